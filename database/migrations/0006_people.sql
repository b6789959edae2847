-- Further ways to authenticate: accounts with an e-mail address, users of a trusted issuer, logins that
-- end, and API clients of an owner.

alter table users
  -- The issuer that authenticates them: this server, the company's main system, or Supabase Auth.
  add column issuer text not null default 'frontdesk' check (issuer in ('frontdesk', 'main-system', 'supabase')),
  -- Their id at another issuer.
  add column subject text,
  add column email text,
  -- The address for signing in here, in lower case; null for users of other issuers.
  add column email_key text unique,
  -- A user's setting in the chat API.
  add column default_session_id text,
  -- Logins that another issuer began before this second have ended, except for one: that issuer does not
  -- list them.
  -- Set by the operator. A token of the main system may also grant it, until the token expires.
  add column role text not null default 'user' check (role in ('user', 'admin')),
  add column is_active boolean not null default true,
  add column updated_at timestamptz not null default now(),
  add column others_ended_at timestamptz,
  add column others_ended_but uuid,
  add unique (issuer, subject),
  add check ((issuer = 'frontdesk') = (subject is null));
-- Written by the server alone: Supabase's API roles have rights on all columns, so people only read.
create policy users_self_update on users for update to frontdesk_app
  using (id = (select frontdesk_user_id())) with check (id = (select frontdesk_user_id()));
grant update (default_session_id) on users to frontdesk_app;

-- A sign-in. Each of its access and refresh tokens names it, and becomes invalid when it ends. A login at
-- Supabase has a row only once it has ended.
create table logins (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  -- The expiry of its last token, after which the row is not needed.
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

-- Gives a program access to one chatbot of its owner.
create table api_keys (
  id uuid primary key default gen_random_uuid(),
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  name text not null default '',
  -- The key's first characters, so that its owner recognises it.
  prefix text not null,
  -- SHA-256 of a key of 256 random bits.
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index api_keys_of_chatbot on api_keys (chatbot_id, created_at);

-- The API key of this transaction's program.
create function frontdesk_api_key_hash() returns bytea
language sql stable parallel safe
as $$
  select decode(
    nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'api_key_hash', ''), 'hex')
$$;

-- The policies' check for owners, evaluated once per statement. A subquery on chatbots inside a policy
-- would add all policies of chatbots to each plan, which are started even when nothing needs them.
create function frontdesk_own_chatbot_ids() returns uuid[]
language plpgsql stable parallel safe
as $$
begin
  return array(select id from chatbots where owner_id = frontdesk_user_id());
end
$$;

alter table api_keys enable row level security;
alter table api_keys force row level security;
-- The identity is checked first: for a program, looking for an owner would query chatbots, whose policies
-- ask for the program's key again.
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

-- The chatbot of this transaction's key; null for an unknown or revoked key. In PL/pgSQL, which keeps its
-- plan: policies call it for everybody.
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
