-- Only a call whose response did not reach its client is recognised as repeated: docs/decisions/0035.
-- Existing rows include calls with responses.
drop index turns_by_call;
alter table turns drop column call_hash;
alter table turns
  -- SHA-256 over an API key and the call whose response was lost; null as soon as a retry has the turn.
  add column call_hash bytea;
create index turns_by_call on turns (call_hash, started_at desc) where call_hash is not null;
grant update (call_hash) on turns to frontdesk_app;

insert into frontdesk_migrations (name) values ('0022_unanswered_calls');
