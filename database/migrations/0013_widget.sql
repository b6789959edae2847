-- Visitors of the widget rate replies, and may be people whose identity a token proves.

alter table visitors
  -- The proven identity. visitor_key is then a random value of the server, so no client finds this row by
  -- naming a key.
  add column user_id uuid references users (id) on delete cascade,
  add constraint visitors_one_of_user unique (chatbot_id, user_id);
create index visitors_of_user on visitors (user_id) where user_id is not null;

-- A visitor's rating of a reply, which may be changed or withdrawn. Previews have ratings too, so numbers
-- must exclude preview conversations.
create table ratings (
  message_id uuid primary key references messages (id) on delete cascade,
  conversation_id uuid not null references conversations (id) on delete cascade,
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  rating text not null check (rating in ('up', 'down')),
  rated_at timestamptz not null default now()
);
create index ratings_of_conversation on ratings (conversation_id);
create index ratings_of_chatbot on ratings (chatbot_id, rated_at);
create index ratings_down on ratings (chatbot_id, conversation_id) where rating = 'down';

alter table ratings enable row level security;
alter table ratings force row level security;
-- A rating is visible to whoever sees its conversation: the policies of conversations apply inside.
create policy ratings_read on ratings for select to frontdesk_app
  using (exists (select from conversations c where c.id = conversation_id));
-- A visitor rates replies of their own conversation.
create policy ratings_give on ratings for insert to frontdesk_app
  with check (
    conversation_id = (select frontdesk_conversation_id())
    and exists (
      select from conversations c join messages m on m.conversation_id = c.id
      where c.id = ratings.conversation_id and c.visitor_id is not null and c.chatbot_id = ratings.chatbot_id
        and m.id = ratings.message_id and m.role = 'assistant'));
create policy ratings_change on ratings for update to frontdesk_app
  using (conversation_id = (select frontdesk_conversation_id()))
  with check (conversation_id = (select frontdesk_conversation_id()));
create policy ratings_take_back on ratings for delete to frontdesk_app
  using (conversation_id = (select frontdesk_conversation_id()));
create policy ratings_system on ratings to frontdesk_system using (true) with check (true);
grant select, insert, delete on ratings to frontdesk_app;
grant update (rating, rated_at) on ratings to frontdesk_app;
grant select, insert, update, delete on ratings to frontdesk_system;

-- On Supabase the API roles keep SELECT alone, for which no policy gives them rows here.
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke all on ratings from %I', api_role);
    execute format('grant select on ratings to %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0013_widget');
