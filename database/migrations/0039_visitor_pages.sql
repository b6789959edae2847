-- A page of a chatbot's visitors for its owner, most recently seen first (docs/decisions/0046). A visitor's place is that of
-- their latest conversation, so that a page walks through the conversations in the order of their index.

-- A visitor's latest conversation with messages. The verified visitor and the unverified one with the same key are one.
create function frontdesk_latest_of_visitor(ids uuid[], out conversation_id uuid, out at timestamptz)
language plpgsql stable
as $$
declare
  visitor uuid;
  found_id uuid;
  found_at timestamptz;
begin
  foreach visitor in array ids loop
    select c.id, c.updated_at into found_id, found_at from conversations c
    where c.visitor_id = visitor and not c.is_preview and c.message_count > 0
    order by c.updated_at desc, c.id desc limit 1;
    if found and (at is null or (found_at, found_id) > (at, conversation_id)) then
      conversation_id := found_id;
      at := found_at;
    end if;
  end loop;
end
$$;

create function frontdesk_count_of_visitor(ids uuid[], out messages integer, out unread integer)
language plpgsql stable
as $$
declare
  homes uuid[];
  owner uuid;
begin
  select array_agg(c.home), coalesce(sum(c.message_count), 0), min(c.owner_id::text)::uuid into homes, messages, owner
  from conversations c where c.visitor_id = any (ids) and not c.is_preview;
  select count(*) into unread from messages m
  where m.owner_id = owner and m.home = any (homes) and not m.is_read and m.role = 'user';
end
$$;

--   wanted   a pattern for names and ids; null for everybody
--   before_at, before_id   where the page before ended: the last visitor's latest conversation
-- A search of up to a few visitors sorts their conversations; one that finds more walks until the page is full.
create function frontdesk_list_visitors(
  of_chatbot uuid, wanted text, before_at timestamptz, before_id uuid, most integer
) returns table (
  visitor_key text, name text, first_seen timestamptz, last_seen timestamptz, message_count integer,
  unread_count integer, conversation_id uuid
)
language plpgsql stable
-- The same few statements for each visitor.
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  few constant integer := 2000;
  until timestamptz := coalesce(before_at, 'infinity');
  until_id uuid := coalesce(before_id, '00000000-0000-0000-0000-000000000000');
  matches uuid[];
  walked refcursor;
  used record;
  ids uuid[];
  listed integer := 0;
begin
  if wanted is not null then
    matches := array(
      select v.id from visitors v
      where v.chatbot_id = of_chatbot and (v.name ilike wanted or v.visitor_key ilike wanted) limit few + 1);
  end if;
  if cardinality(matches) <= few then
    open walked for
      select c.id, c.visitor_id from conversations c
      where c.visitor_id = any (matches) and not c.is_preview and c.message_count > 0
        and (c.updated_at, c.id) < (until, until_id)
      order by c.updated_at desc, c.id desc;
  else
    open walked for
      select c.id, c.visitor_id from conversations c
      where c.chatbot_id = of_chatbot and c.visitor_id is not null and not c.is_preview and c.message_count > 0
        and c.updated_at <= until and (c.updated_at, c.id) < (until, until_id)
      order by c.updated_at desc, c.id desc;
  end if;
  while listed < most loop
    fetch walked into used;
    exit when not found;
    select v.visitor_key into visitor_key from visitors v
    where v.id = used.visitor_id and (wanted is null or v.name ilike wanted or v.visitor_key ilike wanted);
    continue when not found;
    select array_agg(v.id), (array_agg(v.name order by v.is_verified desc) filter (where v.name is not null))[1],
      min(v.first_seen)
    into ids, name, first_seen
    from visitors v where v.chatbot_id = of_chatbot and v.visitor_key = frontdesk_list_visitors.visitor_key;
    select l.conversation_id, l.at into conversation_id, last_seen from frontdesk_latest_of_visitor(ids) l;
    continue when conversation_id <> used.id;
    select n.messages, n.unread into message_count, unread_count from frontdesk_count_of_visitor(ids) n;
    listed := listed + 1;
    return next;
  end loop;
  close walked;
end
$$;

do $$
declare
  callable regprocedure;
  api_role name;
begin
  foreach callable in array array[
    'frontdesk_latest_of_visitor(uuid[])', 'frontdesk_count_of_visitor(uuid[])',
    'frontdesk_list_visitors(uuid, text, timestamptz, uuid, integer)']::regprocedure[]
  loop
    execute format('revoke execute on function %s from public', callable);
    execute format('grant execute on function %s to frontdesk_app', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0039_visitor_pages');
