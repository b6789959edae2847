-- Who may come in, beyond username and password: accounts with an e-mail address, users whom another
-- system vouches for, logins that end, and an owner's API clients.

alter table users
  -- Who vouches for them: this server, the company's main system, Supabase Auth.
  add column issuer text not null default 'frontdesk' check (issuer in ('frontdesk', 'main-system', 'supabase')),
  -- What another issuer calls them.
  add column subject text,
  add column email text,
  -- The address that signs in here, in lower case; null for users of other issuers.
  add column email_key text unique,
  -- A user's setting at the chat door.
  add column default_session_id text,
  -- Logins that another system began before this second have ended, but for one: it does not tell which
  -- there were.
  -- The operator's word; a token of the main system may say admin too, for as long as it does.
  add column role text not null default 'user' check (role in ('user', 'admin')),
  add column is_active boolean not null default true,
  add column updated_at timestamptz not null default now(),
  add column others_ended_at timestamptz,
  add column others_ended_but uuid,
  add unique (issuer, subject),
  add check ((issuer = 'frontdesk') = (subject is null));
-- By the server alone: through Supabase's API, whose roles have rights on all columns, people only read.
create policy users_self_update on users for update to frontdesk_app
  using (id = (select frontdesk_user_id())) with check (id = (select frontdesk_user_id()));
grant update (default_session_id) on users to frontdesk_app;

-- What follows from one sign-in: every access and refresh token that came of it names it, and none is
-- good once it has ended. A login of Supabase's has a row only when it has ended.
create table logins (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  -- When its last token will have expired, and the row is of no more use.
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index logins_of_user on logins (user_id);
alter table logins enable row level security;
alter table logins force row level security;
create policy logins_self on logins for select to frontdesk_app using (user_id = (select frontdesk_user_id()));
create policy logins_system on logins to frontdesk_system using (true) with check (true);
grant select on logins to frontdesk_app;
grant select, insert, update, delete on logins to frontdesk_system;

create table refresh_tokens (
  -- SHA-256 of a token of 256 random bits.
  hash bytea primary key,
  login_id uuid not null references logins (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  spent_at timestamptz
);
create index refresh_tokens_of_login on refresh_tokens (login_id);
alter table refresh_tokens enable row level security;
alter table refresh_tokens force row level security;
create policy refresh_tokens_system on refresh_tokens to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on refresh_tokens to frontdesk_system;

-- What opens one chatbot to a program of its owner's.
create table api_keys (
  id uuid primary key default gen_random_uuid(),
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  name text not null default '',
  -- Its first characters, by which its owner knows it again.
  prefix text not null,
  -- SHA-256 of a key of 256 random bits.
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index api_keys_of_chatbot on api_keys (chatbot_id, created_at);

-- The key that this transaction's program showed.
create function frontdesk_api_key_hash() returns bytea
language sql stable parallel safe
as $$
  select decode(
    nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'api_key_hash', ''), 'hex')
$$;

-- What policies ask of an owner, once in a statement: a look at chatbots inside a policy would bring all of
-- the policies of chatbots into each plan, which are begun and ended also when nothing asks them.
create function frontdesk_own_chatbot_ids() returns uuid[]
language plpgsql stable parallel safe
as $$
begin
  return array(select id from chatbots where owner_id = frontdesk_user_id());
end
$$;

alter table api_keys enable row level security;
alter table api_keys force row level security;
-- Whose transaction it is comes first: for a program, looking for an owner would ask chatbots, whose
-- policies ask for the program's key again.
create policy api_keys_owner on api_keys to frontdesk_app
  using (
    (select frontdesk_user_id()) is not null
    and chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[])
  );
create policy api_keys_shown on api_keys for select to frontdesk_app
  using (hash = (select frontdesk_api_key_hash()));
create policy api_keys_used on api_keys for update to frontdesk_app
  using (hash = (select frontdesk_api_key_hash())) with check (hash = (select frontdesk_api_key_hash()));
create policy api_keys_system on api_keys to frontdesk_system using (true) with check (true);
grant select, insert, delete on api_keys to frontdesk_app;
grant update (last_used_at) on api_keys to frontdesk_app;
grant select, insert, update, delete on api_keys to frontdesk_system;

-- The chatbot that this transaction's key opens; null for a key that does not exist, or no longer. In
-- PL/pgSQL, which keeps its plan: policies ask this for everybody.
create function frontdesk_client_chatbot_id() returns uuid
language plpgsql stable parallel safe
as $$
declare
  shown bytea := frontdesk_api_key_hash();
begin
  return case when shown is not null then (select chatbot_id from api_keys where hash = shown) end;
end
$$;

insert into frontdesk_migrations (name) values ('0006_people');
