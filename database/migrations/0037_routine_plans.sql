-- Routines of a turn whose conditions no index served. Under a policy, Postgres uses no index for a condition that it
-- cannot prove to keep rows secret, and a `coalesce` is one. So it read all of an index, or all forms.

create or replace function frontdesk_find_conversation(kind text, named text, owned uuid) returns conversations
language plpgsql stable
as $$
declare
  c conversations;
  of_id uuid;
  of_home uuid;
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
    of_id := named::uuid;
    of_home := coalesce(owned, of_id);
    select * into c from conversations x where x.home = of_home and x.id = of_id;
  end if;
  return c;
end
$$;

create or replace function frontdesk_intake(c conversations, current_form uuid) returns json
language plpgsql stable parallel safe
as $$
declare
  r records;
  of_form uuid;
begin
  select * into r from records x where x.home = c.home and x.conversation_id = c.id;
  of_form := coalesce(r.form_id, current_form);
  return (
    select json_build_object(
      'formId', f.id, 'form', f.document, 'revision', coalesce(r.revision, 0), 'status', r.status, 'data', r.data,
      'progress', r.progress, 'language', r.language, 'items', (
        select json_agg(json_build_object('field', i.field, 'data', i.data) order by i.field, i.position)
        from record_items i where i.home = c.home and i.record_id = r.id))
    from forms f where f.id = of_form
  );
end
$$;

-- As before, but that each of the last conditions has an index: this is asked each few seconds of every open stream.
create or replace function frontdesk_admit(claims jsonb, out refusal text, out identity jsonb)
language plpgsql stable parallel safe
as $$
declare
  login uuid := claims ->> 'login_id';
  asked uuid := claims ->> 'of_conversation';
  caller uuid := claims ->> 'sub';
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
  -- A user's conversation, or one that is its own home.
  if asked is not null
    and not exists (select from conversations c where c.home = asked and c.id = asked)
    and not exists (select from conversations c where c.home = caller and c.id = asked)
  then
    refusal := 'FD009';
  elsif claims ? 'of_chatbot'
    and not exists (select from chatbots b where b.id = (claims ->> 'of_chatbot')::uuid) then
    refusal := 'FD010';
  end if;
end
$$;

insert into frontdesk_migrations (name) values ('0037_routine_plans');
