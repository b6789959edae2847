-- Sums of a chatbot's past days, so that its numbers need not read all of its turns: docs/decisions/0046. The server
-- counts each day once, an hour after its end, and again after something in it has changed. Later days are counted when
-- somebody asks.

create table day_sums (
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  -- In UTC.
  day date not null,
  -- The chatbot's owner; null for the operator's chatbots.
  owner_id uuid,
  -- Of frontdesk_count_day(); null before the first count.
  sums jsonb,
  -- Beside them, so that a total need not read them.
  conversations integer generated always as ((sums ->> 'conversations')::integer) stored,
  -- Changed since the count. Readers then count themselves.
  is_stale boolean not null default false,
  primary key (chatbot_id, day)
);
create index day_sums_stale on day_sums (day) where is_stale;
alter table day_sums enable row level security;
alter table day_sums force row level security;
create policy day_sums_owner on day_sums for select to frontdesk_app using (owner_id = frontdesk_user_id());
create policy day_sums_system on day_sums to frontdesk_system using (true) with check (true);
grant select on day_sums to frontdesk_app;
grant select, insert, update, delete on day_sums to frontdesk_system;

-- How far the sums go: one row.
create table day_sums_progress (
  is_only boolean primary key default true check (is_only),
  -- The first day that is not summed for all chatbots.
  day date not null,
  -- The last chatbot that is summed for this day.
  chatbot_id uuid not null default '00000000-0000-0000-0000-000000000000'
);
alter table day_sums_progress enable row level security;
alter table day_sums_progress force row level security;
create policy day_sums_progress_read on day_sums_progress for select to frontdesk_app
  using (frontdesk_user_id() is not null);
create policy day_sums_progress_system on day_sums_progress to frontdesk_system using (true) with check (true);
grant select on day_sums_progress to frontdesk_app;
grant select, insert, update, delete on day_sums_progress to frontdesk_system;

set local role frontdesk_system;
insert into day_sums_progress (day)
select coalesce(min(created_at at time zone 'UTC'), now() at time zone 'UTC')::date from chatbots;
reset role;

-- The conversations that were started on a day. The server builds this index before this file, while others write
-- (server/database/list-indexes.ts).
create index if not exists conversations_started on conversations (chatbot_id, created_at) where user_id is null;

-- The bucket of a duration in a histogram. Buckets grow by 2 %, so that a percentile is right within 1 %, and exact below
-- 50 ms.
create function frontdesk_bucket_of(ms integer) returns integer
language sql immutable parallel safe
as $$
  select case when ms <= 0 then -1 else round(ln(ms) * 50)::integer end
$$;

-- What visitors and programs did with a chatbot on a UTC day; null for nothing. Users' turns are nobody else's business.
--   conversations, ratedUp, ratedDown   without previews
--   turns   by model and isPreview: messages (also unanswered ones), and of the finished turns: turns, failed, inputTokens,
--           outputTokens, costUsd, priced, foundNothing, and histograms firstToken and duration, {bucket: count}
create function frontdesk_count_day(of_chatbot uuid, of_day date) returns jsonb
language plpgsql stable
as $$
declare
  begins constant timestamptz := of_day::timestamp at time zone 'UTC';
  ends constant timestamptz := (of_day + 1)::timestamp at time zone 'UTC';
  turns jsonb;
  started integer;
  up integer;
  down integer;
begin
  with counted as materialized (
    select t.model,
      -- Not joined: the planner would read all of the chatbot's conversations.
      (select c.is_preview from conversations c where c.home = t.home and c.id = t.conversation_id) as is_preview,
      t.state not in ('running', 'human') as is_finished, t.state, t.input_tokens,
      t.output_tokens, t.cost_usd, t.found_nothing, frontdesk_bucket_of(t.first_token_ms) as first_token,
      frontdesk_bucket_of(t.duration_ms) as duration
    from turns t
    where t.chatbot_id = of_chatbot and t.started_at >= begins and t.started_at < ends and t.home = t.conversation_id
  )
  select jsonb_agg(jsonb_build_object(
    'model', g.model, 'isPreview', g.is_preview, 'messages', g.messages, 'turns', g.turns, 'failed', g.failed,
    'inputTokens', g.input_tokens, 'outputTokens', g.output_tokens, 'costUsd', g.cost_usd, 'priced', g.priced,
    'foundNothing', g.found_nothing,
    'firstToken', (
      select jsonb_object_agg(first_token, n) from (
        select x.first_token, count(*) as n from counted x
        where x.model is not distinct from g.model and x.is_preview = g.is_preview and x.is_finished
          and x.first_token is not null
        group by 1) h),
    'duration', (
      select jsonb_object_agg(duration, n) from (
        select x.duration, count(*) as n from counted x
        where x.model is not distinct from g.model and x.is_preview = g.is_preview and x.is_finished
          and x.duration is not null
        group by 1) h)))
  into turns
  from (
    select model, is_preview, count(*) as messages, count(*) filter (where is_finished) as turns,
      count(*) filter (where state in ('failed', 'interrupted')) as failed,
      sum(input_tokens) filter (where is_finished) as input_tokens,
      sum(output_tokens) filter (where is_finished) as output_tokens,
      sum(cost_usd) filter (where is_finished) as cost_usd,
      count(cost_usd) filter (where is_finished) as priced,
      count(*) filter (where found_nothing) as found_nothing
    from counted group by model, is_preview
  ) g;
  select count(*) into started from conversations c
  where c.chatbot_id = of_chatbot and c.created_at >= begins and c.created_at < ends
    and c.user_id is null and not c.is_preview and c.message_count > 0;
  select count(*) filter (where r.rating = 'up'), count(*) filter (where r.rating = 'down') into up, down
  from ratings r
  where r.chatbot_id = of_chatbot and r.rated_at >= begins and r.rated_at < ends
    and not (select c.is_preview from conversations c where c.home = r.home and c.id = r.conversation_id);
  if turns is null and started + up + down = 0 then
    return null;
  end if;
  return jsonb_build_object('turns', coalesce(turns, '[]'), 'conversations', started, 'ratedUp', up, 'ratedDown', down);
end
$$;

-- Notes that something in a past day has changed. Whoever changes it waits here for a count of this day that is under
-- way, and the next count waits for the change.
create function frontdesk_day_changed(of_chatbot uuid, at timestamptz) returns void
language plpgsql
as $$
declare
  of_day constant date := at at time zone 'UTC';
  caller constant text := current_setting('role');
begin
  if of_day is null or of_day >= (now() at time zone 'UTC')::date then
    return;
  end if;
  -- Nobody writes sums.
  perform set_config('role', 'frontdesk_system', true);
  insert into day_sums (chatbot_id, day, owner_id, is_stale)
  select b.id, of_day, b.owner_id, true from chatbots b where b.id = of_chatbot
  on conflict (chatbot_id, day) do update set is_stale = true;
  perform set_config('role', caller, true);
end
$$;

-- Counts the next past day of some chatbots. A day is counted an hour after its end, when none of its turns is running.
--   size   the number of chatbots
-- Returns whether there may be more; several servers may call this at once.
create function frontdesk_sum_next_day(size integer) returns boolean
language plpgsql
as $$
declare
  progress day_sums_progress;
  last_chatbot uuid;
  begins timestamptz;
  ends timestamptz;
begin
  select * into progress from day_sums_progress for update skip locked;
  if not found or progress.day >= ((now() - interval '1 hour') at time zone 'UTC')::date
    or exists (
      select from turns t
      where t.state = 'running' and t.started_at < (progress.day + 1)::timestamp at time zone 'UTC') then
    return false;
  end if;
  select max(id::text)::uuid into last_chatbot
  from (select b.id from chatbots b where b.id > progress.chatbot_id order by b.id limit size) next;
  if last_chatbot is null then
    update day_sums_progress set day = progress.day + 1, chatbot_id = default;
    return true;
  end if;
  begins := progress.day::timestamp at time zone 'UTC';
  ends := (progress.day + 1)::timestamp at time zone 'UTC';
  insert into day_sums (chatbot_id, day, owner_id, sums)
  select x.id, progress.day, x.owner_id, x.counted
  from (
    select b.id, b.owner_id, frontdesk_count_day(b.id, progress.day) as counted
    from chatbots b
      -- Most chatbots have nothing on most days. A limit makes the planner ask the index for each.
      cross join lateral (
        (select from turns t
          where t.chatbot_id = b.id and t.started_at >= begins and t.started_at < ends limit 1)
        union all
        (select from conversations c
          where c.chatbot_id = b.id and c.user_id is null and c.created_at >= begins and c.created_at < ends limit 1)
        union all
        (select from ratings r
          where r.chatbot_id = b.id and r.rated_at >= begins and r.rated_at < ends limit 1)
        limit 1
      ) something
    where b.id > progress.chatbot_id and b.id <= last_chatbot
    -- Counts only after that.
    offset 0
  ) x
  where x.counted is not null
  -- A change that is noted meanwhile is not in this count, and remains noted.
  on conflict (chatbot_id, day) do update set sums = excluded.sums;
  update day_sums_progress set chatbot_id = last_chatbot;
  return true;
end
$$;

-- Counts a changed day again. Returns whether there was one.
create function frontdesk_recount_day() returns boolean
language plpgsql
as $$
declare
  changed day_sums;
begin
  select s.* into changed from day_sums s, day_sums_progress p where s.is_stale and s.day < p.day
  limit 1 for update of s skip locked;
  if not found then
    return false;
  end if;
  -- A statement of its own: it sees what was committed before the lock.
  update day_sums set sums = frontdesk_count_day(changed.chatbot_id, changed.day), is_stale = false
  where chatbot_id = changed.chatbot_id and day = changed.day;
  return true;
end
$$;

-- As in 0029, and the sums.
create or replace function frontdesk_chatbot_changed_hands() returns trigger
language plpgsql
as $$
begin
  execute format('update %I.visitors set owner_id = $1 where chatbot_id = $2', tg_table_schema)
    using new.owner_id, new.id;
  execute format('update %I.day_sums set owner_id = $1 where chatbot_id = $2', tg_table_schema)
    using new.owner_id, new.id;
  execute format('update %I.conversations set owner_id = $1 where chatbot_id = $2 and user_id is null', tg_table_schema)
    using coalesce(new.owner_id, '00000000-0000-0000-0000-000000000000'), new.id;
  return null;
end
$$;

revoke execute on function
  frontdesk_bucket_of(integer), frontdesk_count_day(uuid, date), frontdesk_day_changed(uuid, timestamptz),
  frontdesk_sum_next_day(integer), frontdesk_recount_day()
  from public;
grant execute on function
  frontdesk_bucket_of(integer), frontdesk_count_day(uuid, date), frontdesk_day_changed(uuid, timestamptz)
  to frontdesk_app, frontdesk_system;
grant execute on function frontdesk_sum_next_day(integer), frontdesk_recount_day() to frontdesk_system;
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke all on day_sums, day_sums_progress from %I', api_role);
    execute format('grant select on day_sums, day_sums_progress to %I', api_role);
    execute format('revoke execute on function frontdesk_bucket_of(integer), frontdesk_count_day(uuid, date),
      frontdesk_day_changed(uuid, timestamptz), frontdesk_sum_next_day(integer), frontdesk_recount_day()
      from %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0034_day_sums');
