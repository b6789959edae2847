-- Least privilege: docs/permissions.md has the table, and its tests compare it with the database.

-- Functions. Postgres lets everybody call a new one. All roles keep those that policies and views call; the
-- login role owns the others and may call them.
do $$
declare
  each regprocedure;
begin
  for each in
    select oid from pg_proc where pronamespace = current_schema()::regnamespace and proname like 'frontdesk\_%'
  loop
    execute format('revoke execute on function %s from public', each);
  end loop;
end
$$;
grant execute on function frontdesk_user_id(), frontdesk_whole_number(jsonb) to public;
grant execute on function
  frontdesk_enter(text), frontdesk_conversation_id(), frontdesk_api_key_hash(), frontdesk_own_chatbot_ids(),
  frontdesk_client_chatbot_id(), frontdesk_takes_part(conversations), frontdesk_is_admin(),
  frontdesk_intake(uuid, uuid),
  frontdesk_save_record(uuid, integer, uuid, text, jsonb, jsonb, text, jsonb)
  to frontdesk_app;
grant execute on function
  frontdesk_login_has_ended(uuid, uuid, bigint), frontdesk_has_sentence(text),
  frontdesk_settle_turns(uuid, uuid[], interval), frontdesk_tokens_used(uuid, text, timestamptz),
  frontdesk_take_tokens(uuid, date, text, bigint, bigint),
  frontdesk_reserve_tokens(uuid, text, bigint, bigint, bigint)
  to frontdesk_system;

-- Turns. A turn's person, chatbot and message never change, and it begins with the conversation's chatbot,
-- which pays for it.
revoke update on turns from frontdesk_app;
grant update (
  state, run_id, server_id, arrived, failure, started_at, finished_at, reply_message_id, model, input_tokens,
  output_tokens, cost_usd, first_token_ms, duration_ms
) on turns to frontdesk_app;
alter policy turns_open on turns
  with check (exists (
    select from conversations c
    where c.id = conversation_id and c.chatbot_id = turns.chatbot_id and frontdesk_takes_part(c)));

-- Training data belongs to a user; visitors and programs have none.
alter policy training_data_of_conversation on training_data
  using (exists (select from conversations c where c.id = conversation_id and c.user_id = frontdesk_user_id()))
  with check (exists (select from conversations c where c.id = conversation_id and c.user_id = frontdesk_user_id()));

-- Supabase gives its API roles all rights on everything in this schema, including TRUNCATE, which no policy
-- restricts. They keep SELECT, which the policies restrict.
do $$
declare
  api_role name;
  object regclass;
  reads boolean;
  callable regprocedure;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    for object in
      select c.oid from pg_class c
      where c.oid = any (array[
        'frontdesk_migrations', 'users', 'passwords', 'profiles', 'logins', 'refresh_tokens', 'api_keys', 'chatbots',
        'forms', 'visitors', 'conversations', 'messages', 'turns', 'training_data', 'records', 'record_items',
        'servers', 'idempotent_calls', 'budget_days', 'chatbot_usage', 'company_onboarding', 'products'
      ]::regclass[])
    loop
      reads := has_table_privilege(api_role, object, 'select');
      execute format('revoke all on %s from %I', object, api_role);
      if reads then
        execute format('grant select on %s to %I', object, api_role);
      end if;
    end loop;
    for object in
      select d.objid from pg_depend d
      where d.deptype = 'i' and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
        and d.refobjid = any (array['users', 'conversations', 'messages', 'records', 'record_items']::regclass[])
        and exists (select from pg_class s where s.oid = d.objid and s.relkind = 'S')
    loop
      execute format('revoke all on sequence %s from %I', object, api_role);
    end loop;
    for callable in
      select oid from pg_proc where pronamespace = current_schema()::regnamespace and proname like 'frontdesk\_%'
    loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;

-- Known networks of an account's earlier sign-ins. Strangers who guess its password elsewhere then cannot
-- lock its owner out (docs/decisions/0020). Only the server reads it.
create table if not exists known_networks (
  -- HMAC-SHA-256, with a key of the server, over the account's name, and over the name and the network.
  -- No foreign key: accounts at Supabase Auth have no row here before their first call.
  account bytea not null,
  network bytea not null,
  seen_at timestamptz not null default now(),
  primary key (account, network)
);
-- For housekeeping.
create index if not exists known_networks_seen on known_networks (seen_at);
alter table known_networks enable row level security;
alter table known_networks force row level security;
drop policy if exists known_networks_system on known_networks;
create policy known_networks_system on known_networks to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on known_networks to frontdesk_system;
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke all on known_networks from %I', api_role);
    execute format('grant select on known_networks to %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0012_isolation');
