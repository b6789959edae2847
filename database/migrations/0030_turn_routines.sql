-- The two transactions of a turn, each as one call (docs/decisions/0043): the flow of a turn stays in the server, and
-- Postgres runs a transaction's statements without a message for each of them. A routine is a transaction of its own, so
-- that nothing is left of its settings afterwards. Its plans are made once for each connection. The statement that calls
-- it sets the search path first. Its first parameter, `who`, is the claims, as for frontdesk_enter().
--
-- A later version that changes a routine's parameters gives it another name: processes of both versions may run.

-- The conversation that a person names; all nulls where there is none. Access is up to the policies.
--   kind   'id', 'number', 'session' (a number of the onboarding API), 'key' (chosen by a user's client)
--   owned  the user whose conversation it must be, and so its home; null for visitors and programs, whose conversations
--          are their own home. Only users have numbers and keys
create function frontdesk_find_conversation(kind text, named text, owned uuid) returns conversations
language plpgsql stable
as $$
declare
  c conversations;
begin
  if kind = 'key' then
    select * into c from conversations x where x.home = owned and x.session_key = named;
  elsif kind = 'number' then
    select * into c from conversations x
    where x.home = owned and x.number = named::integer and x.user_id is not null;
  elsif kind = 'session' then
    select * into c from conversations x
    where x.home = owned and x.number = named::integer and x.user_id is not null
      and x.chatbot_id = (select b.id from chatbots b where b.is_onboarding);
  else
    select * into c from conversations x where x.home = coalesce(owned, named::uuid) and x.id = named::uuid;
  end if;
  return c;
end
$$;

-- The chatbot and all else that a turn of a conversation needs; null where the person may not talk to the chatbot.
-- A preview uses the draft, if there is one.
--   training  the user's own facts; null for those that are stored, of a conversation named by its key
create function frontdesk_turn_context(c conversations, kind text, training text) returns json
language plpgsql stable
as $$
declare
  b chatbots;
  profile json;
begin
  select * into b from chatbots x where x.id = c.chatbot_id;
  if not found then
    return null;
  end if;
  if c.is_preview and b.draft is not null then
    b.name := coalesce(b.draft ->> 'name', b.name);
    b.description := coalesce(b.draft ->> 'description', b.description);
    b.facts := coalesce(b.draft ->> 'facts', b.facts);
    b.configuration := coalesce(b.draft -> 'configuration', b.configuration);
    b.form_id := b.draft_form_id;
  end if;
  if b.owner_id is not null then
    select json_build_object('name', p.name, 'location', p.location, 'bio', p.bio, 'skills', p.skills,
      'experience', p.experience, 'interests', p.interests) into profile
    from profiles p where p.user_id = b.owner_id;
  end if;
  if kind = 'key' and training is null then
    select t.content into training from training_data t where t.home = c.home and t.conversation_id = c.id;
  end if;
  return json_build_object(
    'id', b.id, 'name', b.name, 'description', b.description, 'instructions', b.instructions, 'facts', b.facts,
    'configuration', b.configuration, 'isOwned', b.owner_id is not null, 'profile', profile,
    'conversationId', c.id, 'home', c.home, 'number', c.number, 'isTakenOver', c.taken_over_at is not null,
    'personId', coalesce(c.user_id, c.visitor_id), 'isAnonymous', c.visitor_id is not null,
    'trainingData', coalesce(training, ''),
    -- Programs have no forms.
    'intake', case when b.form_id is not null and not c.is_client then frontdesk_intake(c, b.form_id) end,
    'ownerKeys', case when b.owner_id is not null then frontdesk_provider_keys(b.owner_id, b.owner_is_admin) end,
    'historyHash', encode(c.history_hash, 'hex'), 'isFoundByHistory', c.is_found_by_history);
end
$$;

-- The messages of a conversation up to a position, oldest first, as many of the newest as have so many characters.
-- Bytes are compared first: Postgres knows them without reading the text.
create function frontdesk_turn_history(c conversations, newest integer, most integer) returns json
language plpgsql stable
as $$
begin
  return (
    select json_agg(json_build_object('role', role, 'content', content) order by position)
    from (
      select role, content, position, sum(length(content)) over (order by position desc) as characters
      from (
        select m.role, m.content, m.position, sum(octet_length(m.content)) over (order by m.position desc) as bytes
        from messages m
        where m.home = c.home and m.conversation_id = c.id and m.position <= newest
        order by m.position desc
        limit 1000
      ) latest
      where bytes <= most::bigint * 4
    ) readable
    where characters <= most);
end
$$;

-- Opens a turn: stores the message, and reads what answers it.
--   kind, named, owned   as for frontdesk_find_conversation(); or 'new', a program's call under the id `named`: it
--                        continues the conversation with the history `continued`, else opens one with this id
--   turn_id, run_id, server_id
--   is_repeatable        whether an earlier call may have stored this turn already
--   roles, contents      the messages, oldest first; those before the last one are stored unless the conversation has them
--   title                for a conversation without one
--   continued            of a program's call: the hash of its earlier messages; null where nobody looks for them
--   is_by_history        whether the call names no conversation of its own
--   if_taken_over        the hash of a program's history once its owner has answered; null for unknown
--   training             new facts of the user
--   estimate             the parameters of frontdesk_reserve_for_turn(), by name
--   limits               mostCharacters and mostAnonymousCharacters of the history, trainingBytes and messageBytes of
--                        the quotas, and the caller's network for them
-- Returns null where there is no such conversation; {"isBusy": true} where another turn runs or this one is stored.
create function frontdesk_open_turn(
  who text, kind text, named text, owned uuid, turn_id uuid, run_id uuid, server_id uuid,
  is_repeatable boolean, roles text[], contents text[], title text, continued text, is_by_history boolean,
  if_taken_over text, training text, estimate jsonb, limits jsonb
) returns json
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
  c conversations;
  b chatbots;
  said integer := cardinality(contents);
  added integer := cardinality(contents);
  message_id uuid;
  bytes bigint;
  context json;
  history json;
  has_server_keys boolean := estimate ->> 'hasServerKeys';
  is_short boolean;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
  perform frontdesk_enter(who);

  if kind = 'new' then
    if continued is not null then
      select * into c from conversations x
      where x.history_hash = decode(continued, 'hex') and x.is_client and x.running_turn_id is null
      order by x.updated_at desc limit 1;
    end if;
    -- An earlier call may have continued a conversation whose history has changed since.
    if c.id is null and not (is_repeatable and exists (
      select from turns t
      where t.client_id = frontdesk_client_chatbot_id() and t.client_id <> nobody and t.id = turn_id))
    then
      select * into b from chatbots x where x.id = frontdesk_client_chatbot_id();
      insert into conversations (id, chatbot_id, is_client, home, owner_id, client_id)
      values (named::uuid, b.id, true, named::uuid, coalesce(b.owner_id, nobody), b.id)
      on conflict do nothing;
    end if;
    if c.id is null then
      select * into c from conversations x where x.home = named::uuid and x.id = named::uuid;
    end if;
    if c.id is null then
      return json_build_object('isBusy', true);
    end if;
    added := case when c.id = named::uuid then said else 1 end;
  else
    c := frontdesk_find_conversation(kind, named, owned);
    if c.id is null and kind = 'key' then
      select * into b from chatbots x where x.is_default;
      insert into conversations (id, home, owner_id, client_id, user_id, chatbot_id, session_key)
      values (gen_random_uuid(), owned, nobody, nobody, owned, b.id, named)
      on conflict do nothing;
      c := frontdesk_find_conversation(kind, named, owned);
    end if;
    if c.id is null then
      return null;
    end if;
  end if;
  -- Without this chatbot there is nobody to talk to.
  if not exists (select from chatbots x where x.id = c.chatbot_id) then
    return null;
  end if;

  -- Of two concurrent turns, the second waits here and then finds the first one running.
  update conversations x set
    message_count = x.message_count + added, updated_at = now(), title = coalesce(x.title, frontdesk_open_turn.title),
    running_turn_id = case when x.taken_over_at is null then turn_id end,
    is_found_by_history = x.is_found_by_history or (is_by_history and x.id <> named::uuid),
    -- After a takeover the client gets one fixed sentence, and no later transaction stores the hash.
    history_hash = case when x.is_client and x.taken_over_at is not null then decode(if_taken_over, 'hex')
      else x.history_hash end
  where x.home = c.home and x.id = c.id and x.running_turn_id is null
    and not (is_repeatable and exists (select from turns t where t.home = c.home and t.id = turn_id))
  returning * into c;
  if not found then
    return json_build_object('isBusy', true);
  end if;

  for i in said - added + 1 .. said loop
    message_id := gen_random_uuid();
    insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_read)
    values (message_id, c.id, c.home, c.owner_id, c.client_id, c.message_count - said + i, roles[i], contents[i],
      -- Messages of visitors and programs are unread for the owner.
      c.user_id is not null or c.is_preview);
  end loop;
  insert into turns (id, conversation_id, home, owner_id, client_id, chatbot_id, user_message_id, run_id, server_id,
    state, finished_at)
  values (turn_id, c.id, c.home, c.owner_id, c.client_id, c.chatbot_id, message_id, run_id, server_id,
    case when c.taken_over_at is null then 'running' else 'human' end,
    case when c.taken_over_at is not null then now() end);
  if kind = 'key' and c.taken_over_at is null then
    insert into training_data as t (conversation_id, home, owner_id, client_id, user_id, content)
    values (c.id, c.home, c.owner_id, c.client_id, c.user_id, coalesce(training, ''))
    on conflict (home, conversation_id) do update set content = excluded.content where coalesce(training, '') <> '';
  end if;

  context := frontdesk_turn_context(c, kind, nullif(training, ''));
  -- Users talk only to the operator's assistant, which uses the server's keys or none.
  is_short := case when has_server_keys then c.visitor_id is not null else not c.is_client end;
  history := frontdesk_turn_history(c, c.message_count - added,
    (limits ->> case when is_short then 'mostAnonymousCharacters' else 'mostCharacters' end)::integer);

  if coalesce(training, '') <> '' and owned is not null and limits ? 'trainingBytes' then
    perform frontdesk_check_quotas(owned, null, jsonb_build_object('trainingBytes', limits -> 'trainingBytes'));
  end if;
  -- Nobody writes budgets. What other turns need, too, is locked last.
  perform set_config('role', 'frontdesk_system', true);
  if limits ? 'messageBytes' then
    select coalesce(sum(octet_length(content)), 0) into bytes
    from unnest(contents[said - added + 1:]) as stored (content);
    perform frontdesk_count_message_bytes(frontdesk_account_of(c), limits ->> 'network', 2048 + bytes,
      (limits ->> 'messageBytes')::bigint);
  end if;
  return json_build_object('context', context, 'history', history, 'reservation',
    case when c.running_turn_id is not null then frontdesk_reserve_for_turn(c, estimate ->> 'network', has_server_keys,
      estimate -> 'defaults', (estimate ->> 'programTokens')::bigint, (estimate ->> 'replyTokens')::bigint,
      (estimate ->> 'maxSent')::bigint) end);
end
$$;

-- Closes a turn: stores the reply, its cost and the turn's end.
--   of_home      the conversation's home
--   content      the reply; empty where there is none
--   replaced_id, replaced_position   in a retry: the earlier reply
--   history      of a program's conversation: the hash of its history; null for unknown
--   sources      the passages that the reply uses; null for none
--   collected    the parameters of frontdesk_save_record(), by name; null where nothing was collected
--   refund       {"day", "scopes", "deltas"} of frontdesk_settle_tokens(); null for none
--   rest_bytes   what a long reply adds to the bytes counted at the opening, and the caller's network
-- Returns whether the turn was running; if not, another process has recovered it, and nothing is stored.
create function frontdesk_close_turn(
  who text, of_home uuid, of_conversation uuid, turn_id uuid, of_run uuid, content text, outcome text,
  failure text, first_token_ms integer, duration_ms integer, model text, input_tokens bigint, output_tokens bigint,
  cost_usd numeric, replaced_id uuid, replaced_position integer, history text, sources jsonb, found_nothing boolean,
  collected jsonb, refund jsonb, rest_bytes bigint, network text
) returns boolean
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
  c conversations;
  most_tokens constant bigint := 2147483647;
begin
  perform frontdesk_assume(who);

  -- First the conversation, as everywhere, so that no two transactions wait for each other. A quick reply leaves the time
  -- of its question, so that no index changes.
  update conversations x set
    message_count = x.message_count + (content <> '' and replaced_id is null)::integer,
    updated_at = case when content <> '' and x.updated_at < now() - interval '10 seconds' then now()
      else x.updated_at end,
    running_turn_id = null,
    history_hash = case when x.is_client then decode(history, 'hex') else x.history_hash end
  where x.home = of_home and x.id = of_conversation and x.running_turn_id = turn_id
  returning * into c;
  if found and content <> '' then
    if replaced_id is not null then
      delete from messages m
      where m.home = of_home and m.conversation_id = of_conversation and m.position = replaced_position
        and m.id = replaced_id;
    end if;
    insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_interrupted,
      is_read)
    values (of_run, c.id, c.home, c.owner_id, c.client_id, coalesce(replaced_position, c.message_count), 'assistant',
      frontdesk_close_turn.content, outcome in ('interrupted', 'stopped'), c.user_id is not null or c.is_preview);
  end if;
  if collected is not null then
    perform frontdesk_save_record(of_home, of_conversation, (collected ->> 'revision')::integer, (collected ->> 'formId')::uuid,
      collected ->> 'status', collected -> 'data', collected -> 'progress', collected ->> 'language', collected -> 'changed');
  end if;

  -- The usage is added to that of the turn's earlier runs.
  update turns t set
    state = outcome, finished_at = now(), failure = frontdesk_close_turn.failure, arrived = null,
    first_token_ms = frontdesk_close_turn.first_token_ms, duration_ms = frontdesk_close_turn.duration_ms,
    model = frontdesk_close_turn.model,
    input_tokens = case when frontdesk_close_turn.input_tokens is null then t.input_tokens
      else least(coalesce(t.input_tokens, 0) + frontdesk_close_turn.input_tokens, most_tokens) end,
    output_tokens = case when frontdesk_close_turn.output_tokens is null then t.output_tokens
      else least(coalesce(t.output_tokens, 0) + frontdesk_close_turn.output_tokens, most_tokens) end,
    cost_usd = case when t.model is null then frontdesk_close_turn.cost_usd
      else t.cost_usd + frontdesk_close_turn.cost_usd end,
    sources = frontdesk_close_turn.sources, found_nothing = frontdesk_close_turn.found_nothing,
    reply_message_id = case when content = '' then t.reply_message_id else of_run end
  where t.home = of_home and t.id = turn_id and t.run_id = of_run and t.state = 'running';
  if not found then
    return false;
  end if;

  if refund is not null or rest_bytes > 0 then
    perform set_config('role', 'frontdesk_system', true);
    if rest_bytes > 0 and c.id is not null then
      perform frontdesk_count_message_bytes(frontdesk_account_of(c), network, rest_bytes, null);
    end if;
    if refund is not null then
      perform frontdesk_settle_tokens((refund ->> 'day')::date,
        array(select jsonb_array_elements_text(refund -> 'scopes')),
        array(select jsonb_array_elements_text(refund -> 'deltas')::bigint));
    end if;
  end if;
  return true;
end
$$;

do $$
declare
  callable regprocedure;
  api_role name;
begin
  for callable in
    select oid from pg_proc where pronamespace = current_schema()::regnamespace and proname in (
      'frontdesk_find_conversation', 'frontdesk_turn_context', 'frontdesk_turn_history', 'frontdesk_open_turn',
      'frontdesk_close_turn')
  loop
    execute format('revoke execute on function %s from public', callable);
    execute format('grant execute on function %s to frontdesk_app', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0030_turn_routines');
