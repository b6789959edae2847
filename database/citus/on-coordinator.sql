-- What foreign keys and triggers of the distributed tables did, for Citus (docs/decisions/0045). The server runs this file
-- at each start on a cluster.

-- Deleting a user, a chatbot or a visitor deletes their conversations. The functions belong to frontdesk_system, because
-- an owner's policies do not let them delete visitors' conversations.
create or replace function frontdesk_delete_conversations() returns trigger
language plpgsql security definer
as $$
declare
  ids constant uuid[] := array(select id from gone);
begin
  execute format('set local search_path = %I', tg_table_schema);
  case tg_table_name
  when 'users' then
    delete from conversations where home = any (ids);
  when 'chatbots' then
    delete from conversations where chatbot_id = any (ids);
  when 'visitors' then
    delete from conversations where visitor_id = any (ids);
  end case;
  return null;
end
$$;
revoke execute on function frontdesk_delete_conversations() from public;

do $$
declare
  parent text;
begin
  execute format('grant create on schema %I to frontdesk_system', current_schema());
  alter function frontdesk_delete_conversations() owner to frontdesk_system;
  execute format('revoke create on schema %I from frontdesk_system', current_schema());
  foreach parent in array array['users', 'chatbots', 'visitors'] loop
    execute format('create or replace trigger %I after delete on %I
      referencing old table as gone for each statement execute function frontdesk_delete_conversations()',
      parent || '_delete_conversations', parent);
  end loop;
end
$$;

-- Without `on update cascade`, messages would keep the former owner.
create or replace function frontdesk_chatbot_changed_hands() returns trigger
language plpgsql
as $$
begin
  raise exception 'On Citus a chatbot cannot change hands: its conversations name the owner in each row.';
end
$$;
