-- Keys led by the home (docs/decisions/0042): a person's rows are neighbours in each index, so that a turn touches few
-- pages however much is stored, and each statement of a turn names one home. What is stored beside a key in the same
-- index serves the foreign keys and the lists.
--
-- The server builds the indexes before this file, while others write (server/database/fill-homes.ts). What is missing,
-- because the files are applied by hand, is built here.

create unique index if not exists messages_key on messages (home, conversation_id, position);
create unique index if not exists messages_by_id on messages (home, id);
create index if not exists messages_not_read on messages (home, conversation_id) where not is_read;
create unique index if not exists turns_key on turns (home, id);
create index if not exists turns_latest on turns (home, conversation_id, started_at desc);
create index if not exists turns_without_answer on turns (home, conversation_id)
  where found_nothing and attended_at is null;
create index if not exists turns_asked on turns (id) where found_nothing;
create index if not exists turns_of_program on turns (client_id, id)
  where client_id <> '00000000-0000-0000-0000-000000000000';
create index if not exists conversations_by_number on conversations (home, number) where user_id is not null;
create unique index if not exists conversations_by_session_key on conversations (home, session_key)
  where session_key is not null;
create index if not exists conversations_by_user on conversations (user_id, updated_at desc) where user_id is not null;
create index if not exists conversations_by_visitor on conversations (visitor_id, updated_at desc)
  where visitor_id is not null;
create index if not exists conversations_by_visit on conversations (visitor_id, visit) where visit is not null;
create index if not exists conversations_in_inbox on conversations (chatbot_id, number) where user_id is null;
create unique index if not exists training_data_key on training_data (home, conversation_id);
create unique index if not exists records_of_conversation on records (home, conversation_id);
create unique index if not exists record_items_key on record_items (home, record_id, field, position);
create unique index if not exists ratings_key on ratings (home, message_id);
create index if not exists ratings_in_conversation on ratings (home, conversation_id);
create unique index if not exists conversation_notes_key on conversation_notes (home, id);
create index if not exists conversation_notes_in_conversation
  on conversation_notes (home, conversation_id, created_at);

-- The key of conversations has all that the foreign keys to them compare. A user's conversations are found by number, by
-- the key that a client chose, and by last use; the others by their visitor, and in the owner's lists.
alter table conversations
  drop constraint conversations_pkey,
  add constraint conversations_place primary key using index conversations_place,
  drop constraint conversations_number_key,
  drop constraint conversations_session_key,
  drop constraint conversations_visit;
drop index conversations_of_user, conversations_of_visitor;
-- A reply changes no indexed column of its conversation. Room in the page spares it all index entries.
alter table conversations set (fillfactor = 90);

alter table ratings drop constraint ratings_message_id_fkey;
alter table messages
  drop constraint messages_pkey,
  add constraint messages_key primary key using index messages_key,
  drop constraint messages_conversation_id_position_key,
  add constraint messages_by_id unique using index messages_by_id;
drop index messages_unread;

alter table ratings
  drop constraint ratings_pkey,
  add constraint ratings_key primary key using index ratings_key;
drop index ratings_of_conversation;
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'ratings'::regclass and conname = 'ratings_of_message') then
    alter table ratings add constraint ratings_of_message foreign key (home, message_id) references messages (home, id)
      on update cascade on delete cascade;
  end if;
end
$$;

alter table turns drop constraint turns_pkey, add constraint turns_key primary key using index turns_key;
drop index turns_of_conversation, turns_unanswered_in;

-- Numbers are unique by their sequences.
alter table training_data
  drop constraint training_data_pkey,
  add constraint training_data_key primary key using index training_data_key;
alter table records
  drop constraint records_pkey,
  add constraint records_key primary key using index records_key,
  drop constraint records_number_key,
  drop constraint records_conversation_id_key,
  add constraint records_of_conversation unique using index records_of_conversation;
alter table record_items
  drop constraint record_items_pkey,
  add constraint record_items_key primary key using index record_items_key,
  drop constraint record_items_number_key;
alter table conversation_notes
  drop constraint conversation_notes_pkey,
  add constraint conversation_notes_key primary key using index conversation_notes_key;
drop index conversation_notes_of_conversation;

create or replace view products with (security_invoker = true) as
  select i.number as id, r.number as onboarding_id, i.data ->> 'product_id' as product_id,
    i.data ->> 'product_name' as product_name, i.data ->> 'price' as price,
    i.data ->> 'main_raw_materials' as main_raw_materials, i.data ->> 'product_standard' as product_standard,
    i.data ->> 'technical_advantages' as technical_advantages, i.created_at
  from record_items i
    join records r on r.home = i.home and r.id = i.record_id
    join chatbots b on b.id = r.chatbot_id and b.is_onboarding
  where i.field = 'products';

-- The intake data of a turn. Called only for a chatbot with a form, so that other turns do not pay for it.
drop function frontdesk_intake(uuid, uuid);
create function frontdesk_intake(c conversations, current_form uuid) returns json
language plpgsql stable parallel safe
as $$
begin
  return (
    select json_build_object(
      'formId', f.id, 'form', f.document, 'revision', coalesce(r.revision, 0), 'status', r.status, 'data', r.data,
      'progress', r.progress, 'language', r.language, 'items', (
        select json_agg(json_build_object('field', i.field, 'data', i.data) order by i.field, i.position)
        from record_items i where i.home = c.home and i.record_id = r.id))
    from (select) as one
      left join records r on r.home = c.home and r.conversation_id = c.id
      join forms f on f.id = coalesce(r.form_id, current_form)
  );
end
$$;

-- Saves the result of a turn.
--   of_home  the conversation's home
--   seen     the revision that the turn began with; 0 for none. If it has changed, FD007, and the turn begins again
--   changed  the items that are new, changed or (with null as data) deleted: [{field, position, data}]
drop function frontdesk_save_record(uuid, integer, uuid, text, jsonb, jsonb, text, jsonb);
create function frontdesk_save_record(
  of_home uuid, of_conversation uuid, seen integer, with_form uuid, new_status text, new_data jsonb, new_progress jsonb,
  new_language text, changed jsonb
) returns void
language plpgsql
as $$
declare
  saved records;
  item record;
  user_number constant integer := (select u.number from users u where u.id = of_home);
begin
  if seen = 0 then
    insert into records (conversation_id, home, owner_id, client_id, form_id, chatbot_id, user_id, session_number,
      user_number, status, data, progress, language, completed_at)
    select c.id, c.home, c.owner_id, c.client_id, with_form, c.chatbot_id, c.user_id, c.number, user_number, new_status,
      new_data, new_progress, new_language, case when new_status = 'completed' then now() end
    from conversations c
    where c.home = of_home and c.id = of_conversation
    on conflict (home, conversation_id) do nothing
    returning * into saved;
  else
    update records set
      status = new_status, data = new_data, progress = new_progress, language = new_language,
      revision = revision + 1, updated_at = now(),
      completed_at = case when new_status = 'completed' then coalesce(completed_at, now()) end
    where home = of_home and conversation_id = of_conversation and revision = seen
    returning * into saved;
  end if;
  if saved.id is null then
    raise sqlstate 'FD007';
  end if;
  for item in
    select i.field, i.position, i.data from jsonb_to_recordset(changed) as i (field text, position integer, data jsonb)
    order by i.field, i.position
  loop
    if item.data is null or item.data = 'null' then
      delete from record_items i
      where i.home = of_home and i.record_id = saved.id and i.field = item.field and i.position = item.position;
    else
      insert into record_items (record_id, conversation_id, home, owner_id, client_id, field, position, data)
      values (saved.id, saved.conversation_id, saved.home, saved.owner_id, saved.client_id, item.field, item.position,
        item.data)
      on conflict (home, record_id, field, position) do update set data = excluded.data;
    end if;
  end loop;
end
$$;

-- Ends the turns that crashed processes left running, and those of this process (`me`) that are none of its runs
-- (`mine`). An interrupted reply with at least one sentence is kept.
create or replace function frontdesk_settle_turns(me uuid, mine uuid[], lease interval)
returns table (turn_id uuid, conversation_id uuid, is_kept boolean)
language plpgsql
as $$
declare
  t turns;
  c conversations;
  place integer;
begin
  for t in
    select r.* from turns r
    where r.state = 'running' and r.started_at <= now() - lease
      and case when r.server_id = me then r.run_id <> all (mine)
        else not exists (select from servers s where s.id = r.server_id and s.seen_at > now() - lease) end
    limit 1000
    for update skip locked
  loop
    turn_id := t.id;
    conversation_id := t.conversation_id;
    is_kept := coalesce(frontdesk_has_sentence(t.arrived), false);
    update conversations x set
      running_turn_id = null, updated_at = now(),
      message_count = x.message_count + (is_kept and t.reply_message_id is null)::integer
    where x.home = t.home and x.id = t.conversation_id and (x.running_turn_id = t.id or x.running_turn_id is null)
    returning * into c;
    if found and is_kept then
      place := c.message_count;
      if t.reply_message_id is not null then
        delete from messages m where m.home = t.home and m.id = t.reply_message_id returning m.position into place;
      end if;
      insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_interrupted,
        is_read)
      values (t.run_id, c.id, c.home, c.owner_id, c.client_id, place, 'assistant', t.arrived, true,
        c.user_id is not null);
    end if;
    update turns x set
      state = 'interrupted', failure = 'server_crashed', finished_at = now(), arrived = null,
      reply_message_id = case when is_kept then t.run_id else t.reply_message_id end
    where x.home = t.home and x.id = t.id;
    return next;
  end loop;
end
$$;

create or replace function frontdesk_tokens_used(of_chatbot uuid, of_person text, since timestamptz) returns bigint
language plpgsql stable parallel safe
as $$
begin
  if of_person = '' then
    return (
      select coalesce(sum(coalesce(input_tokens, 0)::bigint + coalesce(output_tokens, 0)), 0) from turns
      where chatbot_id = of_chatbot and started_at >= since);
  end if;
  return (
    select coalesce(sum(coalesce(t.input_tokens, 0)::bigint + coalesce(t.output_tokens, 0)), 0)
    from conversations c join turns t on t.home = c.home and t.conversation_id = c.id
    where (c.visitor_id = of_person::uuid or c.user_id = of_person::uuid)
      and t.chatbot_id = of_chatbot and t.started_at >= since);
end
$$;

create or replace function frontdesk_estimate_turn(c conversations) returns bigint
language plpgsql stable
as $$
declare
  -- As server/turn/recall.ts.
  most_facts constant integer := 24000;
  most_messages constant integer := 50;
  rules constant bigint := 250;
  overhead constant bigint := 5;
begin
  return rules
    + (select coalesce(sum(frontdesk_estimate_tokens(content) + overhead), 0) from messages
       where home = c.home and conversation_id = c.id and position > c.message_count - most_messages)
    + (select frontdesk_estimate_tokens(concat_ws(' ', b.name, b.instructions, settings ->> 'instructions',
           settings ->> 'tone', settings ->> 'personality', settings ->> 'communicationStyle'))
         + case when coalesce(t.content, '') <> '' then frontdesk_estimate_tokens(t.content, most_facts)
           else frontdesk_estimate_tokens(concat_ws(E'\n\n', told ->> 'facts', p.name, p.location, p.bio, p.skills,
             p.experience, p.interests, told ->> 'description'), most_facts) end
       from chatbots b left join profiles p on p.user_id = b.owner_id
         left join training_data t on t.home = c.home and t.conversation_id = c.id
         cross join lateral (select case when c.is_preview and b.draft is not null then b.draft
           else jsonb_build_object('facts', b.facts, 'description', b.description,
             'configuration', b.configuration) end as told) said
         cross join lateral (select told -> 'configuration' as settings) configured
       where b.id = c.chatbot_id);
end
$$;

-- A turn counts the messages that it was given.
drop function frontdesk_count_messages(conversations, integer, text, bigint);
-- In a person's transaction: their own training data.
grant execute on function frontdesk_check_quotas(uuid, uuid, jsonb) to frontdesk_app;

do $$
declare
  callable regprocedure;
  api_role name;
begin
  foreach callable in array array['frontdesk_intake(conversations, uuid)'::regprocedure,
    'frontdesk_save_record(uuid, uuid, integer, uuid, text, jsonb, jsonb, text, jsonb)']
  loop
    execute format('revoke execute on function %s from public', callable);
    execute format('grant execute on function %s to frontdesk_app', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
end
$$;

insert into frontdesk_migrations (name) values ('0031_keys_by_home');
