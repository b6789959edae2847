-- Roles and permissions. The server connects as any role that may create tables here. Each transaction
-- takes one of two roles, neither of which owns a table or bypasses row-level security:
--   frontdesk_app     for a person: the policies apply to the claims in request.jwt.claims
--                     (Supabase's convention, so its API meets the same policies)
--   frontdesk_system  for the server itself: sign-in, startup, housekeeping
-- Each migration ends by recording itself in frontdesk_migrations, so that it may also be run by hand.

create table frontdesk_migrations (
  name text primary key,
  applied_at timestamptz not null default now()
);
alter table frontdesk_migrations enable row level security;

-- Roles belong to the whole cluster: another database or a concurrent process may have created them
-- already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['frontdesk_app', 'frontdesk_system'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin noinherit', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end;
    begin
      -- Since version 16 the creator of a role administers it, but cannot take it without a further
      -- grant.
      if current_setting('server_version_num')::integer >= 160000 then
        if not pg_has_role(current_user, wanted, 'set') then
          execute format('grant %I to current_user with inherit false, set true', wanted);
        end if;
      elsif not pg_has_role(current_user, wanted, 'member') then
        execute format('grant %I to current_user', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end;
  end loop;
  execute format('grant usage on schema %I to frontdesk_app, frontdesk_system', current_schema());
end
$$;

-- The user of this transaction; null when the claims name none.
create function frontdesk_user_id() returns uuid
language sql stable parallel safe
as $$
  select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid
$$;

-- The conversation of a visitor's session. The session is a capability; no user stands behind it.
create function frontdesk_conversation_id() returns uuid
language sql stable parallel safe
as $$
  select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'conversation_id', '')::uuid
$$;

insert into frontdesk_migrations (name) values ('0001_roles');
