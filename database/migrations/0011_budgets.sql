-- Daily token budgets of a chatbot, and the usage of its turns. Days are UTC.

-- The used part of a day's budgets. The first turn of the day with a budget inserts the row.
create table budget_days (
  -- No foreign keys: rows of past days are deleted, and until then a superfluous one does no harm.
  chatbot_id uuid not null,
  day date not null,
  -- The id of a visitor, or of a user of the operator's assistant; empty for everybody together.
  person text not null,
  -- Used tokens, and those reserved by running turns.
  tokens bigint not null check (tokens >= 0),
  primary key (chatbot_id, day, person)
);
create index budget_days_past on budget_days (day);
alter table budget_days enable row level security;
alter table budget_days force row level security;
create policy budget_days_system on budget_days to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on budget_days to frontdesk_system;

-- The usage of a chatbot's turns since a moment, of everybody or of one person.
create function frontdesk_tokens_used(of_chatbot uuid, of_person text, since timestamptz) returns bigint
language plpgsql stable parallel safe
as $$
begin
  if of_person = '' then
    return (
      select coalesce(sum(coalesce(input_tokens, 0)::bigint + coalesce(output_tokens, 0)), 0) from turns
      where chatbot_id = of_chatbot and started_at >= since);
  end if;
  return (
    select coalesce(sum(coalesce(t.input_tokens, 0)::bigint + coalesce(t.output_tokens, 0)), 0)
    from conversations c join turns t on t.conversation_id = c.id
    where (c.visitor_id = of_person::uuid or c.user_id = of_person::uuid)
      and t.chatbot_id = of_chatbot and t.started_at >= since);
end
$$;

-- Reserves tokens of one budget of a day, if enough are left. The row's lock serialises concurrent calls,
-- also of several servers.
create function frontdesk_take_tokens(of_chatbot uuid, of_day date, of_person text, wanted bigint, budget bigint)
returns boolean
language plpgsql
as $$
begin
  if not exists (select from budget_days where chatbot_id = of_chatbot and day = of_day and person = of_person) then
    -- A budget that is set during the day includes the usage before it.
    insert into budget_days (chatbot_id, day, person, tokens)
    values (of_chatbot, of_day, of_person,
      frontdesk_tokens_used(of_chatbot, of_person, of_day::timestamp at time zone 'UTC'))
    on conflict (chatbot_id, day, person) do nothing;
  end if;
  update budget_days set tokens = tokens + wanted
  where chatbot_id = of_chatbot and day = of_day and person = of_person and tokens + wanted <= budget;
  return found;
end
$$;

-- Reserves tokens of today's budgets: of the person's and of the chatbot's, or of neither.
--   of_person                      null for somebody without a personal budget
--   person_budget, chatbot_budget  null without a budget; then nothing is counted
-- Returns the day of the reservation; null when not enough tokens are left.
create function frontdesk_reserve_tokens(
  of_chatbot uuid, of_person text, wanted bigint, person_budget bigint, chatbot_budget bigint
) returns date
language plpgsql
as $$
declare
  today date := now() at time zone 'UTC';
  is_persons boolean := of_person is not null and person_budget is not null;
begin
  -- The person's budget first, here and in refunds, so that turns cannot deadlock. The row that all of a
  -- chatbot's turns need is locked for the shortest time.
  if is_persons and not frontdesk_take_tokens(of_chatbot, today, of_person, wanted, person_budget) then
    return null;
  end if;
  if chatbot_budget is not null
    and not frontdesk_take_tokens(of_chatbot, today, '', wanted, chatbot_budget) then
    update budget_days set tokens = tokens - wanted
    where is_persons and chatbot_id = of_chatbot and day = today and person = of_person;
    return null;
  end if;
  return today;
end
$$;

-- The usage of chatbots, for SQL and BI tools: a row per chatbot, day and model, as far as the reader may
-- see. Running turns are excluded.
create view chatbot_usage with (security_invoker = true) as
  select chatbot_id, (started_at at time zone 'UTC')::date as day,
    -- Null when unknown: the server crashed during the turn.
    model,
    count(*) as turns,
    -- Turns without a complete reply that nobody stopped.
    count(*) filter (where state in ('failed', 'interrupted')) as failed_turns,
    coalesce(sum(input_tokens), 0) as input_tokens,
    coalesce(sum(output_tokens), 0) as output_tokens,
    -- In US dollars, of the turns with a known price; null without any.
    sum(cost_usd) as cost_usd,
    count(*) - count(cost_usd) as unpriced_turns,
    percentile_disc(0.5) within group (order by first_token_ms) as first_token_ms_p50,
    percentile_disc(0.99) within group (order by first_token_ms) as first_token_ms_p99,
    percentile_disc(0.5) within group (order by duration_ms) as duration_ms_p50,
    percentile_disc(0.99) within group (order by duration_ms) as duration_ms_p99
  from turns
  where state <> 'running'
  group by chatbot_id, day, model;
grant select on chatbot_usage to frontdesk_app, frontdesk_system;

insert into frontdesk_migrations (name) values ('0011_budgets');
