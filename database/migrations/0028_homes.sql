-- Each row of a conversation says in its own columns whose it is (docs/decisions/0042), so that policies compare columns
-- and look into no other table.
--   home       where the row lives: the user's id; for a visitor or a program, the conversation's id
--   owner_id   the owner of the chatbot, who reads it. Nobody reads what a user says
--   client_id  the chatbot whose programs take part
-- The last two are 00000000-0000-0000-0000-000000000000 for nobody: a foreign key ties all of them to the conversation,
-- and would not look at rows with nulls.
--
-- Rows from before have nulls until the server has filled them, in batches between this file and the next, which makes
-- the columns mandatory.

alter table conversations add column home uuid, add column owner_id uuid, add column client_id uuid;
alter table messages add column home uuid, add column owner_id uuid, add column client_id uuid;
alter table turns add column home uuid, add column owner_id uuid, add column client_id uuid;
alter table training_data add column home uuid, add column owner_id uuid, add column client_id uuid;
alter table records add column home uuid, add column owner_id uuid, add column client_id uuid;
alter table record_items
  add column home uuid, add column owner_id uuid, add column client_id uuid, add column conversation_id uuid;
alter table ratings add column home uuid, add column owner_id uuid, add column client_id uuid;
alter table conversation_notes add column home uuid, add column owner_id uuid, add column client_id uuid;
-- The chatbot's owner; null for the operator's chatbots.
alter table visitors add column owner_id uuid;
alter table forms add column owner_id uuid;
alter table chatbot_versions add column owner_id uuid;
alter table api_keys add column owner_id uuid;
alter table signing_secrets add column owner_id uuid;

-- Fills the columns of rows that are inserted without them: by hand, or by a process of an older version. Tables are
-- named by the schema of the trigger's table, because a manual change may run with another search path.
create function frontdesk_note_home() returns trigger
language plpgsql
as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
  new.home := coalesce(new.user_id, new.id);
  new.client_id := case when new.is_client then new.chatbot_id else nobody end;
  new.owner_id := nobody;
  if new.user_id is null then
    execute format('select coalesce(owner_id, $2) from %I.chatbots where id = $1', tg_table_schema)
      into new.owner_id using new.chatbot_id, nobody;
    new.owner_id := coalesce(new.owner_id, nobody);
  end if;
  return new;
end
$$;
create trigger conversations_note_home before insert on conversations
  for each row when (new.home is null) execute function frontdesk_note_home();

create function frontdesk_note_place() returns trigger
language plpgsql
as $$
begin
  if tg_table_name = 'record_items' then
    execute format('select conversation_id, home, owner_id, client_id from %I.records where id = $1', tg_table_schema)
      into new.conversation_id, new.home, new.owner_id, new.client_id using new.record_id;
  else
    -- First as a visitor's or a program's, whose home it is: once 0031 has led the keys by home, only that is quick.
    execute format('select home, owner_id, client_id from %I.conversations where home = $1 and id = $1
      union all select home, owner_id, client_id from %1$I.conversations where id = $1 limit 1', tg_table_schema)
      into new.home, new.owner_id, new.client_id using new.conversation_id;
  end if;
  return new;
end
$$;

create function frontdesk_note_chatbots_owner() returns trigger
language plpgsql
as $$
begin
  execute format('select owner_id from %I.chatbots where id = $1', tg_table_schema)
    into new.owner_id using new.chatbot_id;
  return new;
end
$$;

do $$
declare
  each text;
begin
  foreach each in array
    array['messages', 'turns', 'training_data', 'records', 'record_items', 'ratings', 'conversation_notes']
  loop
    execute format('create trigger %I before insert on %I for each row when (new.home is null)
      execute function frontdesk_note_place()', each || '_note_home', each);
  end loop;
  foreach each in array array['visitors', 'forms', 'chatbot_versions', 'api_keys', 'signing_secrets'] loop
    execute format('create trigger %I before insert on %I for each row when (new.owner_id is null)
      execute function frontdesk_note_chatbots_owner()', each || '_note_owner', each);
  end loop;
end
$$;

-- Fills the next rows of a table from before.
--   step   the table
--   after  the last key of the previous batch; null for the first
--   size   rows of a batch; records of record_items
-- Returns the batch's last key, null when there was nothing left, and how many rows were filled.
create function frontdesk_fill_homes(step text, after uuid, size integer, out last_key uuid, out filled integer)
language plpgsql
as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  first_key constant uuid := coalesce(after, nobody);
  keys uuid[];
begin
  case step
  when 'visitors' then
    keys := array(select id from visitors where id > first_key order by id limit size);
    update visitors v set owner_id = b.owner_id from chatbots b
    where b.id = v.chatbot_id and v.id = any (keys) and v.owner_id is distinct from b.owner_id;
  when 'conversations' then
    keys := array(select id from conversations where id > first_key order by id limit size);
    update conversations c set home = coalesce(c.user_id, c.id),
      owner_id = case when c.user_id is null then coalesce(b.owner_id, nobody) else nobody end,
      client_id = case when c.is_client then c.chatbot_id else nobody end
    from chatbots b where b.id = c.chatbot_id and c.id = any (keys) and c.home is null;
  when 'messages' then
    keys := array(select id from messages where id > first_key order by id limit size);
    update messages t set home = c.home, owner_id = c.owner_id, client_id = c.client_id
    from conversations c where c.id = t.conversation_id and t.id = any (keys) and t.home is null;
  when 'turns' then
    keys := array(select id from turns where id > first_key order by id limit size);
    update turns t set home = c.home, owner_id = c.owner_id, client_id = c.client_id
    from conversations c where c.id = t.conversation_id and t.id = any (keys) and t.home is null;
  when 'training_data' then
    keys := array(select conversation_id from training_data where conversation_id > first_key
      order by conversation_id limit size);
    update training_data t set home = c.home, owner_id = c.owner_id, client_id = c.client_id
    from conversations c where c.id = t.conversation_id and c.id = any (keys) and t.home is null;
  when 'records' then
    keys := array(select id from records where id > first_key order by id limit size);
    update records t set home = c.home, owner_id = c.owner_id, client_id = c.client_id
    from conversations c where c.id = t.conversation_id and t.id = any (keys) and t.home is null;
  when 'record_items' then
    keys := array(select id from records where id > first_key order by id limit size);
    update record_items t set conversation_id = r.conversation_id, home = r.home, owner_id = r.owner_id,
      client_id = r.client_id
    from records r where r.id = t.record_id and r.id = any (keys) and t.home is null;
  when 'ratings' then
    keys := array(select message_id from ratings where message_id > first_key order by message_id limit size);
    update ratings t set home = c.home, owner_id = c.owner_id, client_id = c.client_id
    from conversations c where c.id = t.conversation_id and t.message_id = any (keys) and t.home is null;
  when 'conversation_notes' then
    keys := array(select id from conversation_notes where id > first_key order by id limit size);
    update conversation_notes t set home = c.home, owner_id = c.owner_id, client_id = c.client_id
    from conversations c where c.id = t.conversation_id and t.id = any (keys) and t.home is null;
  end case;
  get diagnostics filled = row_count;
  last_key := keys[cardinality(keys)];
end
$$;

revoke execute on function
  frontdesk_note_home(), frontdesk_note_place(), frontdesk_note_chatbots_owner(),
  frontdesk_fill_homes(text, uuid, integer)
  from public;
grant execute on function frontdesk_fill_homes(text, uuid, integer) to frontdesk_system;
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke execute on function frontdesk_note_home(), frontdesk_note_place(),
      frontdesk_note_chatbots_owner(), frontdesk_fill_homes(text, uuid, integer) from %I', api_role);
  end loop;
end
$$;

set local role frontdesk_system;
update forms t set owner_id = b.owner_id from chatbots b where b.id = t.chatbot_id;
update chatbot_versions t set owner_id = b.owner_id from chatbots b where b.id = t.chatbot_id;
update api_keys t set owner_id = b.owner_id from chatbots b where b.id = t.chatbot_id;
update signing_secrets t set owner_id = b.owner_id from chatbots b where b.id = t.chatbot_id;
reset role;

insert into frontdesk_migrations (name) values ('0028_homes');
