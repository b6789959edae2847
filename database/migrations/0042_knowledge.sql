-- What a chatbot's owner gave it to answer from, and the index in which passages are found (docs/decisions/0052).
--
-- A source has documents: one, or one for each page of a site. A document is read into numbered passages. A new revision is
-- written beside the one that answers, and takes its place by one update of the document: nobody sees a part of it.

create table sources (
  id uuid primary key default gen_random_uuid(),
  chatbot_id uuid not null,
  owner_id uuid not null,
  type text not null check (type in ('file', 'text', 'faq', 'url', 'site')),
  name text not null,
  url text,
  labels text[] not null default '{}',
  refresh text check (refresh in ('daily', 'weekly')),
  is_enabled boolean not null default true,
  -- A program's own name for it.
  external_id text,
  -- Of what it was made of.
  content_hash bytea,
  size_bytes bigint not null default 0,
  -- What people see of it. Stale: an older revision answers while the new one is read.
  status text not null default 'queued' check (status in ('queued', 'processing', 'ready', 'failed', 'stale')),
  -- Null, or why the last reading failed: {code, message}.
  error jsonb,
  progress_done integer not null default 0,
  progress_total integer not null default 0,
  progress_unit text not null default 'bytes' check (progress_unit in ('bytes', 'pages', 'passages')),
  -- Of the revision that answers.
  pages integer,
  passages integer not null default 0,
  characters integer not null default 0,
  language text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  indexed_at timestamptz,
  -- The work: since when somebody should read it, and the process that does. Null when there is nothing to do.
  wanted_at timestamptz default now(),
  runner uuid,
  lease_until timestamptz,
  attempts integer not null default 0,
  foreign key (chatbot_id, owner_id) references chatbots (id, owner_id) on update cascade on delete cascade,
  unique (id, chatbot_id, owner_id)
);
create unique index sources_external on sources (chatbot_id, external_id) where external_id is not null;
create unique index sources_content on sources (chatbot_id, content_hash) where type = 'file';
create index sources_newest on sources (chatbot_id, created_at desc, id desc);
create index sources_wanted on sources (wanted_at) where wanted_at is not null;

create table documents (
  id uuid primary key default gen_random_uuid(),
  source_id uuid not null,
  chatbot_id uuid not null,
  owner_id uuid not null,
  url text not null default '',
  title text,
  media_type text,
  -- The revision that is to be read, and the one that answers.
  revision integer not null default 1,
  live_revision integer,
  -- How far its reading is: whether its passages are all stored, and how many of its terms.
  is_cut boolean not null default false,
  next_title text,
  next_pages integer,
  terms_done integer not null default 0,
  foreign key (source_id, chatbot_id, owner_id) references sources (id, chatbot_id, owner_id)
    on update cascade on delete cascade,
  unique (source_id, url)
);

-- The bytes as they came, in parts.
create table source_originals (
  document_id uuid not null references documents (id) on delete cascade,
  revision integer not null,
  part integer not null,
  owner_id uuid not null,
  bytes bytea not null,
  primary key (document_id, revision, part)
);
alter table source_originals alter bytes set storage external;

-- The counters of a chatbot's knowledge, and the lock under which its passages are numbered.
create table knowledge (
  chatbot_id uuid primary key,
  owner_id uuid not null,
  -- The next rebuild writes into the next generation.
  generation integer not null default 1,
  next_number integer not null default 1,
  -- Passages that can be found. The other numbers were replaced, deleted or disabled.
  live integer not null default 0,
  foreign key (chatbot_id, owner_id) references chatbots (id, owner_id) on update cascade on delete cascade
);

create table passages (
  chatbot_id uuid not null,
  number integer not null,
  id uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  document_id uuid not null references documents (id) on delete cascade,
  revision integer not null,
  heading text,
  page integer,
  text text not null,
  primary key (chatbot_id, number),
  foreign key (chatbot_id, owner_id) references chatbots (id, owner_id) on update cascade on delete cascade
);
create index passages_of_document on passages (document_id, revision, number);

-- The inverted index: one row for each term. server/knowledge/index/postings.ts has the format of the postings.
create table passage_terms (
  chatbot_id uuid not null,
  generation integer not null,
  term text collate "C" not null,
  owner_id uuid not null,
  frequency integer not null,
  postings bytea not null,
  primary key (chatbot_id, generation, term),
  foreign key (chatbot_id, owner_id) references chatbots (id, owner_id) on update cascade on delete cascade
) with (fillfactor = 80);
alter table passage_terms alter postings set storage external;

-- Replies that rest on a source, by day.
create table source_uses (
  source_id uuid not null,
  chatbot_id uuid not null,
  owner_id uuid not null,
  day date not null,
  answers integer not null,
  primary key (source_id, day),
  foreign key (source_id, chatbot_id, owner_id) references sources (id, chatbot_id, owner_id)
    on update cascade on delete cascade
);

-- Characters of the passages that can be found. Beside the chatbot, so that a turn of one without sources reads no more.
alter table chatbots add column knowledge_characters bigint not null default 0;

do $$
declare
  name text;
begin
  foreach name in array array['sources', 'documents', 'source_originals', 'knowledge', 'passages', 'passage_terms',
    'source_uses'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to frontdesk_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to frontdesk_system', name);
    execute format('grant select on %I to frontdesk_app', name);
  end loop;
  -- Who talks to a chatbot is answered from what it was given.
  foreach name in array array['sources', 'documents', 'knowledge', 'passages', 'passage_terms'] loop
    execute format('create policy %I on %I for select to frontdesk_app
      using (owner_id = frontdesk_user_id() or chatbot_id = frontdesk_served_chatbot_id())', name || '_read', name);
  end loop;
end
$$;
create policy source_uses_read on source_uses for select to frontdesk_app using (owner_id = frontdesk_user_id());
create policy source_originals_read on source_originals for select to frontdesk_app
  using (owner_id = frontdesk_user_id());

grant insert (id, chatbot_id, owner_id, type, name, url, labels, refresh, external_id, content_hash, size_bytes)
  on sources to frontdesk_app;
grant update (type, name, url, labels, refresh, is_enabled, content_hash, size_bytes, status, error, updated_at, wanted_at, runner,
  lease_until, attempts) on sources to frontdesk_app;
grant delete on sources to frontdesk_app;
create policy sources_create on sources for insert to frontdesk_app with check (owner_id = frontdesk_user_id());
create policy sources_change on sources for update to frontdesk_app
  using (owner_id = frontdesk_user_id()) with check (owner_id = frontdesk_user_id());
create policy sources_delete on sources for delete to frontdesk_app using (owner_id = frontdesk_user_id());
grant insert (id, source_id, chatbot_id, owner_id, url, title, media_type) on documents to frontdesk_app;
grant update (title, media_type, revision, is_cut, terms_done) on documents to frontdesk_app;
create policy documents_create on documents for insert to frontdesk_app with check (owner_id = frontdesk_user_id());
create policy documents_change on documents for update to frontdesk_app
  using (owner_id = frontdesk_user_id()) with check (owner_id = frontdesk_user_id());
grant insert on source_originals to frontdesk_app;
create policy source_originals_create on source_originals for insert to frontdesk_app
  with check (owner_id = frontdesk_user_id());

-- A document of somebody else's source must not get an original.
alter table documents add constraint documents_of_owner unique (id, owner_id);
alter table source_originals add foreign key (document_id, owner_id) references documents (id, owner_id)
  on update cascade on delete cascade;

-- Counts a chatbot's knowledge again, after a source was enabled, disabled, read or deleted.
create function frontdesk_count_knowledge(of_chatbot uuid) returns void
language plpgsql
as $$
declare
  found_passages bigint;
  found_characters bigint;
begin
  -- One after the other, so that the last one has counted all.
  perform from knowledge k where k.chatbot_id = of_chatbot for update;
  select coalesce(sum(s.passages), 0), coalesce(sum(s.characters), 0) into found_passages, found_characters
  from sources s where s.chatbot_id = of_chatbot and s.is_enabled;
  update knowledge k set live = found_passages where k.chatbot_id = of_chatbot;
  update chatbots b set knowledge_characters = found_characters
  where b.id = of_chatbot and b.knowledge_characters <> found_characters;
end
$$;

-- How long a process may be silent before another one reads its sources.
create function frontdesk_source_lease() returns interval
language sql immutable parallel safe
return interval '20 seconds';

-- Renews the lease of the process that reads a source. Fails with FD012 when it has lost it: the source was deleted,
-- replaced, or taken by another process after a pause.
create function frontdesk_hold_source(of_source uuid, of_runner uuid) returns sources
language plpgsql
as $$
declare
  s sources;
begin
  -- The chatbot first, as whoever deletes it does, so that neither waits for the other.
  perform from chatbots b where b.id = (select x.chatbot_id from sources x where x.id = of_source) for key share;
  update sources x set lease_until = now() + frontdesk_source_lease()
  where x.id = of_source and x.runner = of_runner returning * into s;
  if not found then
    raise exception using errcode = 'FD012', message = 'the lease of this source is lost';
  end if;
  return s;
end
$$;

-- Stores passages of a revision that does not answer yet. The first call forgets what an ended process had stored. Returns the
-- number of the first of them.
create function frontdesk_add_passages(
  of_source uuid, of_runner uuid, of_document uuid, of_revision integer, is_first boolean, is_last boolean,
  of_title text, of_pages integer, headings text[], pages integer[], texts text[]
) returns integer
language plpgsql
as $$
declare
  s sources := frontdesk_hold_source(of_source, of_runner);
  first integer;
begin
  if is_first then
    delete from passages p where p.document_id = of_document and p.revision = of_revision;
  end if;
  insert into knowledge (chatbot_id, owner_id) values (s.chatbot_id, s.owner_id) on conflict do nothing;
  update knowledge k set next_number = k.next_number + cardinality(texts) where k.chatbot_id = s.chatbot_id
  returning k.next_number - cardinality(texts) into first;
  insert into passages (chatbot_id, number, owner_id, document_id, revision, heading, page, text)
  select s.chatbot_id, first + given.place - 1, s.owner_id, of_document, of_revision, given.heading, given.page, given.text
  from unnest(headings, pages, texts) with ordinality as given (heading, page, text, place);
  update documents d set is_cut = is_last, next_title = of_title, next_pages = of_pages, terms_done = 0
  where d.id = of_document and d.revision = of_revision;
  return first;
end
$$;

-- Appends the postings of a document's next terms, which are sorted, so that two documents never wait for each other.
--   done    how many of its terms are stored then
create function frontdesk_add_terms(
  of_source uuid, of_runner uuid, of_document uuid, of_revision integer, terms text[], frequencies integer[],
  packed text[], done integer
) returns void
language plpgsql
as $$
declare
  s sources := frontdesk_hold_source(of_source, of_runner);
  current_generation integer;
begin
  select k.generation into current_generation from knowledge k where k.chatbot_id = s.chatbot_id;
  insert into passage_terms as t (chatbot_id, generation, term, owner_id, frequency, postings)
  select s.chatbot_id, current_generation, given.term, s.owner_id, given.frequency,
    decode(given.postings, 'base64')
  from unnest(terms, frequencies, packed) as given (term, frequency, postings)
  on conflict on constraint passage_terms_pkey do update set
    frequency = t.frequency + excluded.frequency, postings = t.postings || excluded.postings;
  update documents d set terms_done = done where d.id = of_document and d.revision = of_revision;
end
$$;

-- Fails when a chatbot has more than it may: more bytes of originals, or more sources. Of two concurrent calls, the second
-- waits and counts what the first has stored.
create function frontdesk_check_knowledge(of_chatbot uuid, most_bytes bigint, most_sources integer) returns void
language plpgsql
as $$
declare
  bytes bigint;
  count bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('frontdesk knowledge ' || of_chatbot, 0));
  select sum(s.size_bytes), count(*) into bytes, count from sources s where s.chatbot_id = of_chatbot;
  if bytes > most_bytes then
    raise exception using errcode = 'FD010', message = 'knowledgeBytes';
  end if;
  if count > most_sources then
    raise exception using errcode = 'FD010', message = 'sources';
  end if;
end
$$;

-- The passages that can be found, of these numbers or, without numbers, all; in the order of their sources.
--   labels   of their sources; null for all
create function frontdesk_passages(of_chatbot uuid, numbers integer[], of_labels text[]) returns table (
  number integer, id uuid, source_id uuid, type text, name text, url text, heading text, page integer, text text
)
language sql stable
as $$
  select p.number, p.id, s.id, s.type, case when s.type = 'site' then coalesce(d.title, s.name) else s.name end, coalesce(nullif(d.url, ''), s.url), p.heading, p.page, p.text
  from passages p
    join documents d on d.id = p.document_id and d.live_revision = p.revision
    join sources s on s.id = d.source_id and s.is_enabled
  where p.chatbot_id = of_chatbot and (numbers is null or p.number = any (numbers))
    and (of_labels is null or s.labels && of_labels)
  order by p.number
$$;

-- What the index knows of a question's terms, and for up to four that it lacks, of terms that are nearly spelt so: with the
-- same first letter, about the same length and nearly the same letters. The server compares them letter by letter.
--   size   more than the highest number of a passage
create function frontdesk_postings(of_chatbot uuid, terms text[]) returns json
language plpgsql stable
as $$
declare
  k knowledge;
  known text[];
  near text[] := '{}';
  asked text;
  first text;
  after_first text;
  most integer;
begin
  select * into k from knowledge x where x.chatbot_id = of_chatbot;
  if not found then
    return null;
  end if;
  known := array(
    select t.term from passage_terms t
    where t.chatbot_id = of_chatbot and t.generation = k.generation and t.term = any (terms));
  -- Chinese, Japanese and Korean are searched by pairs, and numbers are not corrected.
  foreach asked in array array(
    select x.asked from unnest(terms) with ordinality x (asked, place)
    where x.asked <> all (known) and length(x.asked) >= 4 and x.asked ~ '^[^0-9\u2e80-\ud7af]' order by x.place limit 4)
  loop
    -- Values of their own, or the policies would keep the index from being used.
    first := left(asked, 1);
    after_first := first || chr(1114111);
    most := case when length(asked) < 8 then 1 else 2 end;
    near := near || array(
      select t.term from passage_terms t
      where t.chatbot_id = of_chatbot and t.generation = k.generation and t.term >= first and t.term < after_first
        and length(t.term) between length(asked) - most and length(asked) + most
        -- Letters that the other one lacks.
        and length(translate(t.term, asked, '')) <= most and length(translate(asked, t.term, '')) <= most
      order by length(translate(t.term, asked, '')) + length(translate(asked, t.term, '')), t.frequency desc limit 50);
  end loop;
  return json_build_object('generation', k.generation, 'size', k.next_number, 'live', k.live, 'terms', (
    select json_agg(json_build_object('term', t.term, 'frequency', t.frequency,
      'postings', encode(t.postings, 'base64')))
    from passage_terms t
    where t.chatbot_id = of_chatbot and t.generation = k.generation and t.term = any (known || near)));
end
$$;

-- What a turn of a chatbot with sources begins with: all passages where they are few, else what the index knows.
--   most    characters that are given whole
create function frontdesk_turn_knowledge(of_chatbot uuid, characters bigint, terms text[], most integer) returns json
language plpgsql stable
as $$
begin
  if characters <= most then
    return json_build_object('passages', (
      select json_agg(json_build_object('number', p.number, 'id', p.id, 'sourceId', p.source_id, 'type', p.type,
        'name', p.name, 'url', p.url, 'heading', p.heading, 'page', p.page, 'text', p.text) order by p.number)
      from frontdesk_passages(of_chatbot, null, null) p));
  end if;
  return json_build_object('postings', frontdesk_postings(of_chatbot, terms));
end
$$;

do $$
declare
  callable regprocedure;
  api_role name;
begin
  foreach callable in array array[
    'frontdesk_source_lease()', 'frontdesk_hold_source(uuid, uuid)',
    'frontdesk_add_passages(uuid, uuid, uuid, integer, boolean, boolean, text, integer, text[], integer[], text[])',
    'frontdesk_add_terms(uuid, uuid, uuid, integer, text[], integer[], text[], integer)',
    'frontdesk_count_knowledge(uuid)', 'frontdesk_check_knowledge(uuid, bigint, integer)', 'frontdesk_passages(uuid, integer[], text[])',
    'frontdesk_postings(uuid, text[])', 'frontdesk_turn_knowledge(uuid, bigint, text[], integer)']::regprocedure[]
  loop
    execute format('revoke execute on function %s from public', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
  end loop;
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke all on sources, documents, source_originals, knowledge, passages, passage_terms, source_uses from %I',
      api_role);
  end loop;
end
$$;
grant execute on function frontdesk_source_lease(), frontdesk_hold_source(uuid, uuid),
  frontdesk_add_passages(uuid, uuid, uuid, integer, boolean, boolean, text, integer, text[], integer[], text[]),
  frontdesk_add_terms(uuid, uuid, uuid, integer, text[], integer[], text[], integer),
  frontdesk_count_knowledge(uuid), frontdesk_check_knowledge(uuid, bigint, integer)
  to frontdesk_system;
grant execute on function frontdesk_passages(uuid, integer[], text[]), frontdesk_postings(uuid, text[]),
  frontdesk_turn_knowledge(uuid, bigint, text[], integer) to frontdesk_app;

-- Counts a reply for each source that it rests on. What a reply repeats of the facts is a text, and no source.
create function frontdesk_count_uses(of_chatbot uuid, cited jsonb) returns void
language plpgsql
as $$
begin
  if jsonb_path_exists(cited, '$[*].sourceId') then
    insert into source_uses as u (source_id, chatbot_id, owner_id, day, answers)
    select cited_source.id, cited_source.chatbot_id, cited_source.owner_id, current_date, 1
    from (
      select s.id, s.chatbot_id, s.owner_id from sources s
      where s.chatbot_id = of_chatbot
        and s.id in (select (each ->> 'sourceId')::uuid from jsonb_array_elements(cited) each where each ? 'sourceId')
      -- Of two turns that count the same sources, neither waits for the other while it is waited for. One that somebody is
      -- deleting is not waited for: they may wait for this conversation.
      order by s.id for key share skip locked) cited_source
    on conflict (source_id, day) do update set answers = u.answers + 1;
  end if;
end
$$;
revoke execute on function frontdesk_count_uses(uuid, jsonb) from public;
grant execute on function frontdesk_count_uses(uuid, jsonb) to frontdesk_system;
do $$
declare
  api_role name;
begin
  for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
    execute format('revoke execute on function frontdesk_count_uses(uuid, jsonb) from %I', api_role);
  end loop;
end
$$;

-- As in 0030, with the characters of the chatbot's sources.
create or replace function frontdesk_turn_context(c conversations, kind text, training text) returns json
language plpgsql stable
as $$
declare
  b chatbots;
  profile json;
begin
  select * into b from chatbots x where x.id = c.chatbot_id;
  if not found then
    return null;
  end if;
  if c.is_preview and b.draft is not null then
    b.name := coalesce(b.draft ->> 'name', b.name);
    b.description := coalesce(b.draft ->> 'description', b.description);
    b.facts := coalesce(b.draft ->> 'facts', b.facts);
    b.configuration := coalesce(b.draft -> 'configuration', b.configuration);
    b.form_id := b.draft_form_id;
  end if;
  if b.owner_id is not null then
    select json_build_object('name', p.name, 'location', p.location, 'bio', p.bio, 'skills', p.skills,
      'experience', p.experience, 'interests', p.interests) into profile
    from profiles p where p.user_id = b.owner_id;
  end if;
  if kind = 'key' and training is null then
    select t.content into training from training_data t where t.home = c.home and t.conversation_id = c.id;
  end if;
  return json_build_object(
    'id', b.id, 'name', b.name, 'description', b.description, 'instructions', b.instructions, 'facts', b.facts,
    'configuration', b.configuration, 'isOwned', b.owner_id is not null, 'profile', profile,
    'knowledgeCharacters', b.knowledge_characters, 'conversationId', c.id, 'home', c.home, 'number', c.number, 'isTakenOver', c.taken_over_at is not null,
    'personId', coalesce(c.user_id, c.visitor_id), 'isAnonymous', c.visitor_id is not null,
    'trainingData', coalesce(training, ''),
    -- Programs have no forms.
    'intake', case when b.form_id is not null and not c.is_client then frontdesk_intake(c, b.form_id) end,
    'ownerKeys', case when b.owner_id is not null then frontdesk_provider_keys(b.owner_id, b.owner_is_admin) end,
    'historyHash', encode(c.history_hash, 'hex'), 'isFoundByHistory', c.is_found_by_history);
end
$$;

-- As in 0037, with the chatbot's knowledge.
--   limits   also: terms, of the message; wholeKnowledge, the characters that are given whole
create or replace function frontdesk_open_turn(
  who text, kind text, named text, owned uuid, turn_id uuid, run_id uuid, server_id uuid,
  is_repeatable boolean, roles text[], contents text[], title text, continued text, is_by_history boolean,
  if_taken_over text, training text, estimate jsonb, limits jsonb
) returns json
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
  c conversations;
  b chatbots;
  said integer := cardinality(contents);
  added integer := cardinality(contents);
  message_id uuid;
  bytes bigint;
  context json;
  knowledge json;
  history json;
  has_server_keys boolean := estimate ->> 'hasServerKeys';
  is_short boolean;
  budgets record;
  reservation json;
  is_repeated boolean := false;
  new_id uuid := case when kind = 'new' then named::uuid end;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
  perform frontdesk_enter(who);

  if kind = 'new' then
    if continued is not null then
      select * into c from conversations x
      where x.history_hash = decode(continued, 'hex') and x.is_client and x.running_turn_id is null
      order by x.updated_at desc limit 1;
    end if;
    -- An earlier call may have continued a conversation whose history has changed since.
    if c.id is null and is_repeatable then
      perform from turns t
      where t.client_id = frontdesk_client_chatbot_id() and t.client_id <> nobody and t.id = turn_id;
      is_repeated := found;
    end if;
    if c.id is null and not is_repeated then
      select * into b from chatbots x where x.id = frontdesk_client_chatbot_id();
      insert into conversations (id, chatbot_id, is_client, home, owner_id, client_id)
      values (new_id, b.id, true, new_id, coalesce(b.owner_id, nobody), b.id)
      on conflict do nothing;
    end if;
    if c.id is null then
      select * into c from conversations x where x.home = new_id and x.id = new_id;
    end if;
    if c.id is null then
      return json_build_object('isBusy', true);
    end if;
    added := case when c.id = new_id then said else 1 end;
  else
    c := frontdesk_find_conversation(kind, named, owned);
    if c.id is null and kind = 'key' then
      select * into b from chatbots x where x.is_default;
      insert into conversations (id, home, owner_id, client_id, user_id, chatbot_id, session_key)
      values (gen_random_uuid(), owned, nobody, nobody, owned, b.id, named)
      on conflict do nothing;
      c := frontdesk_find_conversation(kind, named, owned);
    end if;
    if c.id is null then
      return null;
    end if;
  end if;
  -- Without this chatbot there is nobody to talk to.
  if not exists (select from chatbots x where x.id = c.chatbot_id) then
    return null;
  end if;

  -- Of two concurrent turns, the second waits here and then finds the first one running.
  update conversations x set
    message_count = x.message_count + added, updated_at = now(), title = coalesce(x.title, frontdesk_open_turn.title),
    running_turn_id = case when x.taken_over_at is null then turn_id end,
    is_found_by_history = x.is_found_by_history or (is_by_history and x.id <> new_id),
    -- After a takeover the client gets one fixed sentence, and no later transaction stores the hash.
    history_hash = case when x.is_client and x.taken_over_at is not null then decode(if_taken_over, 'hex')
      else x.history_hash end
  where x.home = c.home and x.id = c.id and x.running_turn_id is null
    and not (is_repeatable and exists (select from turns t where t.home = c.home and t.id = turn_id))
  returning * into c;
  if not found then
    return json_build_object('isBusy', true);
  end if;

  for i in said - added + 1 .. said loop
    message_id := gen_random_uuid();
    insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_read)
    values (message_id, c.id, c.home, c.owner_id, c.client_id, c.message_count - said + i, roles[i], contents[i],
      -- Messages of visitors and programs are unread for the owner.
      c.user_id is not null or c.is_preview);
  end loop;
  insert into turns (id, conversation_id, home, owner_id, client_id, chatbot_id, user_message_id, run_id, server_id,
    state, finished_at)
  values (turn_id, c.id, c.home, c.owner_id, c.client_id, c.chatbot_id, message_id, run_id, server_id,
    case when c.taken_over_at is null then 'running' else 'human' end,
    case when c.taken_over_at is not null then now() end);
  -- A conversation counts on the day on which it was opened.
  if c.message_count = added and c.home = c.id then
    perform frontdesk_day_changed(c.chatbot_id, c.created_at);
  end if;
  if kind = 'key' and c.taken_over_at is null then
    insert into training_data as t (conversation_id, home, owner_id, client_id, user_id, content)
    values (c.id, c.home, c.owner_id, c.client_id, c.user_id, coalesce(training, ''))
    on conflict (home, conversation_id) do update set content = excluded.content where coalesce(training, '') <> '';
  end if;

  context := frontdesk_turn_context(c, kind, nullif(training, ''));
  if (context ->> 'knowledgeCharacters')::bigint > 0 and coalesce(context ->> 'trainingData', '') = '' then
    knowledge := frontdesk_turn_knowledge(c.chatbot_id, (context ->> 'knowledgeCharacters')::bigint,
      array(select jsonb_array_elements_text(limits -> 'terms')), (limits ->> 'wholeKnowledge')::integer);
  end if;
  -- Users talk only to the operator's assistant, which uses the server's keys or none.
  is_short := case when has_server_keys then c.visitor_id is not null else not c.is_client end;
  history := frontdesk_turn_history(c, c.message_count - added,
    (limits ->> case when is_short then 'mostAnonymousCharacters' else 'mostCharacters' end)::integer);

  if coalesce(training, '') <> '' and owned is not null and limits ? 'trainingBytes' then
    perform frontdesk_check_quotas(owned, null, jsonb_build_object('trainingBytes', limits -> 'trainingBytes'));
  end if;
  if c.running_turn_id is not null then
    select * into budgets from frontdesk_turn_budgets(c, estimate ->> 'network', has_server_keys, estimate -> 'defaults',
      (estimate ->> 'programTokens')::bigint, (estimate ->> 'replyTokens')::bigint, (estimate ->> 'maxSent')::bigint);
  end if;
  -- Nobody writes budgets. What other turns need, too, is locked last.
  perform set_config('role', 'frontdesk_system', true);
  if limits ? 'messageBytes' then
    select coalesce(sum(octet_length(content)), 0) into bytes
    from unnest(contents[said - added + 1:]) as stored (content);
    perform frontdesk_count_message_bytes(frontdesk_account_of(c), limits ->> 'network', 2048 + bytes,
      (limits ->> 'messageBytes')::bigint);
  end if;
  if c.running_turn_id is not null then
    reservation := frontdesk_reserve_budgets(
      budgets.scopes, budgets.limits, budgets.of_server, budgets.reserved, budgets.wanted);
  end if;
  return json_build_object('context', context, 'history', history, 'reservation', reservation, 'knowledge', knowledge);
end
$$;

-- As in 0037, with the count of replies that rest on a source.
create or replace function frontdesk_close_turn(
  who text, of_home uuid, of_conversation uuid, turn_id uuid, of_run uuid, content text, outcome text,
  failure text, first_token_ms integer, duration_ms integer, model text, input_tokens bigint, output_tokens bigint,
  cost_usd numeric, replaced_id uuid, replaced_position integer, history text, sources jsonb, found_nothing boolean,
  collected jsonb, refund jsonb, rest_bytes bigint, network text
) returns boolean
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
  c conversations;
  most_tokens constant bigint := 2147483647;
  moment constant timestamptz := now();
  recent constant timestamptz := now() - interval '10 seconds';
begin
  perform frontdesk_assume(who);

  -- First the conversation, as everywhere, so that no two transactions wait for each other. A quick reply leaves the time
  -- of its question, so that no index changes.
  update conversations x set
    message_count = x.message_count + (content <> '' and replaced_id is null)::integer,
    updated_at = case when content <> '' and x.updated_at < recent then moment
      else x.updated_at end,
    running_turn_id = null,
    history_hash = case when x.is_client then decode(history, 'hex') else x.history_hash end
  where x.home = of_home and x.id = of_conversation and x.running_turn_id = turn_id
  returning * into c;
  if found and content <> '' then
    if replaced_id is not null then
      delete from messages m
      where m.home = of_home and m.conversation_id = of_conversation and m.position = replaced_position
        and m.id = replaced_id;
    end if;
    insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_interrupted,
      is_read)
    values (of_run, c.id, c.home, c.owner_id, c.client_id, coalesce(replaced_position, c.message_count), 'assistant',
      frontdesk_close_turn.content, outcome in ('interrupted', 'stopped'), c.user_id is not null or c.is_preview);
  end if;
  if collected is not null then
    perform frontdesk_save_record(of_home, of_conversation, (collected ->> 'revision')::integer, (collected ->> 'formId')::uuid,
      collected ->> 'status', collected -> 'data', collected -> 'progress', collected ->> 'language', collected -> 'changed');
  end if;

  -- The usage is added to that of the turn's earlier runs.
  update turns t set
    state = outcome, finished_at = now(), failure = frontdesk_close_turn.failure, arrived = null,
    first_token_ms = frontdesk_close_turn.first_token_ms, duration_ms = frontdesk_close_turn.duration_ms,
    model = frontdesk_close_turn.model,
    input_tokens = case when frontdesk_close_turn.input_tokens is null then t.input_tokens
      else least(coalesce(t.input_tokens, 0) + frontdesk_close_turn.input_tokens, most_tokens) end,
    output_tokens = case when frontdesk_close_turn.output_tokens is null then t.output_tokens
      else least(coalesce(t.output_tokens, 0) + frontdesk_close_turn.output_tokens, most_tokens) end,
    cost_usd = case when t.model is null then frontdesk_close_turn.cost_usd
      else t.cost_usd + frontdesk_close_turn.cost_usd end,
    sources = frontdesk_close_turn.sources, found_nothing = frontdesk_close_turn.found_nothing,
    reply_message_id = case when content = '' then t.reply_message_id else of_run end
  where t.home = of_home and t.id = turn_id and t.run_id = of_run and t.state = 'running';
  if not found then
    return false;
  end if;

  if refund is not null or rest_bytes > 0 or sources is not null then
    perform set_config('role', 'frontdesk_system', true);
    if sources is not null and not c.is_preview then
      perform frontdesk_count_uses(c.chatbot_id, sources);
    end if;
    if rest_bytes > 0 and c.id is not null then
      perform frontdesk_count_message_bytes(frontdesk_account_of(c), network, rest_bytes, null);
    end if;
    if refund is not null then
      perform frontdesk_settle_tokens((refund ->> 'day')::date,
        array(select jsonb_array_elements_text(refund -> 'scopes')),
        array(select jsonb_array_elements_text(refund -> 'deltas')::bigint));
    end if;
  end if;
  return true;
end
$$;

-- As in 0037, with the passages that the model is given.
create or replace function frontdesk_estimate_turn(c conversations) returns bigint
language plpgsql stable
as $$
declare
  -- As server/turn/recall.ts.
  most_facts constant integer := 24000;
  -- As server/turn/given-passages.ts.
  most_passages constant integer := 4000;
  most_messages constant integer := 50;
  rules constant bigint := 250;
  overhead constant bigint := 5;
  contents text[];
  own_facts text;
begin
  contents := array(
    select m.content from messages m
    where m.home = c.home and m.conversation_id = c.id and m.position > c.message_count - most_messages);
  select t.content into own_facts from training_data t where t.home = c.home and t.conversation_id = c.id;
  return rules
    + (select coalesce(sum(frontdesk_estimate_tokens(content) + overhead), 0) from unnest(contents) as newest (content))
    + (select frontdesk_estimate_tokens(concat_ws(' ', b.name, b.instructions, settings ->> 'instructions',
           settings ->> 'tone', settings ->> 'personality', settings ->> 'communicationStyle'))
         + case when coalesce(own_facts, '') <> '' then frontdesk_estimate_tokens(own_facts, most_facts)
           else frontdesk_estimate_tokens(concat_ws(E'\n\n', told ->> 'facts', p.name, p.location, p.bio, p.skills,
             p.experience, p.interests, told ->> 'description'), most_facts)
             -- Two characters a token: between Chinese and English.
             + case when b.knowledge_characters <= most_facts then b.knowledge_characters else most_passages end / 2 end
       from chatbots b left join profiles p on p.user_id = b.owner_id
         cross join lateral (select case when c.is_preview and b.draft is not null then b.draft
           else jsonb_build_object('facts', b.facts, 'description', b.description,
             'configuration', b.configuration) end as told) said
         cross join lateral (select told -> 'configuration' as settings) configured
       where b.id = c.chatbot_id);
end
$$;

insert into frontdesk_migrations (name) values ('0042_knowledge');
