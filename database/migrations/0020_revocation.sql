-- Revocation reaches open streams, and a disabled owner's chatbots stop (docs/decisions/0031).

-- Whether the main system's newest token made this user an administrator, and its time of issue in seconds
-- since 1970. Stored, because a visitor's turn carries no token of the owner.
alter table users
  add column is_admin_elsewhere boolean not null default false,
  add column admin_said_at bigint not null default 0;
create index users_administrators on users (id) where role = 'admin' or is_admin_elsewhere;

-- The owner's standing, copied from users: no policy shows a user to others, and a turn must not pay for a
-- lookup. The triggers below maintain the copies, also after changes by hand.
alter table chatbots
  add column owner_is_active boolean not null default true,
  add column owner_is_admin boolean not null default false;
-- Whether people other than the owner reach the chatbot.
alter table chatbots
  add column is_open boolean not null generated always as (is_public and owner_is_active) stored;

-- The login from which the owner opened a preview, and when its token was issued: it ends with that login.
alter table conversations
  add column preview_login_id uuid,
  add column preview_issued_at bigint;

-- Tables are named by the schema of the trigger's table, because a manual change may run with another
-- search path.
create function frontdesk_owner_changed() returns trigger
language plpgsql
as $$
declare
  is_admin boolean := new.role = 'admin' or new.is_admin_elsewhere;
begin
  execute format(
    'update %I.chatbots set owner_is_active = $1, owner_is_admin = $2 where owner_id = $3', tg_table_schema)
    using new.is_active, is_admin, new.id;
  -- Once an administrator exists, however they became one, older setup codes are void.
  if is_admin then
    execute format('insert into %I.setup (claimed_by) values ($1) on conflict do nothing', tg_table_schema)
      using new.id;
  end if;
  return null;
end
$$;
create trigger users_owner_changed after update of is_active, role, is_admin_elsewhere on users
  for each row
  when ((old.is_active, old.role, old.is_admin_elsewhere)
    is distinct from (new.is_active, new.role, new.is_admin_elsewhere))
  execute function frontdesk_owner_changed();
create trigger users_administrator_made after insert on users
  for each row when (new.role = 'admin' or new.is_admin_elsewhere)
  execute function frontdesk_owner_changed();

-- The share lock makes a concurrent change of the owner wait, and then find this chatbot.
create function frontdesk_note_owner() returns trigger
language plpgsql
as $$
begin
  if new.owner_id is not null then
    execute format(
      'select is_active, role = ''admin'' or is_admin_elsewhere from %I.users where id = $1 for share',
      tg_table_schema)
      into new.owner_is_active, new.owner_is_admin using new.owner_id;
    new.owner_is_active := coalesce(new.owner_is_active, false);
    new.owner_is_admin := coalesce(new.owner_is_admin, false);
  end if;
  return new;
end
$$;
create trigger chatbots_note_owner before insert or update of owner_id on chatbots
  for each row execute function frontdesk_note_owner();

set local role frontdesk_system;
update chatbots b set owner_is_active = u.is_active, owner_is_admin = u.role = 'admin'
from users u where u.id = b.owner_id and (not u.is_active or u.role = 'admin');
insert into setup (claimed_by) select id from users where role = 'admin' order by created_at limit 1
on conflict do nothing;
reset role;

alter policy chatbots_public on chatbots
  using (is_open and (frontdesk_user_id() is not null or frontdesk_conversation_id() is not null));
alter policy chatbots_client on chatbots using (owner_is_active and id = frontdesk_client_chatbot_id());
alter policy chatbots_preview on chatbots
  using (owner_is_active and not is_public and id = frontdesk_previewed_chatbot_id());

-- Why a credential is void; null while it is valid. The only place for these rules: frontdesk_enter() calls
-- it at the beginning of each transaction, and the server calls it periodically for open streams.
--   claims  as for frontdesk_enter(). Streams may also name their subject: of_conversation, of_chatbot
-- Returns one of:
--   FD001 user deleted   FD002 login ended   FD003 unknown API key, or its owner is disabled
--   FD004 key of another chatbot   FD005 origin not allowed for the chatbot's widget
--   FD006 user disabled   FD008 the session's owner is disabled, its preview has ended, or, for
--     streams, its chatbot is private
--   FD009 conversation deleted   FD010 chatbot deleted
create function frontdesk_refusal(claims jsonb) returns text
language plpgsql stable parallel safe
as $$
declare
  login uuid := claims ->> 'login_id';
  found_user record;
  found_key record;
  found_session record;
begin
  if claims ? 'sub' then
    select u.others_ended_at, u.others_ended_but, u.is_active into found_user
    from users u where u.id = (claims ->> 'sub')::uuid;
    if not found then
      return 'FD001';
    end if;
    -- The same check as frontdesk_login_has_ended(), in half the time: this runs in every transaction.
    -- Claims without a login are about the user alone.
    if claims ? 'login_id' and (
      exists (select from logins l where l.id = login and l.ended_at is not null)
      or (found_user.others_ended_at > to_timestamp(coalesce((claims ->> 'issued_at')::bigint, 0))
        and found_user.others_ended_but is distinct from login)) then
      return 'FD002';
    end if;
    if not found_user.is_active then
      return 'FD006';
    end if;
  end if;
  if claims ? 'api_key_hash' then
    select b.id, b.public_url_slug, b.owner_is_active into found_key
    from api_keys k join chatbots b on b.id = k.chatbot_id
    where k.hash = decode(claims ->> 'api_key_hash', 'hex') and 'chat' = any (k.scopes);
    if not found or not found_key.owner_is_active then
      return 'FD003';
    end if;
    if claims ? 'chatbot' and claims ->> 'chatbot' <> found_key.id::text
      and claims ->> 'chatbot' is distinct from found_key.public_url_slug then
      return 'FD004';
    end if;
  end if;
  if claims ? 'conversation_id' then
    select c.is_preview, c.preview_login_id, c.preview_issued_at, b.owner_id, b.owner_is_active, b.is_open,
      case when claims ? 'origin' then b.configuration -> 'allowed_origins' end as origins into found_session
    from conversations c join chatbots b on b.id = c.chatbot_id
    where c.id = nullif(claims ->> 'conversation_id', '')::uuid and c.visitor_id is not null;
    -- An unknown session has no access: the policies show no rows for it.
    if found then
      if found_session.is_preview then
        if not found_session.owner_is_active or frontdesk_login_has_ended(
          found_session.owner_id, found_session.preview_login_id, found_session.preview_issued_at) then
          return 'FD008';
        end if;
      elsif not found_session.owner_is_active then
        return 'FD008';
      -- Streams end when the chatbot becomes private. A visitor may still read old messages; new ones
      -- are refused by the policies of chatbots.
      elsif claims ? 'of_conversation' and not found_session.is_open
        and (found_session.owner_id = (claims ->> 'sub')::uuid) is not true then
        return 'FD008';
      end if;
      if jsonb_array_length(found_session.origins) > 0
        and not found_session.origins ? (claims ->> 'origin') then
        return 'FD005';
      end if;
    end if;
  end if;
  if claims ? 'of_conversation'
    and not exists (select from conversations c where c.id = (claims ->> 'of_conversation')::uuid) then
    return 'FD009';
  end if;
  if claims ? 'of_chatbot' and not exists (select from chatbots b where b.id = (claims ->> 'of_chatbot')::uuid) then
    return 'FD010';
  end if;
  return null;
end
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
begin
  perform set_config('role', 'frontdesk_system', true);
  refusal := frontdesk_refusal(claims);
  if refusal is not null then
    raise exception using errcode = refusal;
  end if;
  if claims ? 'api_key_hash' then
    update api_keys set last_used_at = now()
    where hash = decode(claims ->> 'api_key_hash', 'hex')
      -- At most once a minute, so that a busy key's row is not written at each call.
      and (last_used_at is null or last_used_at < now() - interval '1 minute');
  end if;
  perform set_config('request.jwt.claims', who, true), set_config('role', 'frontdesk_app', true);
end
$$;

-- The owner's keys for a turn; null for none. A custom address, and Ollama, which is on the operator's
-- network, need an administrator: such keys of a former administrator are not used.
drop function frontdesk_provider_keys(uuid);
create function frontdesk_provider_keys(of_owner uuid, owner_is_admin boolean) returns json
language plpgsql stable parallel safe
as $$
begin
  return (
    select json_agg(json_build_object(
      'ownerId', owner_id, 'provider', provider, 'sealed', encode(sealed, 'base64'), 'baseUrl', base_url,
      'defaultModel', default_model, 'revision', revision) order by provider)
    from provider_keys
    where owner_id = of_owner and (owner_is_admin or (base_url is null and provider <> 'ollama'))
  );
end
$$;

revoke execute on function
  frontdesk_owner_changed(), frontdesk_note_owner(), frontdesk_refusal(jsonb), frontdesk_provider_keys(uuid, boolean)
  from public;
grant execute on function frontdesk_refusal(jsonb) to frontdesk_system;
grant execute on function frontdesk_provider_keys(uuid, boolean) to frontdesk_app, frontdesk_system;
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format(
      'revoke execute on function frontdesk_owner_changed(), frontdesk_note_owner(), frontdesk_refusal(jsonb),
        frontdesk_provider_keys(uuid, boolean) from %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0020_revocation');
