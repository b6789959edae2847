-- Reads on a streaming replica (docs/decisions/0044).

-- Checks a credential on the primary, and returns what a replica needs to read for it:
--   identity  the claims for frontdesk_read_at()
--   written   the position up to which the write-ahead log has everything that is committed now
create function frontdesk_admit_reader(who text) returns json
language plpgsql
as $$
declare
  refusal text;
  identity jsonb;
begin
  perform set_config('role', 'frontdesk_system', true);
  select a.refusal, a.identity into refusal, identity from frontdesk_admit(who::jsonb) a;
  if refusal is not null then
    raise exception using errcode = refusal;
  end if;
  return json_build_object('identity', identity::text, 'written',
    -- Without synchronous commit, others see a transaction before its log has been written.
    case when current_setting('synchronous_commit') = 'off' then pg_current_wal_insert_lsn()
      else pg_current_wal_flush_lsn() end);
end
$$;

-- Begins a person's transaction on a replica, which must have replayed everything up to `written`. The server handles the
-- state FD011. A server that was promoted no longer follows the primary.
create function frontdesk_read_at(who text, written pg_lsn) returns void
language plpgsql
as $$
begin
  if (pg_is_in_recovery() and pg_last_wal_replay_lsn() >= written) is not true then
    raise exception using errcode = 'FD011', message = 'the replica is behind the primary';
  end if;
  perform frontdesk_assume(who);
end
$$;

do $$
declare
  callable regprocedure;
  api_role name;
begin
  foreach callable in array array['frontdesk_admit_reader(text)'::regprocedure, 'frontdesk_read_at(text, pg_lsn)'] loop
    execute format('revoke execute on function %s from public', callable);
    execute format('grant execute on function %s to frontdesk_app', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0032_read_replicas');
