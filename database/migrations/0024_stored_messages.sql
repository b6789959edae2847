-- Bytes of messages that one account and one network may store per day (docs/decisions/0029). Counted in
-- budget_days, where `tokens` are bytes for these scopes.

-- Counts the bytes that this transaction stores. Raises FD010 above a limit.
--   account  null for none
--   network  keyed hash of the caller's widest network; null for the server's own work
--   most     bytes per day of an account; null for no limit. A network is shared by many people: it has four times that
create function frontdesk_count_message_bytes(account uuid, network text, bytes bigint, most bigint) returns void
language plpgsql
as $$
declare
  today date := now() at time zone 'UTC';
  unlimited constant bigint := 1000000000000000000;
  scopes text[];
  limits bigint[];
begin
  -- Always in this order, so that turns cannot deadlock.
  select coalesce(array_agg(scope order by n), '{}'), array_agg(coalesce(most * times, unlimited) order by n)
  into scopes, limits
  from (values (1, 'messages-of-account ' || account, 1), (2, 'messages-of-network ' || network, 4))
    as counted (n, scope, times)
  where scope is not null;
  if frontdesk_reserve_tokens(today, scopes, array_fill(bytes, array[cardinality(scopes)]), limits) is not null then
    raise exception using errcode = 'FD010', message = 'messageBytes';
  end if;
end
$$;

-- The account that pays for a conversation's messages: for a program, its chatbot's owner. None for
-- visitors, because strangers could use up the owner's quota.
create function frontdesk_account_of(c conversations) returns uuid
language sql stable parallel safe
as $$
  select coalesce(c.user_id, case when c.visitor_id is null then (select owner_id from chatbots where id = c.chatbot_id) end)
$$;

-- Counts a turn's messages that have just been stored, and 2 KiB for the reply and the rows.
--   added  the number of the turn's messages
create function frontdesk_count_messages(c conversations, added integer, network text, most bigint) returns void
language plpgsql
as $$
begin
  perform frontdesk_count_message_bytes(frontdesk_account_of(c), network, 2048 + coalesce(sum(octet_length(content)), 0), most)
  from messages where conversation_id = c.id and position > c.message_count - added;
end
$$;

do $$
declare
  callable regprocedure;
  api_role name;
begin
  foreach callable in array array[
    'frontdesk_count_message_bytes(uuid, text, bigint, bigint)'::regprocedure,
    'frontdesk_account_of(conversations)', 'frontdesk_count_messages(conversations, integer, text, bigint)'
  ] loop
    execute format('revoke execute on function %s from public', callable);
    execute format('grant execute on function %s to frontdesk_system', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0024_stored_messages');
