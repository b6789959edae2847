-- Fewer statements for the budgets of a turn. 0018 describes both functions.

-- Looks for a budget's row only when it could not be updated: from the second turn of a day on, it exists.
create or replace function frontdesk_reserve_tokens(today date, scopes text[], wanted bigint[], limits bigint[])
returns text
language plpgsql
as $$
declare
  part text[];
begin
  for i in 1 .. coalesce(cardinality(scopes), 0) loop
    update budget_days set tokens = tokens + wanted[i]
    where scope = scopes[i] and day = today and tokens + wanted[i] <= limits[i];
    continue when found;
    if not exists (select from budget_days where scope = scopes[i] and day = today) then
      part := string_to_array(scopes[i], ' ');
      -- A budget that an owner sets during the day counts what was used before it.
      insert into budget_days (scope, day, tokens)
      values (scopes[i], today, case when part[1] in ('chatbot', 'person') then
        frontdesk_tokens_used(part[2]::uuid, coalesce(part[3], ''), today::timestamp at time zone 'UTC') else 0 end)
      on conflict (scope, day) do nothing;
      update budget_days set tokens = tokens + wanted[i]
      where scope = scopes[i] and day = today and tokens + wanted[i] <= limits[i];
      continue when found;
    end if;
    for j in 1 .. i - 1 loop
      update budget_days set tokens = tokens - wanted[j] where scope = scopes[j] and day = today;
    end loop;
    return scopes[i];
  end loop;
  return null;
end
$$;

-- Ends early where there are no budgets, and returns null then, too.
create or replace function frontdesk_reserve_for_turn(
  c conversations, network text, has_server_keys boolean, defaults jsonb,
  program_tokens bigint, reply_tokens bigint, most_sent bigint
) returns json
language plpgsql
as $$
declare
  today date := now() at time zone 'UTC';
  is_visitors boolean := c.visitor_id is not null and not c.is_preview;
  person uuid := coalesce(c.user_id, c.visitor_id);
  owner uuid;
  owner_is_admin boolean;
  owner_pays boolean;
  is_operators boolean;
  of_chatbot bigint;
  of_person bigint;
  scopes text[] := '{}';
  limits bigint[] := '{}';
  server_scopes text[] := '{}';
  server_limits bigint[] := '{}';
  reserved integer;
  wanted bigint := 0;
  refused text;
begin
  select b.owner_id, b.owner_is_admin, frontdesk_whole_number(settings -> 'daily_token_budget'),
    frontdesk_whole_number(settings -> 'daily_token_budget_per_visitor')
  into owner, owner_is_admin, of_chatbot, of_person
  from chatbots b cross join lateral (
    select case when c.is_preview then coalesce(b.draft -> 'configuration', b.configuration)
      else b.configuration end as settings) told
  where b.id = c.chatbot_id;
  if of_chatbot is null and of_person is null and defaults - 'networks' = '{}' then
    return null;
  end if;
  -- Keys that this owner may no longer use pay for nothing.
  owner_pays := owner is not null and frontdesk_provider_keys(owner, owner_is_admin) is not null;
  is_operators := owner is null or owner_is_admin;
  if not (has_server_keys or owner_pays) then
    return null;
  end if;

  if of_person is not null and person is not null then
    scopes := scopes || format('person %s %s', c.chatbot_id, person);
    limits := limits || of_person;
    if is_visitors then
      scopes := scopes || format('network %s %s', c.chatbot_id, network);
      limits := limits || of_person * (defaults ->> 'networks')::bigint;
    end if;
  elsif is_visitors and owner_pays then
    scopes := scopes || format('visitor %s %s', owner, person) || format('visitors-network %s %s', owner, network);
    limits := limits || (defaults ->> 'visitor')::bigint || (defaults ->> 'visitor_network')::bigint;
  elsif is_visitors then
    server_scopes := array[format('visitor server %s', person), format('visitors-network server %s', network)];
    server_limits := array[(defaults ->> 'visitor')::bigint, (defaults ->> 'visitor_network')::bigint];
  elsif c.user_id is not null then
    server_scopes := array[format('user server %s', person), format('users-network server %s', network)];
    server_limits := array[(defaults ->> 'user')::bigint, (defaults ->> 'user_network')::bigint];
  end if;
  if of_chatbot is not null then
    scopes := scopes || format('chatbot %s', c.chatbot_id);
    limits := limits || of_chatbot;
  elsif is_visitors then
    scopes := scopes || format('visitors %s', c.chatbot_id);
    limits := limits || (defaults ->> 'chatbot')::bigint;
  end if;
  -- An administrator's chatbots and the operator's assistant have no limited share of the operator's
  -- keys.
  server_scopes := server_scopes || case when is_operators then null else format('owner server %s', owner) end || 'server'::text;
  server_limits := server_limits || (defaults ->> 'owner')::bigint || (defaults ->> 'server')::bigint;

  -- Without a limit, or without a person to count for, there is no budget.
  select coalesce(array_agg(scope order by n), '{}'), coalesce(array_agg(most order by n), '{}')
  into scopes, limits
  from unnest(scopes, limits) with ordinality as budget (scope, most, n)
  where most is not null and scope not like '% ';
  select coalesce(array_agg(scope order by n), '{}'), coalesce(array_agg(most order by n), '{}')
  into server_scopes, server_limits
  from unnest(server_scopes, server_limits) with ordinality as budget (scope, most, n)
  where most is not null and scope is not null and scope not like '% ';

  reserved := cardinality(scopes) + case when owner_pays then 0 else cardinality(server_scopes) end;
  scopes := scopes || server_scopes;
  limits := limits || server_limits;
  if reserved > 0 then
    wanted := frontdesk_estimate_turn(c) + program_tokens;
    if c.visitor_id is not null then
      wanted := least(wanted, most_sent);
    end if;
    wanted := wanted + reply_tokens;
    refused := frontdesk_reserve_tokens(today, scopes[:reserved], array_fill(wanted, array[reserved]), limits);
  end if;
  return json_build_object('day', today, 'scopes', scopes, 'limits', limits,
    'ofServer', cardinality(server_scopes), 'reserved', reserved, 'tokens', wanted, 'refused', refused);
end
$$;

insert into frontdesk_migrations (name) values ('0027_fewer_budget_statements');
