/** The pages of a source for its owner: those of a site, or the only one of a web page. */
import { NotFound, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import type { SourceError, SourceStatus } from './source.ts'
import { isNamed, type NamedSource } from './source-queries.ts'

export type SourcePage = {
  url: string
  title: string | null
  status: SourceStatus
  error: SourceError | null
  passages: number
  /** When it was fetched last. */
  checkedAt: Date | null
}

/** By address. @param after that of the last one before @throws NotFound */
export async function listPages(
  connections: Connections,
  named: NamedSource,
  { after, limit }: { after: string; limit: number },
): Promise<{ pages: SourcePage[]; next: string | undefined }> {
  const { found, pages } = await readAsOwner(connections, named, (sql) => ({
    found: sql`select s.id from sources s where ${isNamed(sql, named)}`,
    pages: sql<SourcePage[]>`
      select page.address as url, d.title, page.error, d.passages, d.checked_at as "checkedAt",
        case
          when s.status in ('queued', 'processing', 'stale') and page.is_waiting
            then case when d.live_revision is null then 'queued' else 'stale' end
          when d.live_revision is not null then 'ready'
          when page.error is not null then 'failed'
          else 'queued'
        end as status
      from sources s
        join documents d on d.source_id = s.id and d.is_page
        cross join lateral (
          select coalesce(nullif(d.url, ''), s.url) as address,
            case when s.type = 'url' then s.error else d.error end as error,
            s.type = 'url' or d.read_in < s.crawl as is_waiting) page
      where ${isNamed(sql, named)} and s.type in ('url', 'site') and page.address > ${after} collate "C"
      order by page.address collate "C" limit ${limit + 1}`,
  }))
  if (found.length === 0) throw new NotFound('source')
  const page = pages.slice(0, limit)
  return { pages: page, next: pages.length > limit ? page.at(-1)?.url : undefined }
}
