-- The tables have a schema of their own (docs/decisions/0032). The server moves an older installation's
-- tables before it applies this file.

-- A server whose role does not own the tables reads the applied migrations here.
create policy frontdesk_migrations_system on frontdesk_migrations for select to frontdesk_system using (true);
grant select on frontdesk_migrations to frontdesk_system;

-- The onboarding API's views can also be queried without naming the schema. Not where others have tables in
-- public, whose names must not be taken.
do $$
declare
  ours text := current_schema();
  api_role name;
begin
  if ours = 'public' or to_regnamespace('public') is null
    or not has_schema_privilege('public', 'create')
    or exists (select from pg_class where relnamespace = to_regnamespace('public')::oid) then
    return;
  end if;
  execute format('create view public.company_onboarding with (security_invoker = true) as
    select * from %I.company_onboarding', ours);
  execute format('create view public.products with (security_invoker = true) as
    select * from %I.products', ours);
  grant select on public.company_onboarding, public.products to frontdesk_app, frontdesk_system;
  -- Supabase gives its API roles all rights on new tables. They keep SELECT alone.
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke all on public.company_onboarding, public.products from %I', api_role);
    execute format('grant select on public.company_onboarding, public.products to %I', api_role);
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0016_schema');
