-- Whether a program's call has found this conversation by its history. Another customer of the same key may have
-- begun it, so nobody is told what is stored there: docs/decisions/0035.
alter table conversations add column is_found_by_history boolean not null default false;
grant update (is_found_by_history) on conversations to frontdesk_app;

insert into frontdesk_migrations (name) values ('0023_found_by_history');
