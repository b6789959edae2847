-- Visitors prove their identity with their chatbot's own signing secret, and API keys have scopes.

-- A chatbot's signing secrets: at most two, the newest and its predecessor.
create table signing_secrets (
  id uuid primary key,
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  -- AES-256-GCM with a key derived from the server's secret, bound to this chatbot and row.
  sealed bytea not null,
  -- Its last characters, so that its owner recognises it.
  hint text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index signing_secrets_of_chatbot on signing_secrets (chatbot_id, created_at);
alter table signing_secrets enable row level security;
alter table signing_secrets force row level security;
create policy signing_secrets_owner on signing_secrets to frontdesk_app
  using (chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]))
  with check (chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]));
create policy signing_secrets_system on signing_secrets to frontdesk_system using (true) with check (true);
grant select, insert, delete on signing_secrets to frontdesk_app;
grant select, insert, update, delete on signing_secrets to frontdesk_system;

-- Until now a token of any account of this server verified a visitor. Those visitors are unverified from
-- here on. A verified and an unverified visitor may have the same visitor_key: they are two rows and share
-- nothing.
alter table visitors
  drop column user_id,
  add column is_verified boolean not null default false,
  -- From a signed identity.
  add column email text,
  drop constraint visitors_chatbot_id_visitor_key_key,
  add constraint visitors_of_chatbot unique (chatbot_id, visitor_key, is_verified);

alter table api_keys
  add column scopes text[] not null default '{chat}'
    check (cardinality(scopes) > 0 and scopes <@ array['chat', 'knowledge']);
-- An API key needs the scope to open conversations.
alter policy api_keys_shown on api_keys
  using (hash = (select frontdesk_api_key_hash()) and 'chat' = any (scopes));

-- Supabase gives its API roles all rights on new tables. They lose those on secrets.
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke all on signing_secrets from %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0019_visitor_identity');
