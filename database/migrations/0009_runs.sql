-- A turn is a run with a state, so that a crash costs at most the turn it hits: docs/decisions/0015.

-- The processes that run turns, and when each was last seen alive; written only while it runs some.
create table servers (
  id uuid primary key,
  seen_at timestamptz not null default now()
);
alter table servers enable row level security;
alter table servers force row level security;
create policy servers_system on servers to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on servers to frontdesk_system;

alter table conversations
  -- The turn under way; the next one waits until it is over.
  add column running_turn_id uuid;
grant update (running_turn_id) on conversations to frontdesk_app;

alter table turns
  -- The conversation's, so that usage need not look there.
  add column chatbot_id uuid,
  -- Which process runs it.
  add column server_id uuid,
  -- The reply while it arrives, as far as it was written down; null once the turn is over.
  add column arrived text,
  -- Which model replied, at what cost in US dollars (null where nobody knows its price), in how many
  -- milliseconds since the turn began.
  add column model text,
  add column input_tokens integer,
  add column output_tokens integer,
  add column cost_usd numeric,
  add column duration_ms integer;

set local role frontdesk_system;
update turns t set chatbot_id = c.chatbot_id from conversations c where c.id = t.conversation_id;
update turns t
set model = m.model, input_tokens = m.input_tokens, output_tokens = m.output_tokens, duration_ms = m.duration_ms
from messages m where m.id = t.reply_message_id;
update conversations c set running_turn_id = t.id from turns t where t.conversation_id = c.id and t.state = 'running';
reset role;

alter table turns alter column chatbot_id set not null;
-- A reply's cost is its turn's.
alter table messages drop column model, drop column input_tokens, drop column output_tokens, drop column duration_ms;
create index turns_running on turns (server_id) where state = 'running';
create index turns_of_chatbot on turns (chatbot_id, started_at);

insert into frontdesk_migrations (name) values ('0009_runs');
