-- Finite cost of an untouched server: default token budgets, budgets of networks, storage quotas
-- (docs/decisions/0029).

-- A budget is identified by its scope, no longer by chatbot and person.
alter table budget_days add column scope text;
set local role frontdesk_system;
update budget_days set scope =
  case when person = '' then 'chatbot ' || chatbot_id else 'person ' || chatbot_id || ' ' || person end;
reset role;
alter table budget_days
  drop constraint budget_days_pkey,
  drop column chatbot_id,
  drop column person,
  -- 'chatbot CHATBOT' and 'person CHATBOT PERSON' for owners' settings, and the scopes of
  -- frontdesk_budgets_of().
  add primary key (scope, day);

drop function frontdesk_reserve_tokens(uuid, text, bigint, bigint, bigint);
drop function frontdesk_take_tokens(uuid, date, text, bigint, bigint);

-- Reserves tokens of today's budgets: of all of them, or of none.
--   scopes  always in the order person, network, chatbot, server: so no two turns wait for each other,
--           and the row that most turns want is locked for the shortest time
-- Returns the scope that had too few tokens left; null when all tokens are reserved.
create function frontdesk_reserve_tokens(today date, scopes text[], wanted bigint[], limits bigint[])
returns text
language plpgsql
as $$
declare
  part text[];
begin
  for i in 1 .. coalesce(cardinality(scopes), 0) loop
    if not exists (select from budget_days where scope = scopes[i] and day = today) then
      part := string_to_array(scopes[i], ' ');
      -- A budget that an owner sets during the day counts what was used before it.
      insert into budget_days (scope, day, tokens)
      values (scopes[i], today, case when part[1] in ('chatbot', 'person') then
        frontdesk_tokens_used(part[2]::uuid, coalesce(part[3], ''), today::timestamp at time zone 'UTC') else 0 end)
      on conflict (scope, day) do nothing;
    end if;
    update budget_days set tokens = tokens + wanted[i]
    where scope = scopes[i] and day = today and tokens + wanted[i] <= limits[i];
    if not found then
      for j in 1 .. i - 1 loop
        update budget_days set tokens = tokens - wanted[j] where scope = scopes[j] and day = today;
      end loop;
      return scopes[i];
    end if;
  end loop;
  return null;
end
$$;

-- Replaces reserved tokens by used ones.
--   scopes  in the order in which they were reserved
create function frontdesk_settle_tokens(of_day date, scopes text[], deltas bigint[]) returns void
language plpgsql
as $$
begin
  for i in 1 .. coalesce(cardinality(scopes), 0) loop
    update budget_days set tokens = greatest(0, tokens + deltas[i]) where scope = scopes[i] and day = of_day;
  end loop;
end
$$;

-- The number of tokens in a text, as server/text/tokens.ts estimates it: 3.5 narrow characters make one, and
-- each wide character makes one. Wide characters are counted by their additional bytes in UTF-8.
create function frontdesk_estimate_tokens(texts text, most_characters integer default null) returns bigint
language sql immutable parallel safe
as $$
  select ceil(((n - wide) / 3.5 + wide) * least(1, coalesce(most_characters, n)::numeric / greatest(n, 1)))::bigint
  from (
    select length(texts) as n, least(length(texts), octet_length(texts) - length(texts)) as wide
  ) counted
  where n > 0
$$;

-- An estimate of a turn's input to a model: instructions, knowledge and the newest messages.
create function frontdesk_estimate_turn(c conversations) returns bigint
language plpgsql stable
as $$
declare
  -- As server/turn/recall.ts.
  most_facts constant integer := 24000;
  most_messages constant integer := 50;
  rules constant bigint := 250;
  overhead constant bigint := 5;
begin
  return rules
    + (select coalesce(sum(frontdesk_estimate_tokens(content) + overhead), 0) from messages
       where conversation_id = c.id and position > c.message_count - most_messages)
    + (select frontdesk_estimate_tokens(concat_ws(' ', b.name, b.instructions, settings ->> 'instructions',
           settings ->> 'tone', settings ->> 'personality', settings ->> 'communicationStyle'))
         + case when coalesce(t.content, '') <> '' then frontdesk_estimate_tokens(t.content, most_facts)
           else frontdesk_estimate_tokens(concat_ws(E'\n\n', told ->> 'facts', p.name, p.location, p.bio, p.skills,
             p.experience, p.interests, told ->> 'description'), most_facts) end
       from chatbots b left join profiles p on p.user_id = b.owner_id
         left join training_data t on t.conversation_id = c.id
         cross join lateral (select case when c.is_preview and b.draft is not null then b.draft
           else jsonb_build_object('facts', b.facts, 'description', b.description,
             'configuration', b.configuration) end as told) said
         cross join lateral (select told -> 'configuration' as settings) configured
       where b.id = c.chatbot_id);
end
$$;

-- Reserves the tokens of a new turn, of all budgets that apply to it or of none.
--   network          keyed hash of the caller's network; null when it is not counted
--   has_server_keys  whether the server has a model service of its own
--   defaults         tokens per day; an absent key means no budget
--     chatbot          for the visitors of a chatbot whose owner set no budget
--     server           for all turns on the server's keys together
--     visitor, visitor_network, user, user_network, owner
--                      the shares of one visitor, user, network or owner
--     networks         how many times a visitor's budget the visitor's network has
--   program_tokens   estimate of what a program adds to the request
--   reply_tokens     the longest reply
--   most_sent        the maximum input of an anonymous turn
-- Returns null when no model service can be called. Otherwise the day, the budgets' scopes and limits, how
-- many of them (the last ones) apply to the server's keys alone, for how many tokens are reserved, how many
-- tokens, and the scope that had too few.
create function frontdesk_reserve_for_turn(
  c conversations, network text, has_server_keys boolean, defaults jsonb,
  program_tokens bigint, reply_tokens bigint, most_sent bigint
) returns json
language plpgsql
as $$
declare
  today date := now() at time zone 'UTC';
  is_visitors boolean := c.visitor_id is not null and not c.is_preview;
  person uuid := coalesce(c.user_id, c.visitor_id);
  owner uuid;
  owner_pays boolean;
  is_operators boolean;
  of_chatbot bigint;
  of_person bigint;
  scopes text[] := '{}';
  limits bigint[] := '{}';
  server_scopes text[] := '{}';
  server_limits bigint[] := '{}';
  reserved integer;
  wanted bigint := 0;
  refused text;
begin
  -- Keys that this owner may no longer use pay for nothing. The functions that these two call come with
  -- 0020.
  select b.owner_id, frontdesk_provider_keys(b.owner_id, b.owner_is_admin) is not null,
    b.owner_id is null or b.owner_is_admin,
    frontdesk_whole_number(settings -> 'daily_token_budget'),
    frontdesk_whole_number(settings -> 'daily_token_budget_per_visitor')
  into owner, owner_pays, is_operators, of_chatbot, of_person
  from chatbots b cross join lateral (
    select case when c.is_preview then coalesce(b.draft -> 'configuration', b.configuration)
      else b.configuration end as settings) told
  where b.id = c.chatbot_id;
  if not (has_server_keys or owner_pays) then
    return null;
  end if;

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
    refused := frontdesk_reserve_tokens(today, scopes[:reserved], array_fill(wanted, array[reserved]), limits);
  end if;
  return json_build_object('day', today, 'scopes', scopes, 'limits', limits,
    'ofServer', cardinality(server_scopes), 'reserved', reserved, 'tokens', wanted, 'refused', refused);
end
$$;

revoke execute on function
  frontdesk_reserve_tokens(date, text[], bigint[], bigint[]), frontdesk_settle_tokens(date, text[], bigint[]),
  frontdesk_estimate_tokens(text, integer), frontdesk_estimate_turn(conversations),
  frontdesk_reserve_for_turn(conversations, text, boolean, jsonb, bigint, bigint, bigint)
  from public;
grant execute on function
  frontdesk_reserve_tokens(date, text[], bigint[], bigint[]), frontdesk_settle_tokens(date, text[], bigint[]),
  frontdesk_estimate_tokens(text, integer), frontdesk_estimate_turn(conversations),
  frontdesk_reserve_for_turn(conversations, text, boolean, jsonb, bigint, bigint, bigint)
  to frontdesk_system;
do $$
declare
  api_role name;
  callable regprocedure;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    foreach callable in array array[
      'frontdesk_reserve_tokens(date, text[], bigint[], bigint[])'::regprocedure,
      'frontdesk_settle_tokens(date, text[], bigint[])', 'frontdesk_estimate_tokens(text, integer)',
      'frontdesk_estimate_turn(conversations)',
      'frontdesk_reserve_for_turn(conversations, text, boolean, jsonb, bigint, bigint, bigint)'
    ] loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;

-- Storage quotas. The statements that add to an account check them (server/chatbots/quotas.ts).
alter table chatbots add column bytes bigint generated always as (
  octet_length(name) + octet_length(description) + octet_length(facts) + octet_length(configuration::text)
    + coalesce(octet_length(draft::text), 0)) stored;
alter table chatbot_versions add column bytes bigint generated always as (
  octet_length(content::text) + octet_length(note)) stored;
alter table forms add column bytes bigint generated always as (octet_length(document::text)) stored;
alter table training_data
  add column bytes bigint generated always as (octet_length(content)) stored,
  -- Copied from the conversation, so that a user's rows are found without a join.
  add column user_id uuid;
set local role frontdesk_system;
update training_data t set user_id = c.user_id from conversations c where c.id = t.conversation_id;
reset role;
create index training_data_of_user on training_data (user_id) include (bytes) where bytes > 0;

-- Sums up the bytes that a transaction adds to a quota (the trigger's argument) minus those it removes: an
-- account above a quota that was larger before may still shrink.
create function frontdesk_note_bytes() returns trigger
language plpgsql
as $$
declare
  setting text := 'quotas.added_' || tg_argv[0];
  added bigint := coalesce(nullif(current_setting(setting, true), '')::bigint, 0);
begin
  perform set_config(setting, (added + coalesce(new.bytes, 0) - coalesce(old.bytes, 0))::text, true);
  return null;
end
$$;
create trigger chatbots_note_bytes after insert or update on chatbots
  for each row execute function frontdesk_note_bytes('bytes');
-- Publishing removes old versions.
create trigger chatbot_versions_note_bytes after insert or update or delete on chatbot_versions
  for each row execute function frontdesk_note_bytes('bytes');
create trigger forms_note_bytes after insert or update on forms
  for each row execute function frontdesk_note_bytes('bytes');
create trigger training_data_note_bytes after insert or update on training_data
  for each row execute function frontdesk_note_bytes('trainingBytes');

-- Raises FD010 when an account exceeds a quota that this transaction has added to; the message is the
-- quota's name. Chatbots and API keys are counted only when one was added. The lock lasts to the end of the
-- transaction, so concurrent calls of one account count each other's rows.
create function frontdesk_check_quotas(of_user uuid, of_chatbot uuid, quotas jsonb) returns void
language plpgsql
as $$
declare
  quota text;
  most bigint;
  used bigint;
begin
  if quotas = '{}' then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('frontdesk quotas ' || of_user, 0));
  for quota, most in select key, value::bigint from jsonb_each_text(quotas) loop
    used := case quota
      when 'chatbots' then (select count(*) from chatbots where owner_id = of_user)
      when 'apiKeys' then (select count(*) from api_keys where chatbot_id = of_chatbot)
      when 'bytes' then (
        select coalesce(sum(b.bytes
            + coalesce((select sum(v.bytes) from chatbot_versions v where v.chatbot_id = b.id), 0)
            + coalesce((select sum(f.bytes) from forms f where f.chatbot_id = b.id), 0)), 0)
        from chatbots b where b.owner_id = of_user)
      when 'trainingBytes' then (
        select coalesce(sum(bytes), 0) from training_data where user_id = of_user and bytes > 0)
    end;
    if used > most and (quota in ('chatbots', 'apiKeys')
      or coalesce(nullif(current_setting('quotas.added_' || quota, true), '')::bigint, 0) > 0) then
      raise exception using errcode = 'FD010', message = quota;
    end if;
  end loop;
end
$$;
revoke execute on function frontdesk_check_quotas(uuid, uuid, jsonb), frontdesk_note_bytes() from public;
grant execute on function frontdesk_check_quotas(uuid, uuid, jsonb) to frontdesk_system;
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke execute on function frontdesk_check_quotas(uuid, uuid, jsonb), frontdesk_note_bytes()
      from %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0018_finite_cost');
