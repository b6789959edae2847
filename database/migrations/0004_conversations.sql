-- A person without an account who talks to one chatbot. visitor_key is chosen by their browser; it proves
-- nothing.
create table visitors (
  id uuid primary key default gen_random_uuid(),
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  visitor_key text not null,
  name text,
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(),
  unique (chatbot_id, visitor_key)
);
alter table visitors enable row level security;
alter table visitors force row level security;
create policy visitors_system on visitors to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on visitors to frontdesk_system;

-- A thread between one chatbot and one person. The UUID of a visitor's conversation is their session:
-- whoever knows it may read and continue this conversation and nothing else.
create table conversations (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity unique,
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  user_id uuid references users (id) on delete cascade,
  visitor_id uuid references visitors (id) on delete cascade,
  title text,
  -- Also the position of the newest message, so that concurrent messages are serialised by this row.
  message_count integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (num_nonnulls(user_id, visitor_id) = 1)
);
create index conversations_of_user on conversations (user_id, updated_at desc);
create index conversations_of_visitor on conversations (visitor_id, updated_at desc);
create index conversations_of_chatbot on conversations (chatbot_id, updated_at desc);

alter table conversations enable row level security;
alter table conversations force row level security;
create policy conversations_of_user_read on conversations for select
  using (user_id = (select frontdesk_user_id()));
create policy conversations_of_user_write on conversations for update
  using (user_id = (select frontdesk_user_id())) with check (user_id = (select frontdesk_user_id()));
create policy conversations_of_user_delete on conversations for delete
  using (user_id = (select frontdesk_user_id()));
-- The policies of chatbots apply inside: the conversation needs a chatbot that this person may talk to.
create policy conversations_of_user_open on conversations for insert
  with check (
    user_id = (select frontdesk_user_id())
    and exists (select from chatbots c where c.id = chatbot_id)
  );
create policy conversations_of_visitor_read on conversations for select to frontdesk_app
  using (visitor_id is not null and id = (select frontdesk_conversation_id()));
create policy conversations_of_visitor_write on conversations for update to frontdesk_app
  using (visitor_id is not null and id = (select frontdesk_conversation_id()))
  with check (visitor_id is not null and id = (select frontdesk_conversation_id()));
create policy conversations_system on conversations to frontdesk_system using (true) with check (true);
-- A person may change what a turn changes, but never the conversation's owner.
grant select, insert, delete on conversations to frontdesk_app;
grant update (title, message_count, updated_at) on conversations to frontdesk_app;
grant select, insert, update, delete on conversations to frontdesk_system;

insert into frontdesk_migrations (name) values ('0004_conversations');
