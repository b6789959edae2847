-- Routines in a form that serves a distributed Postgres, too (docs/decisions/0045). It keeps conversations and what is in
-- them on other nodes than chatbots and visitors, so no statement that writes joins both; and what a person's role has
-- written, the server's role cannot read in the same transaction.
--
-- Values are computed before the statements that look for them: under a policy, Postgres uses no index for a condition that
-- it cannot prove to keep rows secret, such as one with a `coalesce`.

-- Opens a conversation, which must not exist yet. Its row is visible to its person alone, by the policies.
--   new_id      the conversation's, and for visitors and programs its home
--   of_user, of_visitor, is_program   exactly one of them
--   of_owner    the chatbot's owner; null for the operator's
--   of_visit    the visit of a visitor's token
--   preview     {"loginId", "issuedAt"} of the owner who tries a draft; null for none
--   messages    how many it begins with
create function frontdesk_open_conversation(
  new_id uuid, of_chatbot uuid, of_owner uuid, of_user uuid default null, of_visitor uuid default null,
  is_program boolean default false, of_visit uuid default null, preview jsonb default null, messages integer default 0
) returns conversations
language plpgsql
as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  c conversations;
begin
  insert into conversations (id, home, owner_id, client_id, chatbot_id, user_id, visitor_id, is_client, visit,
    is_preview, preview_login_id, preview_issued_at, message_count)
  values (new_id, coalesce(of_user, new_id),
    case when of_user is null then coalesce(of_owner, nobody) else nobody end,
    case when is_program then of_chatbot else nobody end,
    of_chatbot, of_user, of_visitor, is_program, of_visit,
    preview is not null, (preview ->> 'loginId')::uuid, (preview ->> 'issuedAt')::bigint, messages)
  on conflict do nothing
  returning * into c;
  return c;
end
$$;

-- The visitor's latest conversation, of a visit if one is named.
create function frontdesk_conversation_of_visitor(of_visitor uuid, of_visit uuid default null) returns uuid
language plpgsql stable
as $$
begin
  return (
    select c.id from conversations c
    where c.visitor_id = of_visitor and (of_visit is null or c.visit = of_visit)
    order by c.updated_at desc, c.number desc limit 1);
end
$$;

-- The visit of the visitor's first conversation.
create function frontdesk_first_visit(of_visitor uuid) returns uuid
language plpgsql stable
as $$
begin
  return (select c.visit from conversations c where c.visitor_id = of_visitor order by c.number limit 1);
end
$$;

-- As in 0029. `perform` instead of `exists`, which a distributed Postgres plans without the parameters' values.
create or replace function frontdesk_admit(claims jsonb, out refusal text, out identity jsonb)
language plpgsql stable parallel safe
as $$
declare
  login uuid := claims ->> 'login_id';
  found_user record;
  found_key record;
  found_session record;
  found_chatbot record;
begin
  identity := claims - array['chatbot_id', 'served_owner_id', 'visitor_id', 'is_preview'];
  if claims ? 'sub' then
    select u.others_ended_at, u.others_ended_but, u.is_active, u.role into found_user
    from users u where u.id = (claims ->> 'sub')::uuid;
    if not found then
      refusal := 'FD001';
      return;
    end if;
    -- The same check as frontdesk_login_has_ended(), in half the time: this runs in every transaction.
    -- Claims without a login are about the user alone.
    if claims ? 'login_id' and (
      exists (select from logins l where l.id = login and l.ended_at is not null)
      or (found_user.others_ended_at > to_timestamp(coalesce((claims ->> 'issued_at')::bigint, 0))
        and found_user.others_ended_but is distinct from login)) then
      refusal := 'FD002';
      return;
    end if;
    if not found_user.is_active then
      refusal := 'FD006';
      return;
    end if;
    if found_user.role = 'admin' or not claims ? 'is_admin' then
      identity := identity || jsonb_build_object('is_admin', found_user.role = 'admin');
    end if;
  end if;
  if claims ? 'api_key_hash' then
    select b.id, b.public_url_slug, b.owner_is_active, b.owner_id into found_key
    from api_keys k join chatbots b on b.id = k.chatbot_id
    where k.hash = decode(claims ->> 'api_key_hash', 'hex') and 'chat' = any (k.scopes);
    if not found or not found_key.owner_is_active then
      refusal := 'FD003';
      return;
    end if;
    if claims ? 'chatbot' and claims ->> 'chatbot' <> found_key.id::text
      and claims ->> 'chatbot' is distinct from found_key.public_url_slug then
      refusal := 'FD004';
      return;
    end if;
    identity := identity || jsonb_build_object('chatbot_id', found_key.id, 'served_owner_id', found_key.owner_id);
  end if;
  if claims ? 'conversation_id' then
    select c.chatbot_id, c.is_preview, c.preview_login_id, c.preview_issued_at, c.visitor_id into found_session
    from conversations c
    where c.home = nullif(claims ->> 'conversation_id', '')::uuid and c.id = c.home and c.visitor_id is not null;
    select b.owner_id, b.owner_is_active, b.is_open,
      case when claims ? 'origin' then b.configuration -> 'allowed_origins' end as origins
    into found_chatbot
    from chatbots b where b.id = found_session.chatbot_id;
    identity := identity || jsonb_build_object('chatbot_id', found_session.chatbot_id,
      'served_owner_id', found_chatbot.owner_id, 'visitor_id', found_session.visitor_id,
      'is_preview', coalesce(found_session.is_preview, false));
    -- An unknown session has no access: the policies show no rows for it.
    if found_session.chatbot_id is not null then
      if found_session.is_preview then
        if not found_chatbot.owner_is_active or frontdesk_login_has_ended(
          found_chatbot.owner_id, found_session.preview_login_id, found_session.preview_issued_at) then
          refusal := 'FD008';
        end if;
      elsif not found_chatbot.owner_is_active then
        refusal := 'FD008';
      -- Streams end when the chatbot becomes private. A visitor may still read old messages; new ones
      -- are refused by the policies of chatbots.
      elsif claims ? 'of_conversation' and not found_chatbot.is_open
        and (found_chatbot.owner_id = (claims ->> 'sub')::uuid) is not true then
        refusal := 'FD008';
      end if;
      if refusal is null and jsonb_array_length(found_chatbot.origins) > 0
        and not found_chatbot.origins ? (claims ->> 'origin') then
        refusal := 'FD005';
      end if;
      if refusal is not null then
        return;
      end if;
    end if;
  end if;
  if claims ? 'of_conversation' then
    perform from conversations c
    where c.id = (claims ->> 'of_conversation')::uuid
      and c.home in ((claims ->> 'of_conversation')::uuid, (claims ->> 'sub')::uuid);
    if not found then
      refusal := 'FD009';
      return;
    end if;
  end if;
  if claims ? 'of_chatbot'
    and not exists (select from chatbots b where b.id = (claims ->> 'of_chatbot')::uuid) then
    refusal := 'FD010';
  end if;
end
$$;

-- As in 0030; also the conversation of a program's turn, by kind 'new' and the turn's id.
create or replace function frontdesk_find_conversation(kind text, named text, owned uuid) returns conversations
language plpgsql stable
as $$
declare
  c conversations;
  t turns;
  onboarding uuid;
  of_id uuid;
  of_home uuid;
begin
  if kind = 'key' then
    select * into c from conversations x where x.home = owned and x.session_key = named;
  elsif kind = 'number' then
    select * into c from conversations x
    where x.home = owned and x.number = named::integer and x.user_id is not null;
  elsif kind = 'session' then
    select b.id into onboarding from chatbots b where b.is_onboarding;
    select * into c from conversations x
    where x.home = owned and x.number = named::integer and x.user_id is not null and x.chatbot_id = onboarding;
  elsif kind = 'new' then
    of_id := named::uuid;
    select * into t from turns x
    where x.client_id = frontdesk_client_chatbot_id() and x.client_id <> '00000000-0000-0000-0000-000000000000'
      and x.id = of_id;
    select * into c from conversations x where x.home = t.home and x.id = t.conversation_id;
  else
    of_id := named::uuid;
    of_home := coalesce(owned, of_id);
    select * into c from conversations x where x.home = of_home and x.id = of_id;
  end if;
  return c;
end
$$;

-- As in 0031, with one table of conversations in each statement, and no function: other nodes do not have them.
create or replace function frontdesk_estimate_turn(c conversations) returns bigint
language plpgsql stable
as $$
declare
  -- As server/turn/recall.ts.
  most_facts constant integer := 24000;
  most_messages constant integer := 50;
  rules constant bigint := 250;
  overhead constant bigint := 5;
  contents text[];
  own_facts text;
begin
  contents := array(
    select m.content from messages m
    where m.home = c.home and m.conversation_id = c.id and m.position > c.message_count - most_messages);
  select t.content into own_facts from training_data t where t.home = c.home and t.conversation_id = c.id;
  return rules
    + (select coalesce(sum(frontdesk_estimate_tokens(content) + overhead), 0) from unnest(contents) as newest (content))
    + (select frontdesk_estimate_tokens(concat_ws(' ', b.name, b.instructions, settings ->> 'instructions',
           settings ->> 'tone', settings ->> 'personality', settings ->> 'communicationStyle'))
         + case when coalesce(own_facts, '') <> '' then frontdesk_estimate_tokens(own_facts, most_facts)
           else frontdesk_estimate_tokens(concat_ws(E'\n\n', told ->> 'facts', p.name, p.location, p.bio, p.skills,
             p.experience, p.interests, told ->> 'description'), most_facts) end
       from chatbots b left join profiles p on p.user_id = b.owner_id
         cross join lateral (select case when c.is_preview and b.draft is not null then b.draft
           else jsonb_build_object('facts', b.facts, 'description', b.description,
             'configuration', b.configuration) end as told) said
         cross join lateral (select told -> 'configuration' as settings) configured
       where b.id = c.chatbot_id);
end
$$;

-- The budgets of a turn, and the tokens that it wants of them: the first part of frontdesk_reserve_for_turn() (0018), which
-- reads as the person does. All nulls but `wanted` where no model service can be called.
--   reserved   how many of the scopes, from the first on, tokens are reserved of
--   of_server  how many of them, at the end, apply to the server's keys alone
create function frontdesk_turn_budgets(
  c conversations, network text, has_server_keys boolean, defaults jsonb,
  program_tokens bigint, reply_tokens bigint, most_sent bigint,
  out scopes text[], out limits bigint[], out of_server integer, out reserved integer, out wanted bigint
)
language plpgsql stable
as $$
declare
  is_visitors boolean := c.visitor_id is not null and not c.is_preview;
  person uuid := coalesce(c.user_id, c.visitor_id);
  owner uuid;
  owner_is_admin boolean;
  owner_pays boolean;
  is_operators boolean;
  of_chatbot bigint;
  of_person bigint;
  server_scopes text[] := '{}';
  server_limits bigint[] := '{}';
begin
  wanted := 0;
  select b.owner_id, b.owner_is_admin, frontdesk_whole_number(settings -> 'daily_token_budget'),
    frontdesk_whole_number(settings -> 'daily_token_budget_per_visitor')
  into owner, owner_is_admin, of_chatbot, of_person
  from chatbots b cross join lateral (
    select case when c.is_preview then coalesce(b.draft -> 'configuration', b.configuration)
      else b.configuration end as settings) told
  where b.id = c.chatbot_id;
  if of_chatbot is null and of_person is null and defaults - 'networks' = '{}' then
    return;
  end if;
  -- Keys that this owner may no longer use pay for nothing.
  owner_pays := owner is not null and frontdesk_provider_keys(owner, owner_is_admin) is not null;
  is_operators := owner is null or owner_is_admin;
  if not (has_server_keys or owner_pays) then
    return;
  end if;

  scopes := '{}';
  limits := '{}';
  if of_person is not null and person is not null then
    scopes := scopes || format('person %s %s', c.chatbot_id, person);
    limits := limits || of_person;
    if is_visitors then
      scopes := scopes || format('network %s %s', c.chatbot_id, network);
      limits := limits || of_person * (defaults ->> 'networks')::bigint;
    end if;
  elsif is_visitors and owner_pays then
    scopes := scopes || format('visitor %s %s', owner, person) || format('visitors-network %s %s', owner, network);
    limits := limits || (defaults ->> 'visitor')::bigint || (defaults ->> 'visitor_network')::bigint;
  elsif is_visitors then
    server_scopes := array[format('visitor server %s', person), format('visitors-network server %s', network)];
    server_limits := array[(defaults ->> 'visitor')::bigint, (defaults ->> 'visitor_network')::bigint];
  elsif c.user_id is not null then
    server_scopes := array[format('user server %s', person), format('users-network server %s', network)];
    server_limits := array[(defaults ->> 'user')::bigint, (defaults ->> 'user_network')::bigint];
  end if;
  if of_chatbot is not null then
    scopes := scopes || format('chatbot %s', c.chatbot_id);
    limits := limits || of_chatbot;
  elsif is_visitors then
    scopes := scopes || format('visitors %s', c.chatbot_id);
    limits := limits || (defaults ->> 'chatbot')::bigint;
  end if;
  -- An administrator's chatbots and the operator's assistant have no limited share of the operator's
  -- keys.
  server_scopes := server_scopes || case when is_operators then null else format('owner server %s', owner) end || 'server'::text;
  server_limits := server_limits || (defaults ->> 'owner')::bigint || (defaults ->> 'server')::bigint;

  -- Without a limit, or without a person to count for, there is no budget.
  select coalesce(array_agg(scope order by n), '{}'), coalesce(array_agg(most order by n), '{}')
  into scopes, limits
  from unnest(scopes, limits) with ordinality as budget (scope, most, n)
  where most is not null and scope not like '% ';
  select coalesce(array_agg(scope order by n), '{}'), coalesce(array_agg(most order by n), '{}')
  into server_scopes, server_limits
  from unnest(server_scopes, server_limits) with ordinality as budget (scope, most, n)
  where most is not null and scope is not null and scope not like '% ';

  reserved := cardinality(scopes) + case when owner_pays then 0 else cardinality(server_scopes) end;
  scopes := scopes || server_scopes;
  limits := limits || server_limits;
  if reserved > 0 then
    wanted := frontdesk_estimate_turn(c) + program_tokens;
    if c.visitor_id is not null then
      wanted := least(wanted, most_sent);
    end if;
    wanted := wanted + reply_tokens;
  end if;
  of_server := cardinality(server_scopes);
end
$$;

-- Reserves the tokens of frontdesk_turn_budgets(), as the server. Returns null where no model service can be called.
create function frontdesk_reserve_budgets(
  scopes text[], limits bigint[], of_server integer, reserved integer, wanted bigint
) returns json
language plpgsql
as $$
declare
  today date := now() at time zone 'UTC';
  refused text;
begin
  if of_server is null then
    return null;
  end if;
  if reserved > 0 then
    refused := frontdesk_reserve_tokens(today, scopes[:reserved], array_fill(wanted, array[reserved]), limits);
  end if;
  return json_build_object('day', today, 'scopes', scopes, 'limits', limits,
    'ofServer', of_server, 'reserved', reserved, 'tokens', wanted, 'refused', refused);
end
$$;

-- As in 0018; for processes of the version before.
create or replace function frontdesk_reserve_for_turn(
  c conversations, network text, has_server_keys boolean, defaults jsonb,
  program_tokens bigint, reply_tokens bigint, most_sent bigint
) returns json
language sql
as $$
  select frontdesk_reserve_budgets(b.scopes, b.limits, b.of_server, b.reserved, b.wanted)
  from frontdesk_turn_budgets(c, network, has_server_keys, defaults, program_tokens, reply_tokens, most_sent) b
$$;

-- As in 0030. It notes the day of a conversation that gets its first message. What is read for the budgets is read as the
-- person, before the role changes.
create or replace function frontdesk_open_turn(
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
  budgets record;
  reservation json;
  is_repeated boolean := false;
  new_id uuid := case when kind = 'new' then named::uuid end;
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
    if c.id is null and is_repeatable then
      perform from turns t
      where t.client_id = frontdesk_client_chatbot_id() and t.client_id <> nobody and t.id = turn_id;
      is_repeated := found;
    end if;
    if c.id is null and not is_repeated then
      select * into b from chatbots x where x.id = frontdesk_client_chatbot_id();
      insert into conversations (id, chatbot_id, is_client, home, owner_id, client_id)
      values (new_id, b.id, true, new_id, coalesce(b.owner_id, nobody), b.id)
      on conflict do nothing;
    end if;
    if c.id is null then
      select * into c from conversations x where x.home = new_id and x.id = new_id;
    end if;
    if c.id is null then
      return json_build_object('isBusy', true);
    end if;
    added := case when c.id = new_id then said else 1 end;
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
    is_found_by_history = x.is_found_by_history or (is_by_history and x.id <> new_id),
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
  -- A conversation counts on the day on which it was opened.
  if c.message_count = added and c.home = c.id then
    perform frontdesk_day_changed(c.chatbot_id, c.created_at);
  end if;
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
  if c.running_turn_id is not null then
    select * into budgets from frontdesk_turn_budgets(c, estimate ->> 'network', has_server_keys, estimate -> 'defaults',
      (estimate ->> 'programTokens')::bigint, (estimate ->> 'replyTokens')::bigint, (estimate ->> 'maxSent')::bigint);
  end if;
  -- Nobody writes budgets. What other turns need, too, is locked last.
  perform set_config('role', 'frontdesk_system', true);
  if limits ? 'messageBytes' then
    select coalesce(sum(octet_length(content)), 0) into bytes
    from unnest(contents[said - added + 1:]) as stored (content);
    perform frontdesk_count_message_bytes(frontdesk_account_of(c), limits ->> 'network', 2048 + bytes,
      (limits ->> 'messageBytes')::bigint);
  end if;
  if c.running_turn_id is not null then
    reservation := frontdesk_reserve_budgets(
      budgets.scopes, budgets.limits, budgets.of_server, budgets.reserved, budgets.wanted);
  end if;
  return json_build_object('context', context, 'history', history, 'reservation', reservation);
end
$$;

-- Opens the newest turn of a conversation again, whose model failed or whose reply was interrupted.
--   kind, named, owned   as for frontdesk_find_conversation()
--   expected    the turn: if it is not the newest, there is nothing to retry; null for any
--   same_text   also a turn that is done, if its message has this text; null for none
--   estimate    as for frontdesk_open_turn()
--   limits      mostCharacters and mostAnonymousCharacters of the history
-- Returns null where there is no such conversation; {"isBusy": true} where there is nothing to retry.
create function frontdesk_reopen_turn(
  who text, kind text, named text, owned uuid, new_run uuid, of_server uuid, expected uuid, same_text text, estimate jsonb,
  limits jsonb
) returns json
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
  c conversations;
  t turns;
  asked messages;
  reply messages;
  budgets record;
  has_server_keys boolean := estimate ->> 'hasServerKeys';
  is_short boolean;
  context json;
  history json;
  reservation json;
begin
  perform frontdesk_enter(who);
  c := frontdesk_find_conversation(kind, named, owned);
  context := frontdesk_turn_context(c, kind, null);
  if context is null then
    return null;
  end if;
  -- Of two concurrent calls, the second waits here and then finds the turn running.
  select * into c from conversations x
  where x.home = c.home and x.id = c.id and x.running_turn_id is null and x.taken_over_at is null
  for update;
  if not found then
    return json_build_object('isBusy', true);
  end if;
  select * into t from turns x
  where x.home = c.home and x.conversation_id = c.id
  order by x.started_at desc, x.id limit 1;
  select * into asked from messages x where x.home = t.home and x.id = t.user_message_id;
  select * into reply from messages x where x.home = t.home and x.id = t.reply_message_id;
  perform from messages x
  where x.home = c.home and x.conversation_id = c.id and x.author_id is not null and x.position > asked.position limit 1;
  -- A message that the owner has answered is not retried, and a message to a form is never processed twice.
  if found or t.id is null or t.id <> expected or not (t.state in ('failed', 'stopped', 'interrupted')
    or t.state = 'done' and coalesce(asked.content = same_text, false) and context ->> 'intake' is null)
  then
    return json_build_object('isBusy', true);
  end if;

  -- A turn that runs again counts on the day of its last run.
  if c.user_id is null then
    perform frontdesk_day_changed(t.chatbot_id, t.started_at);
  end if;
  update conversations x set running_turn_id = t.id where x.home = c.home and x.id = c.id returning * into c;
  update turns x set
    state = 'running', run_id = new_run, server_id = of_server, arrived = null, failure = null, started_at = now(),
    finished_at = null
  where x.home = c.home and x.id = t.id;
  is_short := case when has_server_keys then c.visitor_id is not null else not c.is_client end;
  history := frontdesk_turn_history(c, asked.position - 1,
    (limits ->> case when is_short then 'mostAnonymousCharacters' else 'mostCharacters' end)::integer);
  select * into budgets from frontdesk_turn_budgets(c, estimate ->> 'network', has_server_keys, estimate -> 'defaults',
    (estimate ->> 'programTokens')::bigint, (estimate ->> 'replyTokens')::bigint, (estimate ->> 'maxSent')::bigint);
  -- Nobody writes budgets. What other turns need, too, is locked last.
  perform set_config('role', 'frontdesk_system', true);
  reservation := frontdesk_reserve_budgets(
    budgets.scopes, budgets.limits, budgets.of_server, budgets.reserved, budgets.wanted);
  return json_build_object('context', context, 'history', history, 'turnId', t.id, 'text', asked.content,
    'replyId', reply.id, 'replyPosition', reply.position, 'reservation', reservation);
end
$$;

-- As in 0030. A distributed Postgres calls no stable function in a case of an update, here and below.
create or replace function frontdesk_close_turn(
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
  moment constant timestamptz := now();
  recent constant timestamptz := now() - interval '10 seconds';
begin
  perform frontdesk_assume(who);

  -- First the conversation, as everywhere, so that no two transactions wait for each other. A quick reply leaves the time
  -- of its question, so that no index changes.
  update conversations x set
    message_count = x.message_count + (content <> '' and replaced_id is null)::integer,
    updated_at = case when content <> '' and x.updated_at < recent then moment
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

-- As in 0031.
create or replace function frontdesk_save_record(
  of_home uuid, of_conversation uuid, seen integer, with_form uuid, new_status text, new_data jsonb, new_progress jsonb,
  new_language text, changed jsonb
) returns void
language plpgsql
as $$
declare
  saved records;
  item record;
  moment constant timestamptz := now();
  user_number constant integer := (select u.number from users u where u.id = of_home);
begin
  if seen = 0 then
    insert into records (conversation_id, home, owner_id, client_id, form_id, chatbot_id, user_id, session_number,
      user_number, status, data, progress, language, completed_at)
    select c.id, c.home, c.owner_id, c.client_id, with_form, c.chatbot_id, c.user_id, c.number, user_number, new_status,
      new_data, new_progress, new_language, case when new_status = 'completed' then moment end
    from conversations c
    where c.home = of_home and c.id = of_conversation
    on conflict (home, conversation_id) do nothing
    returning * into saved;
  else
    update records set
      status = new_status, data = new_data, progress = new_progress, language = new_language,
      revision = revision + 1, updated_at = now(),
      completed_at = case when new_status = 'completed' then coalesce(completed_at, moment) end
    where home = of_home and conversation_id = of_conversation and revision = seen
    returning * into saved;
  end if;
  if saved.id is null then
    raise sqlstate 'FD007';
  end if;
  for item in
    select i.field, i.position, i.data from jsonb_to_recordset(changed) as i (field text, position integer, data jsonb)
    order by i.field, i.position
  loop
    if item.data is null or item.data = 'null' then
      delete from record_items i
      where i.home = of_home and i.record_id = saved.id and i.field = item.field and i.position = item.position;
    else
      insert into record_items (record_id, conversation_id, home, owner_id, client_id, field, position, data)
      values (saved.id, saved.conversation_id, saved.home, saved.owner_id, saved.client_id, item.field, item.position,
        item.data)
      on conflict (home, record_id, field, position) do update set data = excluded.data;
    end if;
  end loop;
end
$$;

-- As in 0031. It looks for the turns first and locks each one: a distributed Postgres locks rows of one home at a time.
create or replace function frontdesk_settle_turns(me uuid, mine uuid[], lease interval)
returns table (turn_id uuid, conversation_id uuid, is_kept boolean)
language plpgsql
as $$
declare
  alive constant uuid[] := array(select s.id from servers s where s.seen_at > now() - lease);
  candidate record;
  t turns;
  c conversations;
  place integer;
begin
  for candidate in
    select r.home, r.id from turns r
    where r.state = 'running' and r.started_at <= now() - lease
      and case when r.server_id = me then r.run_id <> all (mine) else (r.server_id = any (alive)) is not true end
    limit 1000
  loop
    -- Another process may be at it, or its run may have ended.
    select * into t from turns r
    where r.home = candidate.home and r.id = candidate.id and r.state = 'running' and r.started_at <= now() - lease
    for update skip locked;
    continue when not found;
    turn_id := t.id;
    conversation_id := t.conversation_id;
    is_kept := coalesce(frontdesk_has_sentence(t.arrived), false);
    update conversations x set
      running_turn_id = null, updated_at = now(),
      message_count = x.message_count + (is_kept and t.reply_message_id is null)::integer
    where x.home = t.home and x.id = t.conversation_id and (x.running_turn_id = t.id or x.running_turn_id is null)
    returning * into c;
    if found and is_kept then
      place := c.message_count;
      if t.reply_message_id is not null then
        delete from messages m where m.home = t.home and m.id = t.reply_message_id returning m.position into place;
      end if;
      insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_interrupted,
        is_read)
      values (t.run_id, c.id, c.home, c.owner_id, c.client_id, place, 'assistant', t.arrived, true,
        c.user_id is not null);
    end if;
    update turns x set
      state = 'interrupted', failure = 'server_crashed', finished_at = now(), arrived = null,
      reply_message_id = case when is_kept then t.run_id else t.reply_message_id end
    where x.home = t.home and x.id = t.id;
    return next;
  end loop;
end
$$;

-- As in 0031, without a join.
create or replace function frontdesk_intake(c conversations, current_form uuid) returns json
language plpgsql stable parallel safe
as $$
declare
  r records;
  items json;
  of_form uuid;
begin
  select * into r from records x where x.home = c.home and x.conversation_id = c.id;
  of_form := coalesce(r.form_id, current_form);
  if r.id is not null then
    select json_agg(json_build_object('field', i.field, 'data', i.data) order by i.field, i.position) into items
    from record_items i where i.home = r.home and i.record_id = r.id;
  end if;
  return (
    select json_build_object(
      'formId', f.id, 'form', f.document, 'revision', coalesce(r.revision, 0), 'status', r.status, 'data', r.data,
      'progress', r.progress, 'language', r.language, 'items', items)
    from forms f where f.id = of_form);
end
$$;

-- Stores an owner's message in a conversation that is taken over, once under its id.
create function frontdesk_say_as_owner(of_chatbot uuid, of_number integer, new_id uuid, content text) returns void
language plpgsql
as $$
declare
  c conversations;
begin
  select * into c from conversations x
  where x.chatbot_id = of_chatbot and x.number = of_number and x.user_id is null and not x.is_preview
    and x.message_count > 0;
  -- Its position is assigned under the lock of the conversation's row, as in turns.
  select * into c from conversations x where x.home = c.home and x.id = c.id and x.taken_over_at is not null for update;
  if not found then
    return;
  end if;
  perform from messages m where m.home = c.home and m.id = new_id;
  if found then
    return;
  end if;
  update conversations x set message_count = x.message_count + 1, updated_at = now()
  where x.home = c.home and x.id = c.id returning * into c;
  insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, author_id, is_read)
  values (new_id, c.id, c.home, c.owner_id, c.client_id, c.message_count, 'assistant', frontdesk_say_as_owner.content,
    frontdesk_user_id(), true);
end
$$;

-- Counts the bytes of a message or note that an owner has stored in this transaction. It reads as the owner, then takes the
-- server's role until the transaction's end.
create function frontdesk_count_own_text(
  of_owner uuid, of_chatbot uuid, of_number integer, written_id uuid, bytes bigint, most bigint
) returns void
language plpgsql
as $$
declare
  c conversations;
  is_new boolean;
begin
  select * into c from conversations x
  where x.chatbot_id = of_chatbot and x.number = of_number and x.user_id is null and not x.is_preview;
  -- `now()` is the start of the transaction.
  perform from messages m where m.home = c.home and m.id = written_id and m.created_at >= now();
  is_new := found;
  perform from conversation_notes n where n.home = c.home and n.id = written_id and n.created_at >= now();
  if found or is_new then
    perform set_config('role', 'frontdesk_system', true);
    perform frontdesk_count_message_bytes(of_owner, null, bytes, most);
  end if;
end
$$;

-- What an owner's lists show of each conversation of a page. Functions, because a distributed Postgres joins a page of rows
-- with no other node's rows.

-- The conversation's state for its owner: unread messages, the newest one, open questions and ratings. No row without
-- messages.
create function frontdesk_summary(of_home uuid, of_conversation uuid, most_characters integer)
returns table (unread integer, role text, content text, at timestamptz, is_unanswered boolean, up integer, down integer)
language plpgsql stable
as $$
begin
  select m.role, left(m.content, most_characters), m.created_at into role, content, at
  from messages m where m.home = of_home and m.conversation_id = of_conversation order by m.position desc limit 1;
  if not found then
    return;
  end if;
  select count(*) into unread from messages m
  where m.home = of_home and m.conversation_id = of_conversation and not m.is_read and m.role = 'user';
  perform from turns t
  where t.home = of_home and t.conversation_id = of_conversation and t.found_nothing and t.attended_at is null limit 1;
  is_unanswered := found;
  select count(*) filter (where r.rating = 'up'), count(*) filter (where r.rating = 'down') into up, down
  from ratings r where r.home = of_home and r.conversation_id = of_conversation;
  return next;
end
$$;

-- When a visitor last wrote, and whether owners see the visitor: one with previews alone is an owner.
create function frontdesk_visitor_said(of_visitor uuid, out at timestamptz, out is_shown boolean)
language plpgsql stable
as $$
begin
  select coalesce(bool_or(not c.is_preview), true) into is_shown from conversations c where c.visitor_id = of_visitor;
  select max(m.created_at) into at
  from conversations c join messages m on m.home = c.home and m.conversation_id = c.id
  where c.visitor_id = of_visitor and not c.is_preview and m.role = 'user';
end
$$;

create function frontdesk_newest_messages(of_home uuid, of_conversation uuid, most integer) returns setof messages
language plpgsql stable
as $$
begin
  return query
    select * from messages m where m.home = of_home and m.conversation_id = of_conversation
    order by m.position desc limit most;
end
$$;

-- Turns with their message and reply, newest first.
create function frontdesk_newest_exchanges(of_home uuid, of_conversation uuid, most integer)
returns table (id uuid, question text, answer text, asked_at timestamptz, number bigint)
language plpgsql stable
as $$
begin
  return query
    select t.id, said.content, reply.content, said.created_at, said.number::bigint
    from turns t
      join messages said on said.home = t.home and said.id = t.user_message_id
      left join messages reply on reply.home = t.home and reply.id = t.reply_message_id
    where t.home = of_home and t.conversation_id = of_conversation
    order by t.started_at desc limit most;
end
$$;

do $$
declare
  callable regprocedure;
  api_role name;
  of_system constant text[] := array['frontdesk_open_conversation', 'frontdesk_conversation_of_visitor',
    'frontdesk_first_visit', 'frontdesk_turn_budgets', 'frontdesk_reserve_budgets'];
  of_persons constant text[] := array['frontdesk_open_conversation', 'frontdesk_turn_budgets', 'frontdesk_reopen_turn',
    'frontdesk_say_as_owner', 'frontdesk_count_own_text', 'frontdesk_summary', 'frontdesk_visitor_said', 'frontdesk_newest_messages',
    'frontdesk_newest_exchanges'];
  name text;
begin
  for callable, name in
    select oid, proname from pg_proc
    where pronamespace = current_schema()::regnamespace and proname = any (of_system || of_persons)
  loop
    execute format('revoke execute on function %s from public', callable);
    if name = any (of_system) then
      execute format('grant execute on function %s to frontdesk_system', callable);
    end if;
    if name = any (of_persons) then
      execute format('grant execute on function %s to frontdesk_app', callable);
    end if;
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;
-- Of the person's own conversation.
grant execute on function frontdesk_estimate_turn(conversations), frontdesk_estimate_tokens(text, integer) to frontdesk_app;

insert into frontdesk_migrations (name) values ('0037_distributed');
