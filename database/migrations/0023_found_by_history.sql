-- Whether a program's call found this conversation by its history. Another customer of the same key may
-- have begun it, so nobody gets its stored messages: docs/decisions/0035.
alter table conversations add column is_found_by_history boolean not null default false;
grant update (is_found_by_history) on conversations to frontdesk_app;

insert into frontdesk_migrations (name) values ('0023_found_by_history');
