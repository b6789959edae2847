-- What a distributed Postgres could not plan, in a form that serves every engine (docs/decisions/0045).

-- Adds an owner's answer to a question to the facts of the chatbot and of its draft, and resolves the question, once.
--   answer     one paragraph
--   question   by default the visitor's words
--   most       characters of the facts
-- Returns the facts and the conversation; with facts null where they would be too long; all nulls where there is no such
-- question, or another answer has resolved it.
create function frontdesk_answer_question(
  of_chatbot uuid, of_turn uuid, answer text, question text, most integer, out facts text, out conversation_id uuid
)
language plpgsql
as $$
declare
  t turns;
  said text := question;
  fact text;
begin
  select * into t from turns x where x.id = of_turn and x.chatbot_id = of_chatbot and x.found_nothing;
  perform from conversations c
  where c.home = t.home and c.id = t.conversation_id and c.user_id is null and not c.is_preview;
  if not found then
    return;
  end if;
  if said is null then
    select m.content into said from messages m where m.home = t.home and m.id = t.user_message_id;
  end if;
  fact := 'Q: ' || btrim(regexp_replace(said, '\s+', ' ', 'g')) || E'\nA: ' || answer;
  -- Of two concurrent answers, the second waits here and then finds the first one's.
  select * into t from turns x where x.home = t.home and x.id = t.id for update;
  if t.attended_at is not null then
    select b.facts, t.conversation_id into facts, conversation_id from chatbots b
    where b.id = of_chatbot and strpos(b.facts, fact) > 0;
    return;
  end if;
  conversation_id := t.conversation_id;
  -- Of the row as it is once it is locked: two questions may be answered at the same moment.
  update chatbots b set
    facts = ltrim(rtrim(b.facts, E' \n') || E'\n\n' || fact, E'\n'),
    updated_at = now(),
    draft = case when b.draft is not null then jsonb_set(b.draft, '{facts}',
      to_jsonb(ltrim(rtrim(coalesce(b.draft ->> 'facts', ''), E' \n') || E'\n\n' || fact, E'\n'))) end,
    draft_saved_at = case when b.draft is not null then now() end,
    draft_revision = b.draft_revision + 1
  where b.id = of_chatbot and length(b.facts) + length(fact) < most - 1
    and length(coalesce(b.draft ->> 'facts', '')) + length(fact) < most - 1
  returning b.facts into facts;
  if found then
    update turns x set attended_at = now() where x.home = t.home and x.id = t.id;
  end if;
end
$$;

-- The list items of a record.
create function frontdesk_items(of_home uuid, of_record uuid) returns json
language plpgsql stable
as $$
begin
  return (
    select json_agg(json_build_object('field', i.field, 'data', i.data) order by i.field, i.position)
    from record_items i where i.home = of_home and i.record_id = of_record);
end
$$;

-- Notes that a rating is about to change: it counts on the day on which it was given. A function, because a distributed
-- Postgres would note it on the node of the rating, which has no sums.
--   place   as for server/conversations/rating-queries.ts
create function frontdesk_rating_changes(of_conversation uuid, place integer) returns void
language plpgsql
as $$
declare
  reply uuid;
  rated record;
begin
  select shown.id into reply
  from (
    select m.id, m.role from messages m
    where m.home = of_conversation and m.conversation_id = of_conversation and m.role <> 'system'
    order by m.position offset place limit 1
  ) shown
  where shown.role = 'assistant';
  select r.chatbot_id, r.rated_at into rated from ratings r where r.home = of_conversation and r.message_id = reply;
  if found then
    perform frontdesk_day_changed(rated.chatbot_id, rated.rated_at);
  end if;
end
$$;

-- When things happened in a conversation that a chatbot's numbers count.
create function frontdesk_counted_times(of_home uuid, of_conversation uuid) returns setof timestamptz
language plpgsql stable
as $$
begin
  return query select c.created_at from conversations c where c.home = of_home and c.id = of_conversation;
  return query select t.started_at from turns t where t.home = of_home and t.conversation_id = of_conversation;
  return query select r.rated_at from ratings r where r.home = of_home and r.conversation_id = of_conversation;
end
$$;

-- Which of the chatbots after `first`, up to `last`, have something to count in a period. Most have nothing on most days:
-- a limit makes the planner ask the indexes for each.
create function frontdesk_active_chatbots(first uuid, last uuid, begins timestamptz, ends timestamptz) returns uuid[]
language plpgsql stable
as $$
begin
  return array(
    select b.id from chatbots b
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
    where b.id > first and b.id <= last);
end
$$;

-- As in 0034, with a function for what is distributed.
create or replace function frontdesk_sum_next_day(size integer) returns boolean
language plpgsql
as $$
declare
  progress day_sums_progress;
  last_chatbot uuid;
  begins timestamptz;
  ends timestamptz;
  active uuid[];
begin
  select * into progress from day_sums_progress for update skip locked;
  if not found or progress.day >= ((now() - interval '1 hour') at time zone 'UTC')::date then
    return false;
  end if;
  begins := progress.day::timestamp at time zone 'UTC';
  ends := (progress.day + 1)::timestamp at time zone 'UTC';
  perform from turns t where t.state = 'running' and t.started_at < ends limit 1;
  if found then
    return false;
  end if;
  select max(id::text)::uuid into last_chatbot
  from (select b.id from chatbots b where b.id > progress.chatbot_id order by b.id limit size) next;
  if last_chatbot is null then
    update day_sums_progress set day = progress.day + 1, chatbot_id = default;
    return true;
  end if;
  active := frontdesk_active_chatbots(progress.chatbot_id, last_chatbot, begins, ends);
  insert into day_sums (chatbot_id, day, owner_id, sums)
  select x.id, progress.day, x.owner_id, x.counted
  from (
    select b.id, b.owner_id, frontdesk_count_day(b.id, progress.day) as counted
    from chatbots b where b.id = any (active)
    offset 0
  ) x
  where x.counted is not null
  -- A change that is noted meanwhile is not in this count, and remains noted.
  on conflict (chatbot_id, day) do update set sums = excluded.sums;
  update day_sums_progress set chatbot_id = last_chatbot;
  return true;
end
$$;

-- As in 0008 and 0031, with a subquery in place of a join with chatbots. Views with a common table expression cannot be
-- written.
create or replace view company_onboarding with (security_invoker = true) as
  with onboarding as (select b.id from chatbots b where b.is_onboarding)
  select r.number as id, r.session_number as chat_session_id, r.user_number as user_id,
    r.data ->> 'industry' as industry,
    frontdesk_whole_number(r.data -> 'capital_amount') as capital_amount,
    frontdesk_whole_number(r.data -> 'invention_patent_count') as invention_patent_count,
    frontdesk_whole_number(r.data -> 'utility_patent_count') as utility_patent_count,
    frontdesk_whole_number(r.data -> 'certification_count') as certification_count,
    case when jsonb_typeof(r.data -> 'esg_certification') = 'boolean' then (r.data -> 'esg_certification')::boolean end
      as esg_certification,
    r.created_at, r.updated_at
  from records r
  where r.chatbot_id = (select id from onboarding);
create or replace view products with (security_invoker = true) as
  with onboarding as (select b.id from chatbots b where b.is_onboarding)
  select i.number as id, r.number as onboarding_id, i.data ->> 'product_id' as product_id,
    i.data ->> 'product_name' as product_name, i.data ->> 'price' as price,
    i.data ->> 'main_raw_materials' as main_raw_materials, i.data ->> 'product_standard' as product_standard,
    i.data ->> 'technical_advantages' as technical_advantages, i.created_at
  from record_items i
    join records r on r.home = i.home and r.id = i.record_id
  where i.field = 'products' and r.chatbot_id = (select id from onboarding);

revoke execute on function
  frontdesk_answer_question(uuid, uuid, text, text, integer), frontdesk_items(uuid, uuid),
  frontdesk_rating_changes(uuid, integer), frontdesk_counted_times(uuid, uuid),
  frontdesk_active_chatbots(uuid, uuid, timestamptz, timestamptz)
  from public;
grant execute on function frontdesk_answer_question(uuid, uuid, text, text, integer), frontdesk_items(uuid, uuid),
  frontdesk_rating_changes(uuid, integer)
  to frontdesk_app;
grant execute on function frontdesk_counted_times(uuid, uuid) to frontdesk_app, frontdesk_system;
grant execute on function frontdesk_active_chatbots(uuid, uuid, timestamptz, timestamptz) to frontdesk_system;
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke execute on function frontdesk_answer_question(uuid, uuid, text, text, integer),
      frontdesk_items(uuid, uuid), frontdesk_rating_changes(uuid, integer), frontdesk_counted_times(uuid, uuid),
      frontdesk_active_chatbots(uuid, uuid, timestamptz, timestamptz)
      from %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0038_cluster_statements');
