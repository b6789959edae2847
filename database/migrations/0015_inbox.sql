-- The inbox: an owner reads conversations, answers in the chatbot's place and writes notes. Replies record
-- their sources.

alter table conversations
  -- Since when the owner answers in the chatbot's place, and which user; null while the chatbot answers.
  add column taken_over_at timestamptz,
  add column taken_over_by uuid;
create index conversations_taken_over on conversations (chatbot_id, updated_at desc) where taken_over_at is not null;
grant update (taken_over_at, taken_over_by) on conversations to frontdesk_app;
-- Its name sorts it after the participants' policies, which decide nearly always.
create policy conversations_owner_write on conversations for update to frontdesk_app
  using (user_id is null and chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]))
  with check (user_id is null and chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]));

-- The user who wrote it in the chatbot's place. No foreign key: the owner's chatbots and their messages are
-- deleted with the owner.
alter table messages add column author_id uuid;
alter policy messages_write on messages
  with check (
    author_id is null
    and exists (select from conversations c where c.id = conversation_id and frontdesk_takes_part(c)));
-- Nobody deletes another person's messages.
alter policy messages_replace on messages
  using (
    author_id is null
    and exists (select from conversations c where c.id = conversation_id and frontdesk_takes_part(c)));
create policy messages_write_as_owner on messages for insert to frontdesk_app
  with check (
    author_id is not null and author_id = frontdesk_user_id() and role = 'assistant'
    and exists (
      select from conversations c
      where c.id = conversation_id and c.user_id is null and c.taken_over_at is not null
        and c.chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[])));

alter table turns
  -- The passages of knowledge that the reply uses, as texts, and whether it says that the chatbot does
  -- not know. Null when not evaluated.
  add column sources jsonb,
  add column found_nothing boolean,
  -- When the owner answered an unanswered question, or dismissed it.
  add column attended_at timestamptz,
  drop constraint turns_state_check,
  -- human: the owner had taken over, so no model was called, and there is no reply.
  add constraint turns_state_check
    check (state in ('running', 'done', 'failed', 'stopped', 'interrupted', 'human'));
create index turns_unanswered on turns (chatbot_id, started_at desc) where found_nothing and attended_at is null;
create index turns_unanswered_in on turns (conversation_id) where found_nothing and attended_at is null;
grant update (sources, found_nothing, attended_at) on turns to frontdesk_app;
create policy turns_owner_attend on turns for update to frontdesk_app
  using (exists (
    select from conversations c
    where c.id = conversation_id and c.user_id is null
      and c.chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[])));

-- Turns without a model have no usage.
create or replace view chatbot_usage with (security_invoker = true) as
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
  where state not in ('running', 'human')
  group by chatbot_id, day, model;

-- An owner's notes on a conversation. Neither visitors nor models see them.
create table conversation_notes (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations (id) on delete cascade,
  author_id uuid not null,
  content text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index conversation_notes_of_conversation on conversation_notes (conversation_id, created_at);
alter table conversation_notes enable row level security;
alter table conversation_notes force row level security;
create policy conversation_notes_owner on conversation_notes to frontdesk_app
  using (exists (
    select from conversations c
    where c.id = conversation_id and c.user_id is null
      and c.chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[])))
  with check (
    author_id = frontdesk_user_id()
    and exists (
      select from conversations c
      where c.id = conversation_id and c.user_id is null
        and c.chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[])));
create policy conversation_notes_system on conversation_notes to frontdesk_system using (true) with check (true);
grant select, insert, delete on conversation_notes to frontdesk_app;
grant select, insert, update, delete on conversation_notes to frontdesk_system;

-- On Supabase the API roles keep SELECT alone.
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke all on conversation_notes from %I', api_role);
    execute format('grant select on conversation_notes to %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0015_inbox');
