create table messages (
  id uuid primary key default gen_random_uuid(),
  -- The integer that the mobile API exposes as the message's id.
  number bigint generated always as identity,
  conversation_id uuid not null references conversations (id) on delete cascade,
  position integer not null,
  role text not null check (role in ('system', 'user', 'assistant')),
  content text not null,
  -- For replies: whether the model finished it.
  is_interrupted boolean not null default false,
  -- For replies: the model, the cost, and the milliseconds since the turn began.
  model text,
  input_tokens integer,
  output_tokens integer,
  duration_ms integer,
  created_at timestamptz not null default clock_timestamp(),
  unique (conversation_id, position)
);
alter table messages enable row level security;
alter table messages force row level security;
-- A message is visible to whoever sees its conversation: the policies of conversations apply inside the
-- subquery.
create policy messages_of_conversation on messages
  using (exists (select from conversations c where c.id = conversation_id))
  with check (exists (select from conversations c where c.id = conversation_id));
create policy messages_system on messages to frontdesk_system using (true) with check (true);
grant select, insert on messages to frontdesk_app;
grant select, insert, update, delete on messages to frontdesk_system;

-- From a user's message to the finished reply.
create table turns (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations (id) on delete cascade,
  -- No foreign keys: messages and turn are deleted with their conversation. Each key would cost a check
  -- and an index in every turn.
  user_message_id uuid not null,
  reply_message_id uuid,
  state text not null default 'running'
    check (state in ('running', 'done', 'failed', 'stopped', 'interrupted')),
  -- Why the model gave no complete reply: a stable code, never the service's text.
  failure text,
  first_token_ms integer,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index turns_of_conversation on turns (conversation_id, started_at desc);

alter table turns enable row level security;
alter table turns force row level security;
create policy turns_of_conversation on turns
  using (exists (select from conversations c where c.id = conversation_id))
  with check (exists (select from conversations c where c.id = conversation_id));
create policy turns_system on turns to frontdesk_system using (true) with check (true);
grant select, insert, update on turns to frontdesk_app;
grant select, insert, update, delete on turns to frontdesk_system;

insert into frontdesk_migrations (name) values ('0005_messages');
