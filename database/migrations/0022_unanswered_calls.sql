-- Only a call whose answer did not reach its client is recognised when it comes again: docs/decisions/0035.
-- What is there stands at answered calls, too.
drop index turns_by_call;
alter table turns drop column call_hash;
alter table turns
  -- SHA-256 over an API key and the call whose answer was lost; null as soon as a retry has the turn.
  add column call_hash bytea;
create index turns_by_call on turns (call_hash, started_at desc) where call_hash is not null;
grant update (call_hash) on turns to frontdesk_app;

insert into frontdesk_migrations (name) values ('0022_unanswered_calls');
