-- Budgets that many turns share are split into parts once two turns want one at the same time, so that turns do not wait
-- for each other's commits (docs/decisions/0049).
--
-- Part 0 of a budget exists always. It grants shares of what is left to other parts, and counts them as used:
--   part 0  tokens: used from here; granted: the shares of the other parts, whether used or not
--   others  tokens: used from this part; granted: its share; most: the limit at which it was granted
-- Used are the tokens of all parts together. They never exceed the limit, because part 0 grants no more than that. A part's
-- tokens may be negative: what a turn reserved in one part may be returned to another.
alter table budget_days
  add column part integer not null default 0,
  add column granted bigint not null default 0,
  add column most bigint not null default 0,
  drop constraint budget_days_tokens_check,
  drop constraint budget_days_pkey,
  add primary key (scope, day, part);

-- Adds tokens to a part that no other transaction holds and that has room. Returns whether there was one.
create function frontdesk_add_tokens(of_scope text, of_day date, added bigint, most_tokens bigint) returns boolean
language plpgsql
as $$
begin
  -- A scalar subquery is evaluated once; a joined one might be for each part.
  update budget_days set tokens = tokens + added
  where scope = of_scope and day = of_day and part = (
    select x.part from budget_days x
    where x.scope = of_scope and x.day = of_day and x.most <= most_tokens
      and x.tokens + added <= case x.part when 0 then most_tokens - x.granted else x.granted end
    limit 1
    for update skip locked);
  return found;
end
$$;

-- The same for a budget whose parts are held or have no room: waits for part 0.
create function frontdesk_add_tokens_waiting(of_scope text, of_day date, added bigint, most_tokens bigint) returns boolean
language plpgsql
as $$
declare
  kind text[] := string_to_array(of_scope, ' ');
  used bigint;
  lent bigint;
  share bigint;
  is_new boolean := false;
begin
  if not exists (select from budget_days where scope = of_scope and day = of_day and part = 0) then
    -- A budget that an owner sets during the day counts what was used before it.
    insert into budget_days (scope, day, tokens)
    values (of_scope, of_day, case when kind[1] in ('chatbot', 'person') then
      frontdesk_tokens_used(kind[2]::uuid, coalesce(kind[3], ''), of_day::timestamp at time zone 'UTC') else 0 end)
    on conflict (scope, day, part) do nothing;
    is_new := found;
  end if;
  select tokens, granted into used, lent from budget_days
  where scope = of_scope and day = of_day and part = 0 for update;

  if used + lent + added > most_tokens and lent <> 0 then
    -- The parts return what they have not used.
    update budget_days set granted = tokens where scope = of_scope and day = of_day and part > 0;
    select coalesce(sum(tokens), 0) into lent from budget_days where scope = of_scope and day = of_day and part > 0;
    update budget_days set granted = lent where scope = of_scope and day = of_day and part = 0;
  end if;
  if used + lent + added > most_tokens then
    return false;
  end if;

  -- Shares become smaller towards the limit; the last tokens are reserved in part 0 alone.
  share := least(added * 32, (most_tokens - used - lent) / 16);
  if is_new or share < added * 2 then
    update budget_days set tokens = tokens + added where scope = of_scope and day = of_day and part = 0;
    return true;
  end if;
  update budget_days set granted = granted + share where scope = of_scope and day = of_day and part = 0;
  update budget_days set tokens = tokens + added, granted = granted + share, most = most_tokens
  where scope = of_scope and day = of_day and part = (
    select x.part from budget_days x
    where x.scope = of_scope and x.day = of_day and x.part > 0 and x.most <= most_tokens
    limit 1
    for update skip locked);
  if not found then
    insert into budget_days (scope, day, part, tokens, granted, most)
    select of_scope, of_day, max(part) + 1, added, share, most_tokens
    from budget_days where scope = of_scope and day = of_day;
  end if;
  return true;
end
$$;

-- 0018 describes both functions. No transaction waits for a part while it holds a budget that comes later in the order.
-- Planning a statement for each call would take longer than running it.
create or replace function frontdesk_reserve_tokens(today date, scopes text[], wanted bigint[], limits bigint[])
returns text
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
begin
  for i in 1 .. coalesce(cardinality(scopes), 0) loop
    continue when frontdesk_add_tokens(scopes[i], today, wanted[i], limits[i])
      or frontdesk_add_tokens_waiting(scopes[i], today, wanted[i], limits[i]);
    for j in 1 .. i - 1 loop
      perform frontdesk_settle_tokens(today, array[scopes[j]], array[-wanted[j]]);
    end loop;
    return scopes[i];
  end loop;
  return null;
end
$$;

create or replace function frontdesk_settle_tokens(of_day date, scopes text[], deltas bigint[]) returns void
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
  unlimited constant bigint := 1000000000000000000;
begin
  for i in 1 .. coalesce(cardinality(scopes), 0) loop
    -- Also into a part of another limit: what it has is granted.
    continue when frontdesk_add_tokens(scopes[i], of_day, deltas[i], unlimited);
    update budget_days set tokens = tokens + deltas[i] where scope = scopes[i] and day = of_day and part = 0;
  end loop;
end
$$;

do $$
declare
  callable regprocedure;
  api_role name;
begin
  foreach callable in array array[
    'frontdesk_add_tokens(text, date, bigint, bigint)'::regprocedure,
    'frontdesk_add_tokens_waiting(text, date, bigint, bigint)'
  ] loop
    execute format('revoke execute on function %s from public', callable);
    execute format('grant execute on function %s to frontdesk_system', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0033_shared_budgets');
