-- A turn is a run with a state, so that a crash affects at most the current turn: docs/decisions/0015.

-- The server processes and their last heartbeat; written only while a process has runs.
create table servers (
  id uuid primary key,
  seen_at timestamptz not null default now()
);
alter table servers enable row level security;
alter table servers force row level security;
create policy servers_system on servers to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on servers to frontdesk_system;

alter table conversations
  -- The running turn; the next one waits until it has ended.
  add column running_turn_id uuid;
grant update (running_turn_id) on conversations to frontdesk_app;

alter table turns
  -- Copied from the conversation, so that usage needs no join.
  add column chatbot_id uuid,
  -- The process that runs it.
  add column server_id uuid,
  -- The id of the reply that this run stores. A turn that runs again is another run.
  add column run_id uuid,
  -- The checkpoint of the partial reply; null once the turn has ended.
  add column arrived text,
  -- The model, the cost in US dollars (null without a known price), and the milliseconds since the turn
  -- began.
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
-- The cost of a reply belongs to its turn.
alter table messages drop column model, drop column input_tokens, drop column output_tokens, drop column duration_ms;
create index turns_running on turns (server_id) where state = 'running';
create index turns_of_chatbot on turns (chatbot_id, started_at);

-- Whether a text contains at least one complete sentence, in any script.
create function frontdesk_has_sentence(content text) returns boolean
language sql immutable parallel safe
as $$
  select content ~ '[^\s.!?…][.!?…]+["''”’»)\]]*(\s|$)|[。！？।॥؟۔]|\S\s*\n'
$$;

-- Recovers running turns without a process: those of servers without a heartbeat for `lease`, and this
-- server's own except `mine`. A partial reply is kept if it contains a sentence; it replaces an older reply
-- to the same message. Several servers may call this at once.
create function frontdesk_settle_turns(me uuid, mine uuid[], lease interval)
returns table (turn_id uuid, conversation_id uuid, is_kept boolean)
language plpgsql
as $$
declare
  t record;
  place integer;
begin
  for t in
    select r.* from turns r
    where r.state = 'running' and r.started_at <= now() - lease
      and case when r.server_id = me then r.run_id <> all (mine)
        else not exists (select from servers s where s.id = r.server_id and s.seen_at > now() - lease) end
    limit 1000
    for update skip locked
  loop
    turn_id := t.id;
    conversation_id := t.conversation_id;
    is_kept := coalesce(frontdesk_has_sentence(t.arrived), false);
    update conversations c set
      running_turn_id = null, updated_at = now(),
      message_count = c.message_count + (is_kept and t.reply_message_id is null)::integer
    where c.id = t.conversation_id and (c.running_turn_id = t.id or c.running_turn_id is null)
    returning c.message_count into place;
    if is_kept then
      if t.reply_message_id is not null then
        delete from messages m where m.id = t.reply_message_id returning m.position into place;
      end if;
      insert into messages (id, conversation_id, position, role, content, is_interrupted, is_read)
      select t.run_id, c.id, place, 'assistant', t.arrived, true, c.user_id is not null
      from conversations c where c.id = t.conversation_id;
    end if;
    update turns set
      state = 'interrupted', failure = 'server_crashed', finished_at = now(), arrived = null,
      reply_message_id = case when is_kept then t.run_id else t.reply_message_id end
    where id = t.id;
    return next;
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0009_runs');
