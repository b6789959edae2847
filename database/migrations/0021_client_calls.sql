-- Identification of a program's call without a conversation id, or of a repeated call: docs/decisions/0035.

alter table conversations
  -- SHA-256 over an API key and all messages of its program's conversation; null when unknown.
  add column history_hash bytea;
create index conversations_by_history on conversations (history_hash, updated_at desc) where history_hash is not null;
grant update (history_hash) on conversations to frontdesk_app;

alter table turns
  -- SHA-256 over an API key and the call that began the turn; null when no program began it.
  add column call_hash bytea;
create index turns_by_call on turns (call_hash, started_at desc) where call_hash is not null;

insert into frontdesk_migrations (name) values ('0021_client_calls');
