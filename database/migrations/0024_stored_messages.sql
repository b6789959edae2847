-- What one account, and one network, may store in messages on one day (docs/decisions/0029). Counted in budget_days,
-- where `tokens` are bytes for these scopes.

-- Counts a turn's messages that have just been stored. Fails with FD010 where it is too much.
--   added    how many of the conversation's messages are the turn's
--   network  keyed hash of the caller's widest network; null for the server's own work
--   most     bytes a day
create function frontdesk_count_messages(c conversations, added integer, network text, most bigint) returns void
language plpgsql
as $$
declare
  -- For the reply, and for what the rows take beside their text.
  bytes_of_turn constant bigint := 2048;
  today date := now() at time zone 'UTC';
  -- A program's messages count for the chatbot's owner; a visitor's do not: strangers could use them up.
  account uuid := coalesce(c.user_id,
    case when c.visitor_id is null then (select owner_id from chatbots where id = c.chatbot_id) end);
  scopes text[];
  bytes bigint;
begin
  -- Always in this order, so that no two turns wait for each other.
  select coalesce(array_agg(scope order by n), '{}') into scopes
  from unnest(array['messages-of-account ' || account, 'messages-of-network ' || network])
    with ordinality as counted (scope, n)
  where scope is not null;
  if scopes = '{}' then
    return;
  end if;
  select bytes_of_turn + coalesce(sum(octet_length(content)), 0) into bytes
  from messages where conversation_id = c.id and position > c.message_count - added;
  if frontdesk_reserve_tokens(today, scopes, array_fill(bytes, array[cardinality(scopes)]),
      array_fill(most, array[cardinality(scopes)])) is not null then
    raise exception using errcode = 'FD010', message = 'messageBytes';
  end if;
end
$$;
revoke execute on function frontdesk_count_messages(conversations, integer, text, bigint) from public;
grant execute on function frontdesk_count_messages(conversations, integer, text, bigint) to frontdesk_system;
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke execute on function frontdesk_count_messages(conversations, integer, text, bigint) from %I',
      api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0024_stored_messages');
