-- Distributes the tables of conversations over the workers of Citus (docs/decisions/0045). The server runs this file
-- once, in one transaction, with the schema as search path, and counts the rows before and after.
--
-- All rows of a home are in one shard. The other tables stay on the coordinator, so foreign keys to them and triggers
-- have to go: on-coordinator.sql does what they did.

set local citus.multi_shard_modify_mode = 'sequential';

create temporary table foreign_keys on commit drop as
select conrelid::regclass::text as of_table, conname as name, pg_get_constraintdef(oid) as definition,
  confrelid = any (tables) as is_among_them
from pg_constraint, (
  select array['conversations', 'messages', 'turns', 'training_data', 'records', 'record_items', 'ratings',
    'conversation_notes']::regclass[] as tables) as distributed
where contype = 'f' and conrelid = any (tables);

do $$
declare
  tables constant regclass[] := array['conversations', 'messages', 'turns', 'training_data', 'records', 'record_items',
    'ratings', 'conversation_notes'];
  each record;
begin
  for each in select * from foreign_keys loop
    execute format('alter table %s drop constraint %I', each.of_table, each.name);
  end loop;

  -- Rows are copied as the tables' owner, who is under their policies again after finish.sql.
  for each in select unnest(tables) as of_table loop
    execute format('alter table %s no force row level security', each.of_table);
  end loop;

  -- They fill columns for older versions of the server, which do not run here.
  for each in
    select tgrelid::regclass as of_table, tgname as name from pg_trigger where not tgisinternal and tgrelid = any (tables)
  loop
    execute format('drop trigger %I on %s', each.name, each.of_table);
  end loop;

  -- Citus has identity columns only as bigint. A sequence on the coordinator gives the same numbers.
  for each in
    select attrelid::regclass as of_table, attname as name, relname || '_' || attname as sequence,
      format_type(atttypid, null) as type,
      nextval(pg_get_serial_sequence(attrelid::regclass::text, attname)) as next
    from pg_attribute join pg_class c on c.oid = attrelid
    where attidentity <> '' and attrelid = any (tables)
  loop
    execute format('alter table %s alter %I drop identity', each.of_table, each.name);
    execute format('create sequence %I as %s start %s', each.sequence, each.type, each.next);
    execute format('grant usage on sequence %I to frontdesk_app, frontdesk_system', each.sequence);
    execute format('alter table %s alter %I set default nextval(%L)', each.of_table, each.name, each.sequence);
  end loop;
end
$$;

select create_distributed_table('conversations', 'home', colocate_with => 'none');
select create_distributed_table(name, 'home', colocate_with => 'conversations')
from unnest(array['messages', 'turns', 'training_data', 'records', 'record_items', 'ratings', 'conversation_notes'])
  with ordinality as child (name, place)
order by place;

-- Citus refuses `on update cascade` for keys with the home. Those to conversations come first, before a key refers to
-- the tables that have them.
do $$
declare
  each record;
begin
  for each in
    select of_table, name, replace(definition, ' ON UPDATE CASCADE', '') as definition from foreign_keys
    where is_among_them
  loop
    execute format('alter table %s add constraint %I %s', each.of_table, each.name, each.definition);
  end loop;
end
$$;
