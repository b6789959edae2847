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

insert into frontdesk_migrations (name) values ('0034_routine_plans');
