-- Calls with an Idempotency-Key, so that a repeated call has no second effect: docs/decisions/0017. Only
-- the server reads it.

create table idempotent_calls (
  -- HMAC-SHA-256, with a key of the server, over the caller, the path and the key.
  id bytea primary key,
  -- The same over the request's content. Keyed, because it may contain passwords.
  request_hash bytea not null,
  -- The id of the turn that the call starts, the same for each attempt.
  turn_id uuid not null,
  -- The process that runs the call, and the end of its lease; null while it does not run.
  server_id uuid not null,
  leased_until timestamptz,
  -- Status, headers and body, encrypted because they may contain keys and tokens. Null until there is a
  -- response to repeat.
  answer bytea,
  created_at timestamptz not null default now()
);
-- For housekeeping, which deletes old calls.
create index idempotent_calls_created on idempotent_calls (created_at);
alter table idempotent_calls enable row level security;
alter table idempotent_calls force row level security;
create policy idempotent_calls_system on idempotent_calls to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on idempotent_calls to frontdesk_system;

insert into frontdesk_migrations (name) values ('0010_idempotency');
