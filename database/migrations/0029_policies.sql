-- Policies compare the columns of 0028 with the identity, and look into no other table (docs/decisions/0042).
--
-- The server does the long work of this file before it (server/database/fill-homes.ts): it fills rows from before in
-- batches, builds the indexes, and validates the constraints while others write. What is missing, because the files
-- are applied by hand, is done here.

do $$
declare
  step text;
  after uuid;
begin
  set local role frontdesk_system;
  foreach step in array array['visitors', 'conversations', 'messages', 'turns', 'training_data', 'records',
    'record_items', 'ratings', 'conversation_notes']
  loop
    continue when exists (
      select from pg_constraint
      where conrelid = to_regclass(step) and conname = step || '_home_known' and convalidated);
    after := null;
    loop
      select last_key into after from frontdesk_fill_homes(step, after, 5000);
      exit when after is null;
    end loop;
  end loop;
  reset role;
end
$$;

create unique index if not exists conversations_place on conversations (home, id, owner_id, client_id);
create unique index if not exists records_key on records (home, id, conversation_id, owner_id, client_id);

do $$
declare
  child text;
begin
  foreach child in array array['conversations', 'messages', 'turns', 'training_data', 'records', 'record_items',
    'ratings', 'conversation_notes']
  loop
    execute format('alter table %I alter home set not null, alter owner_id set not null, alter client_id set not null',
      child);
    execute format('alter table %I drop constraint if exists %I', child, child || '_home_known');
    continue when child = 'conversations';
    if not exists (select from pg_constraint where conrelid = to_regclass(child) and conname = child || '_place') then
      execute format('alter table %I add constraint %I foreign key %s on update cascade on delete cascade',
        child, child || '_place', case child
          when 'record_items' then '(home, record_id, conversation_id, owner_id, client_id)
            references records (home, id, conversation_id, owner_id, client_id)'
          else '(home, conversation_id, owner_id, client_id)
            references conversations (home, id, owner_id, client_id)' end);
    end if;
    execute format('alter table %I drop constraint %I', child,
      case child when 'record_items' then 'record_items_record_id_fkey' else child || '_conversation_id_fkey' end);
  end loop;
end
$$;
alter table record_items alter conversation_id set not null;
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'conversations'::regclass and conname = 'conversations_home')
  then
    alter table conversations add constraint conversations_home check (
      home = coalesce(user_id, id)
      and client_id = case when is_client then chatbot_id else '00000000-0000-0000-0000-000000000000' end);
  end if;
end
$$;

-- Another owner's chatbot must not get keys, secrets, versions or forms under one's own name.
alter table chatbots add constraint chatbots_of_owner unique (id, owner_id);
alter table forms add foreign key (chatbot_id, owner_id) references chatbots (id, owner_id)
  on update cascade on delete cascade;
alter table chatbot_versions add foreign key (chatbot_id, owner_id) references chatbots (id, owner_id)
  on update cascade on delete cascade;
alter table api_keys add foreign key (chatbot_id, owner_id) references chatbots (id, owner_id)
  on update cascade on delete cascade;
alter table signing_secrets add foreign key (chatbot_id, owner_id) references chatbots (id, owner_id)
  on update cascade on delete cascade;

-- A rating belongs to a conversation and a message, so that nobody takes the place of another's.
alter table ratings drop constraint ratings_pkey, add primary key (message_id, conversation_id);

-- A chatbot that changes hands, by hand: its conversations go along, and with them, by their keys, all that is in them.
create function frontdesk_chatbot_changed_hands() returns trigger
language plpgsql
as $$
begin
  execute format('update %I.visitors set owner_id = $1 where chatbot_id = $2', tg_table_schema)
    using new.owner_id, new.id;
  execute format('update %I.conversations set owner_id = $1 where chatbot_id = $2 and user_id is null', tg_table_schema)
    using coalesce(new.owner_id, '00000000-0000-0000-0000-000000000000'), new.id;
  return null;
end
$$;
create trigger chatbots_changed_hands after update of owner_id on chatbots
  for each row when (old.owner_id is distinct from new.owner_id)
  execute function frontdesk_chatbot_changed_hands();

-- The ids that the policies compare with are settings of their own beside the claims, which would be parsed for each
-- row. Claims that are set without them, by hand or by Supabase's API, count, too.

-- The user of this transaction; null when the claims name none.
create or replace function frontdesk_user_id() returns uuid
language sql stable parallel safe
as $$
  select nullif(nullif(coalesce(nullif(current_setting('caller.user_id', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'), 'none'), '')::uuid
$$;

-- The conversation of a visitor's session. The session is a capability; no user stands behind it.
create or replace function frontdesk_conversation_id() returns uuid
language sql stable parallel safe
as $$
  select nullif(nullif(coalesce(nullif(current_setting('caller.conversation_id', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'conversation_id'), 'none'), '')::uuid
$$;

-- Takes the role of persons and the claims of an identity, which was admitted before.
create function frontdesk_assume(who text) returns void
language plpgsql
as $$
declare
  claims jsonb := who;
begin
  perform set_config('request.jwt.claims', who, true),
    set_config('caller.user_id', coalesce(claims ->> 'sub', 'none'), true),
    set_config('caller.conversation_id', coalesce(claims ->> 'conversation_id', 'none'), true),
    set_config('role', 'frontdesk_app', true);
end
$$;

-- What frontdesk_enter() found out about a session or a program is part of the transaction's claims. For claims that
-- were set without it, these functions look it up.

-- The chatbot of this transaction's program; null for an unknown or revoked key.
create or replace function frontdesk_client_chatbot_id() returns uuid
language plpgsql stable parallel safe
as $$
declare
  claims jsonb := nullif(current_setting('request.jwt.claims', true), '');
begin
  if claims ->> 'api_key_hash' is null then
    return null;
  end if;
  if claims ? 'chatbot_id' then
    return claims ->> 'chatbot_id';
  end if;
  return (select chatbot_id from api_keys where hash = decode(nullif(claims ->> 'api_key_hash', ''), 'hex'));
end
$$;

-- The chatbot that this transaction's session or program talks to.
create function frontdesk_served_chatbot_id() returns uuid
language plpgsql stable parallel safe
as $$
declare
  claims jsonb := nullif(current_setting('request.jwt.claims', true), '');
begin
  if claims ? 'chatbot_id' then
    return claims ->> 'chatbot_id';
  end if;
  if claims ? 'api_key_hash' then
    return frontdesk_client_chatbot_id();
  end if;
  if claims ? 'conversation_id' then
    return (select chatbot_id from conversations
      where home = frontdesk_conversation_id() and id = home and visitor_id is not null);
  end if;
  return null;
end
$$;

-- The owner of that chatbot.
create or replace function frontdesk_served_owner_id() returns uuid
language plpgsql stable parallel safe
as $$
declare
  claims jsonb := nullif(current_setting('request.jwt.claims', true), '');
begin
  if claims ? 'served_owner_id' then
    return claims ->> 'served_owner_id';
  end if;
  if claims ? 'api_key_hash' or claims ? 'conversation_id' then
    return (select owner_id from chatbots where id = frontdesk_served_chatbot_id());
  end if;
  return null;
end
$$;

-- The visitor whose session it is.
create function frontdesk_visitor_id() returns uuid
language plpgsql stable parallel safe
as $$
declare
  claims jsonb := nullif(current_setting('request.jwt.claims', true), '');
begin
  if claims ? 'visitor_id' then
    return claims ->> 'visitor_id';
  end if;
  if claims ? 'conversation_id' then
    return (select visitor_id from conversations where home = frontdesk_conversation_id() and id = home);
  end if;
  return null;
end
$$;

-- The chatbot that this transaction's session previews, public or not.
create or replace function frontdesk_previewed_chatbot_id() returns uuid
language plpgsql stable parallel safe
as $$
declare
  claims jsonb := nullif(current_setting('request.jwt.claims', true), '');
begin
  if claims ? 'is_preview' then
    return case when (claims ->> 'is_preview')::boolean then (claims ->> 'chatbot_id')::uuid end;
  end if;
  if claims ? 'conversation_id' then
    return (select chatbot_id from conversations
      where home = frontdesk_conversation_id() and id = home and is_preview);
  end if;
  return null;
end
$$;

-- Whether this transaction's user may read all users' records of the onboarding API.
create or replace function frontdesk_is_admin() returns boolean
language plpgsql stable parallel safe
as $$
declare
  claims jsonb := nullif(current_setting('request.jwt.claims', true), '');
begin
  if claims ? 'is_admin' then
    return (claims ->> 'is_admin')::boolean;
  end if;
  return claims ? 'sub' and exists (select from users where id = frontdesk_user_id() and role = 'admin');
end
$$;

-- Checks a credential, and finds out what the policies compare with. The rules are those of 0020.
--   claims    as for frontdesk_enter(). Streams may also name their subject: of_conversation, of_chatbot
--   refusal   why the credential is void; null while it is valid: see 0020
--   identity  the claims, and the chatbot, its owner and the visitor of a session or program
drop function frontdesk_refusal(jsonb);
create function frontdesk_admit(claims jsonb, out refusal text, out identity jsonb)
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
  if claims ? 'of_conversation' and not exists (
    select from conversations c
    where c.id = (claims ->> 'of_conversation')::uuid
      and c.home in (c.id, (claims ->> 'sub')::uuid))
  then
    refusal := 'FD009';
  elsif claims ? 'of_chatbot'
    and not exists (select from chatbots b where b.id = (claims ->> 'of_chatbot')::uuid) then
    refusal := 'FD010';
  end if;
end
$$;

-- Why a credential is void; null while it is valid. The server calls it periodically for open streams.
create function frontdesk_refusal(claims jsonb) returns text
language sql stable parallel safe
as $$
  select refusal from frontdesk_admit(claims)
$$;

-- Begins a person's transaction: checks the credential as the server, then takes the role and the claims of
-- its identity. A void credential ends the transaction before anything is read or written; the server
-- handles its state.
create or replace function frontdesk_enter(who text) returns void
language plpgsql
as $$
declare
  claims jsonb := who;
  refusal text;
  identity jsonb;
begin
  perform set_config('role', 'frontdesk_system', true);
  select a.refusal, a.identity into refusal, identity from frontdesk_admit(claims) a;
  if refusal is not null then
    raise exception using errcode = refusal;
  end if;
  if claims ? 'api_key_hash' then
    update api_keys set last_used_at = now()
    where hash = decode(claims ->> 'api_key_hash', 'hex')
      -- At most once a minute, so that a busy key's row is not written at each call.
      and (last_used_at is null or last_used_at < now() - interval '1 minute');
  end if;
  perform frontdesk_assume(identity::text);
end
$$;

-- Policies. Those without a role are for Supabase's API, and show people their own rows alone. Postgres compares from left
-- to right: the cheapest and most frequent comparisons are the first, and there is one policy of an operation where
-- rows are many.

alter policy users_self on users using (id = frontdesk_user_id());
alter policy users_self_update on users using (id = frontdesk_user_id()) with check (id = frontdesk_user_id());
alter policy logins_self on logins using (user_id = frontdesk_user_id());
alter policy profiles_self on profiles
  using (user_id = frontdesk_user_id()) with check (user_id = frontdesk_user_id());
-- A chatbot speaks from its owner's profile.
alter policy profiles_spoken_from on profiles using (user_id = frontdesk_served_owner_id());

alter policy chatbots_owner_read on chatbots using (owner_id = frontdesk_user_id());
alter policy chatbots_owner_write on chatbots
  using (owner_id = frontdesk_user_id()) with check (owner_id = frontdesk_user_id());
alter policy chatbot_versions_owner on chatbot_versions
  using (owner_id = frontdesk_user_id()) with check (owner_id = frontdesk_user_id());
alter policy signing_secrets_owner on signing_secrets
  using (owner_id = frontdesk_user_id()) with check (owner_id = frontdesk_user_id());
alter policy provider_keys_owner on provider_keys
  using (owner_id = frontdesk_user_id()) with check (owner_id = frontdesk_user_id());
alter policy api_keys_owner on api_keys
  using (owner_id = frontdesk_user_id()) with check (owner_id = frontdesk_user_id());
alter policy api_keys_shown on api_keys using (hash = frontdesk_api_key_hash() and 'chat' = any (scopes));
alter policy api_keys_used on api_keys
  using (hash = frontdesk_api_key_hash()) with check (hash = frontdesk_api_key_hash());
-- The forms of their own chatbots, of the one that they talk to, and, for users, of the operator's.
alter policy forms_of_chatbot on forms using (
  owner_id = frontdesk_user_id()
  or (owner_id is null and frontdesk_user_id() is not null)
  or chatbot_id = frontdesk_served_chatbot_id());
alter policy forms_set on forms with check (owner_id = frontdesk_user_id());

alter policy visitors_owner on visitors using (owner_id = frontdesk_user_id());
alter policy visitors_self on visitors using (id = frontdesk_visitor_id());

alter policy conversations_of_user_read on conversations using (user_id = frontdesk_user_id());
alter policy conversations_of_user_delete on conversations using (user_id = frontdesk_user_id());
alter policy conversations_of_user_open on conversations with check (
  user_id = frontdesk_user_id() and owner_id = '00000000-0000-0000-0000-000000000000');
drop policy conversations_of_user_write on conversations;
drop policy conversations_of_visitor_read on conversations;
drop policy conversations_of_visitor_write on conversations;
drop policy conversations_owner_read on conversations;
drop policy conversations_owner_write on conversations;
drop policy conversations_client_read on conversations;
drop policy conversations_client_open on conversations;
drop policy conversations_client_write on conversations;
create policy conversations_read on conversations for select to frontdesk_app using (
  user_id = frontdesk_user_id() or (visitor_id is not null and id = frontdesk_conversation_id())
  or owner_id = frontdesk_user_id() or client_id = frontdesk_client_chatbot_id());
create policy conversations_write on conversations for update to frontdesk_app
  using (
    user_id = frontdesk_user_id() or (visitor_id is not null and id = frontdesk_conversation_id())
    or owner_id = frontdesk_user_id() or client_id = frontdesk_client_chatbot_id())
  with check (
    user_id = frontdesk_user_id() or (visitor_id is not null and id = frontdesk_conversation_id())
    or owner_id = frontdesk_user_id() or client_id = frontdesk_client_chatbot_id());
create policy conversations_program_open on conversations for insert to frontdesk_app
  with check (
    client_id = frontdesk_client_chatbot_id()
    and owner_id = coalesce(frontdesk_served_owner_id(), '00000000-0000-0000-0000-000000000000'));

-- Of messages, turns and the rest: who takes part in the conversation is its user (home <> conversation_id), its
-- visitor (home = conversation_id, and no program's), or its program. The foreign key to the conversation makes these
-- columns true.
do $$
declare
  child text;
  users constant text := 'home = frontdesk_user_id() and home <> conversation_id';
  visitors constant text := 'home = frontdesk_conversation_id() and home = conversation_id
    and client_id = ''00000000-0000-0000-0000-000000000000''';
  owners constant text := 'owner_id = frontdesk_user_id()';
  programs constant text := 'client_id = frontdesk_client_chatbot_id()';
  participants constant text := format('(%s) or (%s) or %s', users, visitors, programs);
  readers constant text := format('(%s) or (%s) or %s or %s', users, visitors, owners, programs);
begin
  foreach child in array array['messages', 'turns'] loop
    execute format('drop policy %I on %I', child || '_read', child);
    execute format('create policy %I on %I for select using (%s)', child || '_of_user_read', child, users);
    execute format('create policy %I on %I for select to frontdesk_app using (%s)', child || '_read', child, readers);
  end loop;
  execute format('alter policy messages_write on messages with check (author_id is null and (%s))', participants);
  execute format('alter policy messages_replace on messages using (author_id is null and (%s))', participants);
  execute format('alter policy messages_mark on messages using (%s) with check (%1$s)', owners);
  execute format('alter policy messages_write_as_owner on messages
    with check (author_id = frontdesk_user_id() and role = ''assistant'' and %s)', owners);
  execute format('alter policy turns_open on turns with check ((%s) or (%s) or %s)', users,
    visitors || ' and chatbot_id = frontdesk_served_chatbot_id()', programs || ' and chatbot_id = client_id');
  execute format('alter policy turns_close on turns using (%s) with check (%1$s)', participants);
  execute format('alter policy turns_owner_attend on turns using (%s) with check (%1$s)', owners);

  execute format('alter policy training_data_of_conversation on training_data using (%s) with check (%1$s)', users);

  execute format('alter policy records_of_person_read on records using ((%s) or (%s))', users, visitors);
  execute format('alter policy records_of_person_write on records using ((%s) or (%s)) with check ((%1$s) or (%2$s))',
    users, visitors);
  execute format('alter policy records_of_person_open on records with check (
    (%s and user_id = home) or (%s and user_id is null and chatbot_id = frontdesk_served_chatbot_id()))',
    users, visitors);
  execute format('alter policy records_owner_read on records using (%s)', owners);
  alter policy records_admin_read on records using (user_id is not null and frontdesk_is_admin());
  execute format('alter policy record_items_read on record_items
    using ((%s) or (%s) or %s or (home <> conversation_id and frontdesk_is_admin()))', users, visitors, owners);
  execute format('alter policy record_items_write on record_items using ((%s) or (%s)) with check ((%1$s) or (%2$s))',
    users, visitors);

  execute format('alter policy ratings_read on ratings using ((%s) or %s)', visitors, owners);
  execute format('alter policy ratings_give on ratings
    with check (%s and chatbot_id = frontdesk_served_chatbot_id())', visitors);
  execute format('alter policy ratings_change on ratings using (%s) with check (%1$s)', visitors);
  execute format('alter policy ratings_take_back on ratings using (%s)', visitors);

  execute format('alter policy conversation_notes_owner on conversation_notes
    using (%s) with check (author_id = frontdesk_user_id() and %1$s)', owners);
end
$$;

drop function frontdesk_takes_part(conversations);
drop function frontdesk_own_chatbot_ids();

do $$
declare
  callable regprocedure;
  api_role name;
begin
  foreach callable in array array['frontdesk_chatbot_changed_hands()'::regprocedure, 'frontdesk_assume(text)', 'frontdesk_served_chatbot_id()',
    'frontdesk_visitor_id()', 'frontdesk_admit(jsonb)', 'frontdesk_refusal(jsonb)']
  loop
    execute format('revoke execute on function %s from public', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;
grant execute on function frontdesk_served_chatbot_id(), frontdesk_visitor_id() to frontdesk_app;
grant execute on function frontdesk_assume(text) to frontdesk_app, frontdesk_system;
grant execute on function frontdesk_admit(jsonb), frontdesk_refusal(jsonb) to frontdesk_system;

insert into frontdesk_migrations (name) values ('0029_policies');
