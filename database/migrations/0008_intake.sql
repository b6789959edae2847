-- Guided intake: a form describes what a conversation must collect; a record holds what it collected.

-- All forms that a chatbot ever had: a record is finished with the form that it was begun with.
create table forms (
  id uuid primary key default gen_random_uuid(),
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  document jsonb not null,
  created_at timestamptz not null default now()
);
create index forms_of_chatbot on forms (chatbot_id);
alter table chatbots
  -- The form of new conversations.
  add column form_id uuid references forms (id) on delete set null,
  -- Serves the onboarding API.
  add column is_onboarding boolean not null default false;
create unique index chatbots_one_onboarding on chatbots (is_onboarding) where is_onboarding;
create index chatbots_form on chatbots (form_id) where form_id is not null;
create policy chatbots_onboarding on chatbots for select to frontdesk_app
  using (is_onboarding and frontdesk_user_id() is not null);
grant update (form_id) on chatbots to frontdesk_app;

alter table forms enable row level security;
alter table forms force row level security;
-- Whoever may talk to a chatbot may read its form.
create policy forms_of_chatbot on forms for select to frontdesk_app
  using (exists (select from chatbots b where b.id = chatbot_id));
create policy forms_set on forms for insert to frontdesk_app
  with check (chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]));
create policy forms_system on forms to frontdesk_system using (true) with check (true);
grant select, insert on forms to frontdesk_app;
grant select, insert, update, delete on forms to frontdesk_system;

create table records (
  id uuid primary key default gen_random_uuid(),
  -- The integer that the onboarding API exposes as its id.
  number integer generated always as identity unique,
  conversation_id uuid not null unique references conversations (id) on delete cascade,
  form_id uuid not null references forms (id),
  -- Copied from the conversation, so that policies and lists need no join.
  chatbot_id uuid not null references chatbots (id) on delete cascade,
  user_id uuid references users (id) on delete cascade,
  -- The ids of the conversation and the user in the onboarding API, for readers who see records but
  -- neither of them.
  session_number integer not null,
  user_number integer,
  status text not null default 'active' check (status in ('active', 'completed', 'abandoned')),
  -- The values by field key; list items are in record_items.
  data jsonb not null default '{}',
  -- The progress: fields skipped, declined, finished and asked.
  progress jsonb not null default '{}',
  -- The conversation's language, used for the next reply.
  language text not null,
  -- Counts the changes: of two concurrent messages, the second starts again from the result of the first.
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz
);
create index records_of_chatbot on records (chatbot_id, created_at, id);
create index records_of_form on records (form_id);
create index records_of_user on records (user_id, created_at desc) where user_id is not null;
create index records_idle on records (updated_at) where status = 'active';

create table record_items (
  -- The integer that the onboarding API exposes as a product's id.
  number integer generated always as identity unique,
  record_id uuid not null references records (id) on delete cascade,
  -- The key of the list field.
  field text not null,
  position integer not null,
  data jsonb not null,
  created_at timestamptz not null default now(),
  primary key (record_id, field, position)
);

-- Whether this transaction's user may read all users' records of the onboarding API.
create function frontdesk_is_admin() returns boolean
language plpgsql stable parallel safe
as $$
begin
  return coalesce((nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'is_admin')::boolean, false)
    or exists (select from users where id = frontdesk_user_id() and role = 'admin');
end
$$;

alter table records enable row level security;
alter table records force row level security;
create policy records_of_person_read on records for select to frontdesk_app
  using (
    user_id = (select frontdesk_user_id())
    or (user_id is null and conversation_id = (select frontdesk_conversation_id()))
  );
create policy records_of_person_write on records for update to frontdesk_app
  using (
    user_id = (select frontdesk_user_id())
    or (user_id is null and conversation_id = (select frontdesk_conversation_id()))
  );
create policy records_of_person_open on records for insert to frontdesk_app
  with check (exists (
    select from conversations c
    where c.id = conversation_id and c.chatbot_id = records.chatbot_id
      and c.user_id is not distinct from records.user_id and frontdesk_takes_part(c)));
-- An owner reads the records of their chatbots' visitors, an administrator those of the operator's users.
create policy records_owner_read on records for select to frontdesk_app
  using (user_id is null and chatbot_id = any ((select frontdesk_own_chatbot_ids())::uuid[]));
create policy records_admin_read on records for select to frontdesk_app
  using (user_id is not null and (select frontdesk_is_admin()));
create policy records_system on records to frontdesk_system using (true) with check (true);
grant select, insert on records to frontdesk_app;
grant update (status, data, progress, language, revision, updated_at, completed_at) on records to frontdesk_app;
grant select, insert, update, delete on records to frontdesk_system;

alter table record_items enable row level security;
alter table record_items force row level security;
create policy record_items_read on record_items for select to frontdesk_app
  using (exists (select from records r where r.id = record_id));
create policy record_items_write on record_items for all to frontdesk_app
  using (exists (
    select from records r
    where r.id = record_id
      and (r.user_id = frontdesk_user_id() or (r.user_id is null and r.conversation_id = frontdesk_conversation_id()))));
create policy record_items_system on record_items to frontdesk_system using (true) with check (true);
grant select, insert, update (data), delete on record_items to frontdesk_app;
grant select, insert, update, delete on record_items to frontdesk_system;

-- The intake data of a turn. Called only for a chatbot with a form, so that other turns do not pay for it.
create function frontdesk_intake(of_conversation uuid, current_form uuid) returns json
language plpgsql stable parallel safe
as $$
begin
  return (
    select json_build_object(
      'formId', f.id, 'form', f.document, 'revision', coalesce(r.revision, 0), 'status', r.status, 'data', r.data,
      'progress', r.progress, 'language', r.language, 'items', (
        select json_agg(json_build_object('field', i.field, 'data', i.data) order by i.field, i.position)
        from record_items i where i.record_id = r.id))
    from (select) as one
      left join records r on r.conversation_id = of_conversation
      join forms f on f.id = coalesce(r.form_id, current_form)
  );
end
$$;

-- Saves the result of a turn.
--   seen     the revision that the turn began with; 0 for none. If it has changed, FD007, and the turn begins again
--   changed  the items that are new, changed or (with null as data) deleted: [{field, position, data}]
create function frontdesk_save_record(
  of_conversation uuid, seen integer, with_form uuid, new_status text, new_data jsonb, new_progress jsonb,
  new_language text, changed jsonb
) returns void
language plpgsql
as $$
declare
  saved uuid;
begin
  if seen = 0 then
    insert into records (conversation_id, form_id, chatbot_id, user_id, session_number, user_number, status, data,
      progress, language, completed_at)
    select c.id, with_form, c.chatbot_id, c.user_id, c.number, u.number, new_status, new_data,
      new_progress, new_language, case when new_status = 'completed' then now() end
    from conversations c left join users u on u.id = c.user_id
    where c.id = of_conversation
    on conflict (conversation_id) do nothing
    returning id into saved;
  else
    update records set
      status = new_status, data = new_data, progress = new_progress, language = new_language,
      revision = revision + 1, updated_at = now(),
      completed_at = case when new_status = 'completed' then coalesce(completed_at, now()) end
    where conversation_id = of_conversation and revision = seen
    returning id into saved;
  end if;
  if saved is null then
    raise sqlstate 'FD007';
  end if;
  delete from record_items i using jsonb_array_elements(changed) as c (item)
  where i.record_id = saved and i.field = c.item ->> 'field' and i.position = (c.item ->> 'position')::integer
    and c.item -> 'data' = 'null';
  update record_items i set data = c.item -> 'data' from jsonb_array_elements(changed) as c (item)
  where i.record_id = saved and i.field = c.item ->> 'field' and i.position = (c.item ->> 'position')::integer;
  insert into record_items (record_id, field, position, data)
  select saved, c.item ->> 'field', (c.item ->> 'position')::integer, c.item -> 'data'
  from jsonb_array_elements(changed) as c (item)
  where c.item -> 'data' <> 'null' and not exists (
    select from record_items i
    where i.record_id = saved and i.field = c.item ->> 'field' and i.position = (c.item ->> 'position')::integer)
  order by c.item ->> 'field', (c.item ->> 'position')::integer;
end
$$;

-- Converts text to an integer, else null: values of an earlier form must not break a view.
create function frontdesk_whole_number(value jsonb) returns bigint
language sql immutable parallel safe
as $$
  select case when jsonb_typeof(value) = 'number' then trunc(value::numeric)::bigint end
$$;

-- The records of the onboarding API, for SQL and BI tools: one row each, as far as the reader may see.
create view company_onboarding with (security_invoker = true) as
  select r.number as id, r.session_number as chat_session_id, r.user_number as user_id,
    r.data ->> 'industry' as industry,
    frontdesk_whole_number(r.data -> 'capital_amount') as capital_amount,
    frontdesk_whole_number(r.data -> 'invention_patent_count') as invention_patent_count,
    frontdesk_whole_number(r.data -> 'utility_patent_count') as utility_patent_count,
    frontdesk_whole_number(r.data -> 'certification_count') as certification_count,
    case when jsonb_typeof(r.data -> 'esg_certification') = 'boolean' then (r.data -> 'esg_certification')::boolean end
      as esg_certification,
    r.created_at, r.updated_at
  from records r join chatbots b on b.id = r.chatbot_id and b.is_onboarding;
create view products with (security_invoker = true) as
  select i.number as id, r.number as onboarding_id,
    i.data ->> 'product_id' as product_id,
    i.data ->> 'product_name' as product_name,
    i.data ->> 'price' as price,
    i.data ->> 'main_raw_materials' as main_raw_materials,
    i.data ->> 'product_standard' as product_standard,
    i.data ->> 'technical_advantages' as technical_advantages,
    i.created_at
  from record_items i
    join records r on r.id = i.record_id
    join chatbots b on b.id = r.chatbot_id and b.is_onboarding
  where i.field = 'products';
grant select on company_onboarding, products to frontdesk_app, frontdesk_system;

insert into frontdesk_migrations (name) values ('0008_intake');
