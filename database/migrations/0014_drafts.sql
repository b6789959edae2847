-- The dashboard: owners claim the server; write, preview, publish and restore drafts; and use their own
-- provider keys (docs/decisions/0021, 0022).

alter table chatbots
  -- The owner's draft, which only the preview uses: name, description, is_public, public_url_slug,
  -- configuration, facts. Null when everything is published.
  add column draft jsonb,
  add column draft_form_id uuid references forms (id) on delete set null,
  -- In whole milliseconds, and different after each save: it identifies a draft that was saved elsewhere.
  add column draft_saved_at timestamptz,
  -- The number of the last row in chatbot_versions; 0 if nothing was published from the dashboard.
  add column version integer not null default 0;
create index chatbots_draft_form on chatbots (draft_form_id) where draft_form_id is not null;
grant insert (facts, version) on chatbots to frontdesk_app;
grant update (facts, draft, draft_form_id, draft_saved_at, version) on chatbots to frontdesk_app;

-- Published versions and when each went live. They never change.
create table chatbot_versions (
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  version integer not null,
  -- As chatbots.draft.
  content jsonb not null,
  form_id uuid references forms (id),
  published_at timestamptz not null default now(),
  note text not null default '',
  primary key (chatbot_id, version)
);
create index chatbot_versions_form on chatbot_versions (form_id) where form_id is not null;
alter table chatbot_versions enable row level security;
alter table chatbot_versions force row level security;
create policy chatbot_versions_owner on chatbot_versions to frontdesk_app
  using (chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]))
  with check (chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]));
create policy chatbot_versions_system on chatbot_versions to frontdesk_system using (true) with check (true);
grant select, insert on chatbot_versions to frontdesk_app;
grant select, insert, update, delete on chatbot_versions to frontdesk_system;

alter table forms
  -- For a draft: a form that was never published is deleted when nothing refers to it.
  add column is_draft boolean not null default false;
create index forms_of_drafts on forms (created_at) where is_draft;

alter table conversations
  -- The owner's preview: excluded from all lists and numbers of conversations.
  add column is_preview boolean not null default false,
  add constraint conversations_preview check (not is_preview or visitor_id is not null);
create index conversations_previews on conversations (chatbot_id, updated_at) where is_preview;

-- As in 0007, but without querying chatbots when there is no owner: the policies of chatbots would call the
-- preview function below, which queries conversations, whose policies call this one.
create or replace function frontdesk_own_chatbot_ids() returns uuid[]
language plpgsql stable parallel safe
as $$
begin
  if frontdesk_user_id() is null then
    return '{}';
  end if;
  return array(select id from chatbots where owner_id = frontdesk_user_id());
end
$$;

-- The chatbot that this transaction's session previews, public or not. A user's transaction previews
-- nothing, so this function and the one above never recurse.
create function frontdesk_previewed_chatbot_id() returns uuid
language plpgsql stable parallel safe
as $$
declare
  session uuid := frontdesk_conversation_id();
begin
  if session is null or frontdesk_user_id() is not null then
    return null;
  end if;
  return (select chatbot_id from conversations where id = session and is_preview);
end
$$;
create policy chatbots_preview on chatbots for select to frontdesk_app
  using (not is_public and id = frontdesk_previewed_chatbot_id());

-- The server's first administrator: at most one row.
create table setup (
  is_claimed boolean primary key default true check (is_claimed),
  claimed_by uuid references users (id) on delete set null,
  claimed_at timestamptz not null default now()
);
alter table setup enable row level security;
alter table setup force row level security;
create policy setup_system on setup to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on setup to frontdesk_system;
set local role frontdesk_system;
insert into setup (claimed_by) select id from users where role = 'admin' order by created_at limit 1;
reset role;

-- Owners' own keys for model providers, which serve their chatbots.
create table provider_keys (
  owner_id uuid not null references users (id) on delete cascade,
  provider text not null check (provider in ('openai', 'openrouter', 'groq', 'ollama')),
  -- AES-256-GCM with a key derived from the server's secret, bound to this owner and provider.
  sealed bytea not null,
  -- The key's last characters, so that its owner recognises it.
  hint text not null,
  -- The base URL if it differs from the provider's; only an administrator may set it.
  base_url text,
  default_model text not null,
  -- The last successful call with it.
  checked_at timestamptz,
  -- Different after each change.
  revision uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (owner_id, provider)
);
alter table provider_keys enable row level security;
alter table provider_keys force row level security;
create policy provider_keys_owner on provider_keys to frontdesk_app
  using (owner_id = (select frontdesk_user_id()))
  with check (owner_id = (select frontdesk_user_id()));
-- The owner of the chatbot that this transaction's session or program talks to. Called only where there is
-- a key.
create function frontdesk_served_owner_id() returns uuid
language plpgsql stable parallel safe
as $$
begin
  return (
    select owner_id from chatbots
    where id = coalesce(
      frontdesk_client_chatbot_id(),
      (select chatbot_id from conversations where id = frontdesk_conversation_id()))
  );
end
$$;
create policy provider_keys_serve on provider_keys for select to frontdesk_app
  using (owner_id = frontdesk_served_owner_id());
create policy provider_keys_system on provider_keys to frontdesk_system using (true) with check (true);
grant select, insert, delete on provider_keys to frontdesk_app;
grant update (sealed, hint, base_url, default_model, checked_at, revision, updated_at) on provider_keys
  to frontdesk_app;
grant select, insert, update, delete on provider_keys to frontdesk_system;

-- The keys for a turn; null for none. In PL/pgSQL, which keeps its plan: every turn calls it.
create function frontdesk_provider_keys(of_owner uuid) returns json
language plpgsql stable parallel safe
as $$
begin
  return (
    select json_agg(json_build_object(
      'ownerId', owner_id, 'provider', provider, 'sealed', encode(sealed, 'base64'), 'baseUrl', base_url,
      'defaultModel', default_model, 'revision', revision) order by provider)
    from provider_keys where owner_id = of_owner
  );
end
$$;

revoke execute on function
  frontdesk_previewed_chatbot_id(), frontdesk_served_owner_id(), frontdesk_provider_keys(uuid) from public;
grant execute on function
  frontdesk_previewed_chatbot_id(), frontdesk_served_owner_id(), frontdesk_provider_keys(uuid) to frontdesk_app;

-- Supabase gives its API roles all rights on new tables. They keep SELECT on versions, whose policies are
-- for frontdesk_app alone, and lose all rights on keys and claims.
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke all on chatbot_versions, setup, provider_keys from %I', api_role);
    execute format('grant select on chatbot_versions to %I', api_role);
    execute format(
      'revoke execute on function frontdesk_previewed_chatbot_id(), frontdesk_served_owner_id(),
        frontdesk_provider_keys(uuid) from %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0014_drafts');
