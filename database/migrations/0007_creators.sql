-- People own chatbots. A chatbot speaks for its owner's profile to visitors and programs. Only the server
-- writes: Supabase gives its API roles rights on all columns of all tables, so the policies for writing are
-- bound to frontdesk_app, including those of earlier migrations.
alter policy conversations_of_user_write on conversations to frontdesk_app;
alter policy conversations_of_user_delete on conversations to frontdesk_app;
alter policy conversations_of_user_open on conversations to frontdesk_app;
drop policy chatbots_owner on chatbots;
create policy chatbots_owner_read on chatbots for select using (owner_id = (select frontdesk_user_id()));
create policy chatbots_owner_write on chatbots to frontdesk_app
  using (owner_id = (select frontdesk_user_id())) with check (owner_id = (select frontdesk_user_id()));

create table profiles (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null unique references users (id) on delete cascade,
  name text not null default '',
  location text not null default '',
  bio text not null,
  skills text not null,
  experience text not null,
  interests text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table profiles enable row level security;
alter table profiles force row level security;
create policy profiles_self on profiles to frontdesk_app
  using (user_id = (select frontdesk_user_id())) with check (user_id = (select frontdesk_user_id()));
-- A chatbot speaks from its owner's profile: the policies of chatbots apply inside.
create policy profiles_spoken_from on profiles for select to frontdesk_app
  using (exists (select from chatbots b where b.owner_id = profiles.user_id));
create policy profiles_system on profiles to frontdesk_system using (true) with check (true);
grant select, insert on profiles to frontdesk_app;
grant update (name, location, bio, skills, experience, interests, updated_at) on profiles to frontdesk_app;
grant select, insert, update, delete on profiles to frontdesk_system;

-- A chatbot is visible to whoever may talk to it: a user, the holder of a session, a program. These
-- policies call functions for each row, because they are evaluated for one or a few.
drop policy chatbots_spoken_to on chatbots;
create policy chatbots_public on chatbots for select to frontdesk_app
  using (
    is_public and (frontdesk_user_id() is not null or frontdesk_conversation_id() is not null)
  );
create policy chatbots_default on chatbots for select to frontdesk_app
  using (is_default and frontdesk_user_id() is not null);
create policy chatbots_client on chatbots for select to frontdesk_app
  using (id = frontdesk_client_chatbot_id());
-- Owners cannot make a chatbot the operator's.
grant insert (owner_id, name, description, is_public, public_url_slug, configuration) on chatbots to frontdesk_app;
grant update (name, description, is_public, public_url_slug, configuration, updated_at) on chatbots to frontdesk_app;
grant delete on chatbots to frontdesk_app;

create policy visitors_owner on visitors to frontdesk_app
  using (chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]));
-- The holder of a session may read its visitor.
create policy visitors_self on visitors for select to frontdesk_app
  using (exists (
    select from conversations c where c.visitor_id = visitors.id and c.id = (select frontdesk_conversation_id())));
grant select, delete on visitors to frontdesk_app;

alter table conversations
  -- For a program with an API key, on behalf of customers that only it knows.
  add column is_client boolean not null default false,
  -- The id that the user's own client chose.
  add column session_key text,
  -- Which of the visitors with one visitor_key: identified by a token that only they have.
  add column visit uuid,
  drop constraint conversations_check,
  add constraint conversations_one_person check (num_nonnulls(user_id, visitor_id) + is_client::integer = 1),
  add constraint conversations_session_key unique (user_id, session_key),
  add constraint conversations_visit unique (visitor_id, visit);

-- An owner reads the messages of visitors and programs to their chatbots, but never those of users.
create policy conversations_owner_read on conversations for select to frontdesk_app
  using (user_id is null and chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]));
create policy conversations_client_read on conversations for select to frontdesk_app
  using (is_client and chatbot_id = (select frontdesk_client_chatbot_id()));
create policy conversations_client_open on conversations for insert to frontdesk_app
  with check (is_client and chatbot_id = (select frontdesk_client_chatbot_id()));
create policy conversations_client_write on conversations for update to frontdesk_app
  using (is_client and chatbot_id = (select frontdesk_client_chatbot_id()))
  with check (is_client and chatbot_id = (select frontdesk_client_chatbot_id()));

-- Whether this transaction's person takes part in a conversation; its owner only reads it. Without
-- subqueries, so that Postgres inlines it into the policies.
create function frontdesk_takes_part(conversation conversations) returns boolean
language sql stable parallel safe
as $$
  select conversation.user_id = frontdesk_user_id()
    or (conversation.visitor_id is not null and conversation.id = frontdesk_conversation_id())
    or (conversation.is_client and conversation.chatbot_id = frontdesk_client_chatbot_id())
$$;

alter table messages
  -- For the chatbot's owner. Messages of users to the operator's assistant are private.
  add column is_read boolean not null default true;
create index messages_unread on messages (conversation_id) where not is_read;
drop policy messages_of_conversation on messages;
create policy messages_read on messages for select
  using (exists (select from conversations c where c.id = conversation_id));
create policy messages_write on messages for insert to frontdesk_app
  with check (exists (select from conversations c where c.id = conversation_id and frontdesk_takes_part(c)));
create policy messages_replace on messages for delete to frontdesk_app
  using (exists (select from conversations c where c.id = conversation_id and frontdesk_takes_part(c)));
create policy messages_mark on messages for update to frontdesk_app
  using (exists (
    select from conversations c
    where c.id = conversation_id and c.user_id is null
      and c.chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[])));
grant update (is_read) on messages to frontdesk_app;
grant delete on messages to frontdesk_app;

drop policy turns_of_conversation on turns;
create policy turns_read on turns for select
  using (exists (select from conversations c where c.id = conversation_id));
create policy turns_open on turns for insert to frontdesk_app
  with check (exists (select from conversations c where c.id = conversation_id and frontdesk_takes_part(c)));
create policy turns_close on turns for update to frontdesk_app
  using (exists (select from conversations c where c.id = conversation_id and frontdesk_takes_part(c)));

-- Private facts that a user attached to one conversation. It is shown as the conversation's system message.
create table training_data (
  conversation_id uuid primary key references conversations (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  content text not null,
  created_at timestamptz not null default now()
);
alter table training_data enable row level security;
alter table training_data force row level security;
create policy training_data_of_conversation on training_data to frontdesk_app
  using (exists (select from conversations c where c.id = conversation_id and frontdesk_takes_part(c)))
  with check (exists (select from conversations c where c.id = conversation_id and frontdesk_takes_part(c)));
create policy training_data_system on training_data to frontdesk_system using (true) with check (true);
grant select, insert on training_data to frontdesk_app;
grant update (content) on training_data to frontdesk_app;
grant select, insert, update, delete on training_data to frontdesk_system;

-- Whether a token is revoked, given its login and its time of issue in seconds since 1970.
create function frontdesk_login_has_ended(of_user uuid, login uuid, issued_at bigint) returns boolean
language plpgsql stable parallel safe
as $$
begin
  return exists (select from logins where id = login and ended_at is not null)
    or exists (
      select from users
      where id = of_user
        and others_ended_at > to_timestamp(coalesce(issued_at, 0)) and others_ended_but is distinct from login
    );
end
$$;

-- Begins a person's transaction: takes the role and the claims of its identity. A void credential ends the
-- transaction before anything is read or written. The server handles these states:
--   FD001 user deleted        FD002 login ended     FD003 unknown API key
--   FD004 key of another chatbot   FD005 origin not allowed for the chatbot's widget   FD006 user disabled
create function frontdesk_enter(who text) returns void
language plpgsql
as $$
declare
  claims jsonb := who;
  login uuid := claims ->> 'login_id';
  others_ended timestamptz;
  but uuid;
  active boolean;
begin
  perform set_config('request.jwt.claims', who, true), set_config('role', 'frontdesk_app', true);
  if claims ? 'sub' then
    -- The same check as frontdesk_login_has_ended(), in half the time: this runs in every transaction.
    select others_ended_at, others_ended_but, is_active into others_ended, but, active
    from users where id = (claims ->> 'sub')::uuid;
    if not found then
      raise sqlstate 'FD001';
    end if;
    if exists (select from logins where id = login and ended_at is not null)
      or (others_ended > to_timestamp(coalesce((claims ->> 'issued_at')::bigint, 0)) and but is distinct from login) then
      raise sqlstate 'FD002';
    end if;
    if not active then
      raise sqlstate 'FD006';
    end if;
  end if;
  if claims ? 'api_key_hash' then
    if frontdesk_client_chatbot_id() is null then
      raise sqlstate 'FD003';
    end if;
    if claims ? 'chatbot' and not exists (
      select from chatbots
      where id = frontdesk_client_chatbot_id()
        and claims ->> 'chatbot' in (id::text, public_url_slug)
    ) then
      raise sqlstate 'FD004';
    end if;
    update api_keys set last_used_at = now()
    where hash = frontdesk_api_key_hash()
      -- At most once a minute, so that a busy key's row is not written at each call.
      and (last_used_at is null or last_used_at < now() - interval '1 minute');
  end if;
  if claims ? 'origin' and exists (
    select from conversations c join chatbots b on b.id = c.chatbot_id
    where c.id = frontdesk_conversation_id()
      and jsonb_array_length(b.configuration -> 'allowed_origins') > 0
      and not b.configuration -> 'allowed_origins' ? (claims ->> 'origin')
  ) then
    raise sqlstate 'FD005';
  end if;
end
$$;

insert into frontdesk_migrations (name) values ('0007_creators');
