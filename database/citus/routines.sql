-- Routines of database/migrations as Citus needs them (docs/decisions/0045). The server runs this file at each start on a
-- cluster.

-- A setting reaches the workers only as a statement `set local`; what set_config() sets stays on the coordinator, and
-- policies on the workers would find no identity. The role needs neither: the coordinator connects to a worker as the
-- role that a statement runs with.
create or replace function frontdesk_set_claims(claims jsonb) returns void
language plpgsql
as $$
begin
  set local citus.propagate_set_commands = 'local';
  execute format('set local "request.jwt.claims" = %L', claims);
  execute format('set local "caller.user_id" = %L', coalesce(claims ->> 'sub', 'none'));
  execute format('set local "caller.conversation_id" = %L', coalesce(claims ->> 'conversation_id', 'none'));
  set local citus.propagate_set_commands = 'none';
end
$$;
revoke execute on function frontdesk_set_claims(jsonb) from public;
grant execute on function frontdesk_set_claims(jsonb) to frontdesk_app, frontdesk_system;

-- Completes the claims where frontdesk_enter() has not: a worker has no tables to look up what is missing.
create or replace function frontdesk_assume(who text) returns void
language plpgsql
as $$
declare
  claims jsonb := who;
  program record;
  session record;
begin
  perform set_config('role', 'frontdesk_system', true);
  if claims ? 'sub' and not claims ? 'is_admin' then
    claims := claims || jsonb_build_object('is_admin',
      exists (select from users u where u.id = (claims ->> 'sub')::uuid and u.role = 'admin'));
  end if;
  if claims ? 'api_key_hash' and not claims ? 'chatbot_id' then
    select b.id, b.owner_id into program from api_keys k join chatbots b on b.id = k.chatbot_id
    where k.hash = decode(nullif(claims ->> 'api_key_hash', ''), 'hex');
    claims := claims || jsonb_build_object('chatbot_id', program.id, 'served_owner_id', program.owner_id);
  end if;
  perform frontdesk_set_claims(claims), set_config('role', 'frontdesk_app', true);
  if claims ? 'conversation_id' and not claims ? 'chatbot_id' then
    -- As the visitor, who sees this row by its id: the connection of this role is needed anyway.
    select c.chatbot_id, c.visitor_id, c.is_preview into session from conversations c
    where c.home = (claims ->> 'conversation_id')::uuid and c.id = c.home and c.visitor_id is not null;
    perform frontdesk_set_claims(claims || jsonb_build_object('chatbot_id', session.chatbot_id,
      'visitor_id', session.visitor_id, 'is_preview', coalesce(session.is_preview, false)));
  end if;
end
$$;

-- The server's role cannot read turns after a person's role has written one: a budget that is set during a day begins with
-- nothing used.
create or replace function frontdesk_tokens_used(of_chatbot uuid, of_person text, since timestamptz) returns bigint
language sql stable
as $$
  select 0::bigint
$$;

-- Without a trigger on the workers, a turn's training data always count as added to; 0018 describes the function.
create or replace function frontdesk_check_quotas(of_user uuid, of_chatbot uuid, quotas jsonb) returns void
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
    case quota
    when 'chatbots' then
      select count(*) into used from chatbots where owner_id = of_user;
    when 'apiKeys' then
      select count(*) into used from api_keys where chatbot_id = of_chatbot;
    when 'bytes' then
      select coalesce(sum(b.bytes
          + coalesce((select sum(v.bytes) from chatbot_versions v where v.chatbot_id = b.id), 0)
          + coalesce((select sum(f.bytes) from forms f where f.chatbot_id = b.id), 0)), 0) into used
      from chatbots b where b.owner_id = of_user;
    when 'trainingBytes' then
      select coalesce(sum(t.bytes), 0) into used from training_data t where t.home = of_user and t.bytes > 0;
    end case;
    if used > most and (quota <> 'bytes'
      or coalesce(nullif(current_setting('quotas.added_bytes', true), '')::bigint, 0) > 0) then
      raise exception using errcode = 'FD010', message = quota;
    end if;
  end loop;
end
$$;

-- One statement for each table, since it cannot join chatbots; 0038 describes the function.
create or replace function frontdesk_active_chatbots(first uuid, last uuid, begins timestamptz, ends timestamptz) returns uuid[]
language plpgsql stable
as $$
declare
  active uuid[];
begin
  active := array(
    select distinct t.chatbot_id from turns t
    where t.chatbot_id > first and t.chatbot_id <= last and t.started_at >= begins and t.started_at < ends);
  active := active || array(
    select distinct c.chatbot_id from conversations c
    where c.chatbot_id > first and c.chatbot_id <= last and c.user_id is null
      and c.created_at >= begins and c.created_at < ends);
  return active || array(
    select distinct r.chatbot_id from ratings r
    where r.chatbot_id > first and r.chatbot_id <= last and r.rated_at >= begins and r.rated_at < ends);
end
$$;

-- Citus cannot plan every statement without the values of its parameters, and then refuses a forced generic plan.
do $$
declare
  routine regprocedure;
begin
  for routine in
    select oid from pg_proc
    where pronamespace = current_schema()::regnamespace and 'plan_cache_mode=force_generic_plan' = any (proconfig)
  loop
    execute format('alter function %s reset plan_cache_mode', routine);
  end loop;
end
$$;
