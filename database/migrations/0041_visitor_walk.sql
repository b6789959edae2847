-- A page of visitors that takes as long for a visitor with a hundred thousand conversations as for others, and a search that
-- finds whoever one of their two rows names: see 0039.

-- The ids of the visitors whom a search finds, with the rows that share their keys: the verified visitor and the unverified
-- one are listed as one. At most `most`, and then perhaps not all.
create function frontdesk_match_visitors(of_chatbot uuid, wanted text, most integer) returns uuid[]
language sql stable
as $$
  select array(
    select w.id from visitors w
    where w.chatbot_id = of_chatbot and w.visitor_key = any (array(
      select v.visitor_key from visitors v
      where v.chatbot_id = of_chatbot and (v.name ilike wanted or v.visitor_key ilike wanted) limit most))
    limit most)
$$;

-- As in 0039. A search that finds few visitors sorts their latest conversations. Otherwise it walks through conversations,
-- the latest first, some hundred at once, without those of visitors whom it has met.
create or replace function frontdesk_list_visitors(
  of_chatbot uuid, wanted text, before_at timestamptz, before_id uuid, most integer
) returns table (
  visitor_key text, name text, first_seen timestamptz, last_seen timestamptz, message_count integer,
  unread_count integer, conversation_id uuid
)
language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  few constant integer := 5000;
  at_once constant integer := 500;
  until timestamptz := coalesce(before_at, 'infinity');
  until_id uuid := coalesce(before_id, '00000000-0000-0000-0000-000000000000');
  matches uuid[];
  met uuid[] := '{}';
  conversation_ids uuid[];
  visitor_ids uuid[];
  used record;
  ids uuid[];
  listed integer := 0;
begin
  if wanted is not null then
    matches := frontdesk_match_visitors(of_chatbot, wanted, few + 1);
  end if;
  loop
    if cardinality(matches) <= few then
      select array_agg(x.conversation_id order by x.at desc, x.conversation_id desc),
        array_agg(x.visitor_id order by x.at desc, x.conversation_id desc)
      into conversation_ids, visitor_ids
      from (
        select k.ids[1] as visitor_id, l.conversation_id, l.at
        from (select array_agg(v.id) as ids from visitors v where v.id = any (matches) group by v.visitor_key) k,
          frontdesk_latest_of_visitor(k.ids) l
        where l.conversation_id is not null and (l.at, l.conversation_id) < (until, until_id)
        order by l.at desc, l.conversation_id desc limit most) x;
    else
      select array_agg(x.id order by x.updated_at desc, x.id desc),
        array_agg(x.visitor_id order by x.updated_at desc, x.id desc),
        min(x.updated_at)
      into conversation_ids, visitor_ids, until
      from (
        select c.id, c.visitor_id, c.updated_at from conversations c
        where c.chatbot_id = of_chatbot and c.visitor_id is not null and not c.is_preview and c.message_count > 0
          and c.updated_at <= until and (c.updated_at, c.id) < (until, until_id) and c.visitor_id <> all (met)
        order by c.updated_at desc, c.id desc limit at_once) x;
      until_id := conversation_ids[cardinality(conversation_ids)];
    end if;
    for used in
      select x.conversation, x.visitor, v.visitor_key as key
      from unnest(conversation_ids, visitor_ids) with ordinality as x (conversation, visitor, place)
        join visitors v on v.id = x.visitor
      where wanted is null or cardinality(matches) <= few or exists (
        select from visitors w
        where w.chatbot_id = of_chatbot and w.visitor_key = v.visitor_key
          and (w.name ilike wanted or w.visitor_key ilike wanted))
      order by x.place
    loop
      continue when used.visitor = any (met);
      select array_agg(v.id), (array_agg(v.name order by v.is_verified desc) filter (where v.name is not null))[1],
        min(v.first_seen)
      into ids, name, first_seen
      from visitors v where v.chatbot_id = of_chatbot and v.visitor_key = used.key;
      -- Forgotten again when there are many: to compare with all of them would take longer than to meet one twice.
      met := case when cardinality(met) > 1000 then met[500:] else met end || ids;
      select l.conversation_id, l.at into conversation_id, last_seen from frontdesk_latest_of_visitor(ids) l;
      -- Whoever has talked since is on an earlier page.
      continue when conversation_id <> used.conversation;
      visitor_key := used.key;
      select n.messages, n.unread into message_count, unread_count from frontdesk_count_of_visitor(ids) n;
      listed := listed + 1;
      return next;
      exit when listed >= most;
    end loop;
    exit when listed >= most or cardinality(matches) <= few or coalesce(cardinality(conversation_ids), 0) < at_once;
  end loop;
end
$$;

do $$
declare
  api_role name;
begin
  revoke execute on function frontdesk_match_visitors(uuid, text, integer) from public;
  grant execute on function frontdesk_match_visitors(uuid, text, integer) to frontdesk_app;
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke execute on function frontdesk_match_visitors(uuid, text, integer) from %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0041_visitor_walk');
