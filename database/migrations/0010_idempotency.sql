-- The calls that came with an Idempotency-Key, so that the same call a second time does nothing twice:
-- docs/decisions/0017. The server's own; nobody's rows are in it.

create table idempotent_calls (
  -- HMAC-SHA-256, with a key of the server's, over who calls, the path and the key that came.
  id bytea primary key,
  -- The same over what the call says. With a key, since passwords are part of it.
  request_hash bytea not null,
  -- What the turn is called that the call starts, however often it has to be begun.
  turn_id uuid not null,
  -- The process that runs the call, and until when no other may; null while it does not run.
  server_id uuid not null,
  leased_until timestamptz,
  -- Status, headers and body, encrypted: some hold keys and tokens. Null until there is one to repeat.
  answer bytea,
  created_at timestamptz not null default now()
);
-- For those that are too old to be repeated, which housekeeping takes away.
create index idempotent_calls_created on idempotent_calls (created_at);
alter table idempotent_calls enable row level security;
alter table idempotent_calls force row level security;
create policy idempotent_calls_system on idempotent_calls to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on idempotent_calls to frontdesk_system;

insert into frontdesk_migrations (name) values ('0010_idempotency');
