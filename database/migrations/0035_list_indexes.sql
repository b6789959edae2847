-- Owners' lists read the rows of a page and no others, however much is stored (docs/decisions/0046). The server builds the
-- indexes before this file, while others write (server/database/list-indexes.ts).

-- In which conversations an owner has something unread. In place of messages_not_read, so that a turn writes no more.
create index if not exists messages_unread_of_owner on messages (owner_id, home, conversation_id) where not is_read;
drop index messages_not_read;

-- Owners' lists read the most rows, so that their condition comes first. Nothing else changes.
alter policy conversations_read on conversations using (
  owner_id = frontdesk_user_id() or user_id = frontdesk_user_id()
  or (visitor_id is not null and id = frontdesk_conversation_id()) or client_id = frontdesk_client_chatbot_id());
alter policy ratings_read on ratings using (
  owner_id = frontdesk_user_id()
  or (home = frontdesk_conversation_id() and home = conversation_id
    and client_id = '00000000-0000-0000-0000-000000000000'));
-- Asks for the visitor only where there is one.
alter policy visitors_self on visitors
  using (frontdesk_conversation_id() is not null and id = frontdesk_visitor_id());
do $$
declare
  child text;
begin
  foreach child in array array['messages', 'turns'] loop
    execute format('alter policy %I on %I using (
      owner_id = frontdesk_user_id()
      or (home = frontdesk_user_id() and home <> conversation_id)
      or (home = frontdesk_conversation_id() and home = conversation_id
        and client_id = ''00000000-0000-0000-0000-000000000000'')
      or client_id = frontdesk_client_chatbot_id())', child || '_read', child);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0035_list_indexes');
