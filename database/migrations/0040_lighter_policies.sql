-- The same policies with less to evaluate: starting a statement prepares each of their conditions, and a turn has a dozen
-- statements (docs/decisions/0042). A condition that another policy of the same command has already is left out.

-- From the claims of a session that Frontdesk has not entered, such as one of Supabase's API.
create function frontdesk_claimed(claim text) returns text
language plpgsql stable parallel safe
as $$
begin
  return nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> claim, '');
end
$$;
-- Everybody's, so that no role has a right of its own.
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke execute on function frontdesk_claimed(text) from %I', api_role);
  end loop;
end
$$;
grant execute on function frontdesk_claimed(text) to public;

create or replace function frontdesk_user_id() returns uuid
language sql stable parallel safe
return nullif(coalesce(nullif(current_setting('caller.user_id', true), ''), frontdesk_claimed('sub')), 'none')::uuid;

create or replace function frontdesk_conversation_id() returns uuid
language sql stable parallel safe
return nullif(
  coalesce(nullif(current_setting('caller.conversation_id', true), ''), frontdesk_claimed('conversation_id')),
  'none')::uuid;

-- What a user has is in conversations_of_user_read, messages_of_user_read and turns_of_user_read.
alter policy conversations_read on conversations using (
  owner_id = frontdesk_user_id() or (visitor_id is not null and id = frontdesk_conversation_id())
  or (is_client and client_id = frontdesk_client_chatbot_id()));
do $$
declare
  child text;
begin
  foreach child in array array['messages', 'turns'] loop
    execute format('alter policy %I on %I using (
      owner_id = frontdesk_user_id()
      or (home = conversation_id and home = frontdesk_conversation_id()
        and client_id = ''00000000-0000-0000-0000-000000000000'')
      or (client_id <> ''00000000-0000-0000-0000-000000000000'' and client_id = frontdesk_client_chatbot_id()))',
      child || '_read', child);
  end loop;
end
$$;

drop policy chatbots_default on chatbots;
drop policy chatbots_onboarding on chatbots;
alter policy chatbots_public on chatbots using (
  ((is_open or is_default or is_onboarding) and frontdesk_user_id() is not null)
  or (is_open and frontdesk_conversation_id() is not null));
-- What an owner reads is in chatbots_owner_read.
drop policy chatbots_owner_write on chatbots;
create policy chatbots_owner_create on chatbots for insert to frontdesk_app with check (owner_id = frontdesk_user_id());
create policy chatbots_owner_change on chatbots for update to frontdesk_app
  using (owner_id = frontdesk_user_id()) with check (owner_id = frontdesk_user_id());
create policy chatbots_owner_delete on chatbots for delete to frontdesk_app using (owner_id = frontdesk_user_id());

insert into frontdesk_migrations (name) values ('0040_lighter_policies');
