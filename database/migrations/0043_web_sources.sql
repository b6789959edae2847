-- Sources that are fetched: a web page, and a site with a document for each page.
--
-- A page is fetched into a new revision of its document, and read from there: a process that ends repeats no request. A site
-- is read in crawls. The documents of a crawl are also its queue, so that another process continues where one ended.

alter table sources
  -- Of a site: beginnings of paths, with * for anything and $ for the end.
  add column include text[] not null default '{}',
  add column exclude text[] not null default '{}',
  add column max_pages integer not null default 200 check (max_pages between 1 and 500),
  -- Counts the crawls of a site, and says whether the last one is under way.
  add column crawl integer not null default 0,
  add column is_crawling boolean not null default false;

alter table documents
  -- Of the revision that was fetched last, for the next request. Null where it could not be read.
  add column etag text,
  add column last_modified text,
  add column content_hash bytea,
  add column size_bytes bigint not null default 0,
  add column checked_at timestamptz,
  -- Null, or why the last fetch or reading failed: {code, message}.
  add column error jsonb,
  -- Whether the original of this revision is there and has yet to be read.
  add column is_fetched boolean not null default false,
  -- Of the revision that answers.
  add column passages integer not null default 0,
  add column characters integer not null default 0,
  -- Of a site: the crawls in which the address was found and read, the order of reading, and what was found at it.
  add column found_in integer not null default 0,
  add column read_in integer not null default 0,
  add column position integer not null default 0,
  -- The start, or an address that the start redirects to. The site is on its host.
  add column is_start boolean not null default false,
  -- Whether its links are pages of the site, too. Those of pages in a sitemap are not.
  add column has_links boolean not null default true,
  -- False for a sitemap, a redirect, and a page that is gone: they go with the end of the crawl.
  add column is_page boolean not null default true;
create index documents_queue on documents (source_id, found_in, position);

grant insert (include, exclude, max_pages) on sources to frontdesk_app;

-- When a source is read next.
create function frontdesk_next_reading(s sources) returns timestamptz
language sql stable parallel safe
return case when s.type in ('url', 'site')
  then now() + case s.refresh when 'daily' then interval '1 day' when 'weekly' then interval '7 days' end end;

-- Takes the source of these types that has waited longest, two of one chatbot not at the same time: they would wait for each
-- other's terms. Of these types only, so that pages that answer slowly keep no file waiting. Two sources on one host are not
-- fetched at the same time, since each process keeps the pace of its own requests. A site that is read for the first time
-- answers page by page; it is not stale then.
create function frontdesk_take_source(of_runner uuid, types text[]) returns setof sources
language sql
as $$
  update sources s set
    runner = of_runner, lease_until = now() + frontdesk_source_lease(), attempts = s.attempts + 1, error = null,
    status = case when s.passages > 0 and s.indexed_at is not null then 'stale' else 'processing' end
  where s.id = (
    select w.id from sources w
    where w.wanted_at <= now() and w.type = any (types) and (w.lease_until is null or w.lease_until < now())
      and not exists (
        select from sources o
        where o.wanted_at is not null and o.lease_until >= now() and (
          o.chatbot_id = w.chatbot_id
          or (w.type in ('url', 'site') and o.type in ('url', 'site')
            and split_part(o.url, '/', 3) = split_part(w.url, '/', 3))))
    order by w.wanted_at limit 1
    for update skip locked)
  returning s.*
$$;

-- Sums up a source's documents, after one was published or taken out.
create function frontdesk_sum_source(of_source uuid) returns void
language plpgsql
as $$
declare
  before sources;
  s sources;
begin
  select * into before from sources x where x.id = of_source for update;
  update sources x set passages = found.passages, characters = found.characters, updated_at = now(),
    pages = case when x.type = 'site' then found.pages else x.pages end
  from (
    select coalesce(sum(d.passages), 0) as passages, coalesce(sum(d.characters), 0) as characters,
      count(*) filter (where d.live_revision is not null) as pages
    from documents d where d.source_id = of_source) found
  where x.id = of_source returning x.* into s;
  -- Only the difference: to count all sources for each would take longer, the more there are.
  if s.is_enabled then
    update knowledge k set live = k.live + s.passages - before.passages where k.chatbot_id = s.chatbot_id;
    update chatbots b set knowledge_characters = b.knowledge_characters + s.characters - before.characters
    where b.id = s.chatbot_id and s.characters <> before.characters;
  end if;
end
$$;

-- Lets a revision answer, whole and at once, in place of the one before. The reading of a site goes on with its next page.
-- The name of a page's source follows the page's title, unless its owner has chosen another one.
create function frontdesk_publish_document(
  of_source uuid, of_runner uuid, of_document uuid, of_revision integer, of_title text, of_pages integer, of_language text
) returns void
language plpgsql
as $$
declare
  s sources := frontdesk_hold_source(of_source, of_runner);
  d documents;
begin
  select * into d from documents x where x.id = of_document and x.revision = of_revision;
  update documents x set
    live_revision = of_revision, title = of_title, is_fetched = false, error = null, read_in = s.crawl,
    passages = found.passages, characters = found.characters
  from (
    select count(*) as passages, coalesce(sum(length(p.text)), 0) as characters
    from passages p where p.document_id = of_document and p.revision = of_revision) found
  where x.id = d.id;
  update sources x set
    language = case when x.type = 'site' then coalesce(x.language, of_language) else of_language end,
    pages = case when x.type = 'site' then x.pages else of_pages end,
    name = case when x.type = 'url' and x.name in (x.url, d.title) then coalesce(of_title, x.name) else x.name end,
    content_hash = case when x.type = 'url' then d.content_hash else x.content_hash end,
    -- The first crawl of a site is over with its last page.
    indexed_at = case when x.type <> 'site' or x.indexed_at is not null then now() end
  where x.id = of_source;
  perform frontdesk_sum_source(of_source);
  if s.type <> 'site' then
    perform frontdesk_end_reading(of_source, of_runner, 'ready', null);
  end if;
  delete from source_originals o where o.document_id = of_document and o.revision < of_revision;
end
$$;

-- Ends the reading of a source, until it is wanted again.
create function frontdesk_end_reading(of_source uuid, of_runner uuid, of_status text, of_error jsonb) returns void
language plpgsql
as $$
begin
  perform frontdesk_hold_source(of_source, of_runner);
  update sources s set
    status = of_status, error = of_error, updated_at = now(), attempts = 0, runner = null, lease_until = null,
    indexed_at = coalesce(s.indexed_at, case when of_status = 'ready' then now() end),
    -- A report of the last step may come too late to be stored.
    progress_unit = case when of_status <> 'ready' then s.progress_unit when s.type = 'site' then 'pages' else 'passages' end,
    progress_done = case when of_status <> 'ready' then s.progress_done when s.type = 'site' then s.pages else s.passages end,
    progress_total = case when of_status <> 'ready' then s.progress_total when s.type = 'site' then s.pages else s.passages end,
    wanted_at = frontdesk_next_reading(s), is_crawling = false
  where s.id = of_source;
end
$$;

-- Takes a document out of what is searched: its address has no page any more.
create function frontdesk_unpublish_document(of_source uuid, of_runner uuid, of_document uuid) returns void
language plpgsql
as $$
begin
  perform frontdesk_hold_source(of_source, of_runner);
  update documents d set
    live_revision = null, passages = 0, characters = 0, etag = null, last_modified = null, content_hash = null,
    is_fetched = false, checked_at = now()
  where d.id = of_document and d.source_id = of_source;
  delete from source_originals o where o.document_id = of_document;
  perform frontdesk_sum_source(of_source);
end
$$;

do $$
declare
  callable regprocedure;
  api_role name;
begin
  foreach callable in array array[
    'frontdesk_next_reading(sources)', 'frontdesk_take_source(uuid, text[])', 'frontdesk_sum_source(uuid)',
    'frontdesk_publish_document(uuid, uuid, uuid, integer, text, integer, text)',
    'frontdesk_end_reading(uuid, uuid, text, jsonb)', 'frontdesk_unpublish_document(uuid, uuid, uuid)']::regprocedure[]
  loop
    execute format('revoke execute on function %s from public', callable);
    for api_role in select rolname from pg_roles where rolname in ('anon', 'authenticated') loop
      execute format('revoke execute on function %s from %I', callable, api_role);
    end loop;
    execute format('grant execute on function %s to frontdesk_system', callable);
  end loop;
end
$$;
-- An owner who sets an interval says when the source is read next.
grant execute on function frontdesk_next_reading(sources) to frontdesk_app;

insert into frontdesk_migrations (name) values ('0043_web_sources');
