/** The statements of a search; visitors' and owners' policies decide what they find. */
import type { ReservedSql } from 'postgres'
import type { TermPostings } from './index/postings.ts'

/** A passage as it is found and cited. */
export type StoredPassage = {
  number: number
  id: string
  sourceId: string
  type: string
  /** Of the source; of a site's page its title. */
  name: string
  url: string | null
  heading: string | null
  page: number | null
  text: string
}

/** Of frontdesk_postings(); null for a chatbot without knowledge. */
export type PostingsRow = {
  /** More than the highest number. */
  size: number
  live: number
  /** The postings are in base64. */
  terms: { term: string; frequency: number; postings: string }[] | null
}

export type Postings = { size: number; live: number; terms: TermPostings[] }

export function toPostings({ size, live, terms }: PostingsRow): Postings {
  return {
    size,
    live,
    terms: (terms ?? []).map((row) => ({ ...row, postings: Buffer.from(row.postings, 'base64') })),
  }
}

export function readPostings(sql: ReservedSql, chatbotId: string, terms: readonly string[]) {
  return sql<{ postings: PostingsRow | null }[]>`
    select frontdesk_postings(${chatbotId}, ${[...terms]}::text[]) as postings`
}

/** @param labels of their sources; undefined for all */
export function readPassages(
  sql: ReservedSql,
  chatbotId: string,
  numbers: readonly number[],
  labels?: readonly string[],
) {
  return sql<StoredPassage[]>`
    select number, id, source_id as "sourceId", type, name, url, heading, page, text
    from frontdesk_passages(${chatbotId}, ${[...numbers]}::integer[], ${labels ? [...labels] : null}::text[])`
}

/** All that can be found, in the order of their sources. */
export function readAllPassages(sql: ReservedSql, chatbotId: string) {
  return sql<StoredPassage[]>`
    select number, id, source_id as "sourceId", type, name, url, heading, page, text
    from frontdesk_passages(${chatbotId}, null, null)`
}
