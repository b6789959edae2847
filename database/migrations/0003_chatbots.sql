-- A chatbot without an owner is the operator's. One of them is the default: it serves the mobile and chat
-- APIs and, under its slug, is the public sample.
create table chatbots (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid references users (id) on delete cascade,
  is_default boolean not null default false,
  name text not null,
  description text not null default '',
  instructions text not null default '',
  facts text not null default '',
  is_public boolean not null default false,
  public_url_slug text unique,
  -- model, temperature, greeting, languages, suggested_questions
  configuration jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index chatbots_one_default on chatbots (is_default) where is_default;
create index chatbots_owner on chatbots (owner_id);

alter table chatbots enable row level security;
alter table chatbots force row level security;
create policy chatbots_owner on chatbots using (owner_id = (select frontdesk_user_id()));
-- The server composes prompts from these; only the server can take this role.
create policy chatbots_spoken_to on chatbots for select to frontdesk_app
  using (is_public or (is_default and (select frontdesk_user_id()) is not null));
create policy chatbots_system on chatbots to frontdesk_system using (true) with check (true);
grant select on chatbots to frontdesk_app;
grant select, insert, update, delete on chatbots to frontdesk_system;

insert into frontdesk_migrations (name) values ('0003_chatbots');
