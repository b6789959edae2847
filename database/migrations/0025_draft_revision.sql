-- A number in place of a time tells whether a draft was changed since it was read (docs/decisions/0038).

alter table chatbots
  -- Increases with each change of what the editor shows: the draft, or without one the published content. It never
  -- decreases, so that a number stands for one state. `draft_saved_at` remains a time, for the list of chatbots.
  add column draft_revision integer not null default 0;
grant update (draft_revision) on chatbots to frontdesk_app;

-- Who read a chatbot without a draft has 0.
set local role frontdesk_system;
update chatbots set draft_revision = 1 where draft is not null;
reset role;

insert into frontdesk_migrations (name) values ('0025_draft_revision');
