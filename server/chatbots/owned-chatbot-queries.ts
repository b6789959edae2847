/** Chatbots of their owner. Another owner's chatbots look unknown. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, json, type User } from '../database/transaction.ts'
import type { ChatbotConfiguration } from './configuration.ts'
import { revisionOncePublishedChanged } from './content.ts'
import { isOwn, NotFound, type Own } from './own-chatbot.ts'
import { type Quotas, withinQuotas } from './quotas.ts'
import { slugOf } from './slug.ts'

export type OwnedChatbot = {
  id: string
  ownerId: string
  name: string
  description: string
  isPublic: boolean
  configuration: ChatbotConfiguration
  slug: string
  createdAt: Date
  updatedAt: Date
}

export type NewChatbot = {
  name: string
  description: string
  isPublic: boolean
  configuration: ChatbotConfiguration
  /** Derived from the name by default. */
  slug?: string | undefined
}

/** Undefined properties stay unchanged. */
export type ChatbotChange = {
  [Key in keyof NewChatbot]?: NewChatbot[Key] | undefined
} & {
  /** Keys to set, or to remove with null; `configuration` replaces all. */
  configurationPatch?: Record<string, unknown> | undefined
}

/** Another chatbot has this slug. */
export class SlugTaken extends Error {
  constructor() {
    super('the slug is taken')
    this.name = 'SlugTaken'
  }
}

/** Among concurrent requests for one slug, one succeeds in each round. */
const MAX_ROUNDS = 100

/** @throws SlugTaken when the given slug is taken; QuotaExceeded */
export async function createChatbot(
  connections: Connections,
  owner: User,
  chatbot: NewChatbot,
  quotas: Quotas,
): Promise<OwnedChatbot> {
  return withFreeSlug(connections, chatbot, (slug) =>
    insertChatbot(connections, owner, chatbot, slug, quotas),
  )
}

/**
 * @param insert undefined where the slug is taken
 * @throws SlugTaken when the given slug is taken
 */
export async function withFreeSlug<Created>(
  connections: Connections,
  { name, slug }: { name: string; slug?: string | undefined },
  insert: (slug: string) => Promise<Created | undefined>,
): Promise<Created> {
  if (slug !== undefined) {
    const created = await insert(slug)
    if (!created) throw new SlugTaken()
    return created
  }
  const wanted = slugOf(name)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const created = await insert(await freeSlug(connections, wanted))
    if (created) return created
  }
  throw new Error(`no free slug was found for ${wanted}`)
}

async function insertChatbot(
  connections: Connections,
  owner: User,
  { name, description, isPublic, configuration }: NewChatbot,
  slug: string,
  quotas: Quotas,
): Promise<OwnedChatbot | undefined> {
  const [rows] = await asPerson(connections, owner, (sql) => [
    sql<OwnedChatbot[]>`
      insert into chatbots (owner_id, name, description, is_public, configuration, public_url_slug)
      values (${owner.userId}, ${name}, ${description}, ${isPublic}, ${json(sql, configuration)}, ${slug})
      on conflict (public_url_slug) do nothing
      returning ${columns(sql)}`,
    ...withinQuotas(sql, owner, quotas, ['chatbots', 'bytes']),
  ])
  return rows[0]
}

/** The slug, or the slug with the first free number; private chatbots have slugs too. */
async function freeSlug(connections: Connections, wanted: string): Promise<string> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ slug: string }[]>`
      with recursive candidates (slug, number) as (
        select ${wanted}::text, 0
        union all
        select ${wanted} || '-' || number + 1, number + 1 from candidates
        where exists (select from chatbots b where b.public_url_slug = candidates.slug)
      )
      select slug from candidates order by number desc limit 1`,
  ])
  if (!rows[0]) throw new Error(`no slug was tried for ${wanted}`)
  return rows[0].slug
}

/** Newest first. */
export async function listChatbots(connections: Connections, owner: User): Promise<OwnedChatbot[]> {
  const [rows] = await asPerson(connections, owner, (sql) => [
    sql<OwnedChatbot[]>`
      select ${columns(sql)} from chatbots where owner_id = ${owner.userId} order by created_at desc, id`,
  ])
  return rows
}

/** @throws NotFound */
export async function findOwnChatbot(connections: Connections, own: Own): Promise<OwnedChatbot> {
  const [rows] = await asPerson(connections, own.owner, (sql) => [
    sql<OwnedChatbot[]>`select ${columns(sql)} from chatbots b where ${isOwn(sql, own)}`,
  ])
  return only(rows)
}

/** @throws NotFound, SlugTaken, QuotaExceeded */
export async function changeChatbot(
  connections: Connections,
  own: Own,
  change: ChatbotChange,
  quotas: Quotas,
): Promise<OwnedChatbot> {
  const [rows] = await asPerson(connections, own.owner, (sql) => [
    sql<OwnedChatbot[]>`
      update chatbots b set
        name = coalesce(${change.name ?? null}, name),
        description = coalesce(${change.description ?? null}, description),
        is_public = coalesce(${change.isPublic ?? null}, is_public),
        public_url_slug = coalesce(${change.slug ?? null}, public_url_slug),
        configuration = ${changedConfiguration(sql, change)},
        draft_revision = ${revisionOncePublishedChanged(sql)},
        updated_at = now()
      where ${isOwn(sql, own)}
      returning ${columns(sql)}`,
    ...withinQuotas(sql, own.owner, quotas, ['bytes']),
  ]).catch(orSlugTaken)
  return only(rows)
}

const ONE_SLUG = 'chatbots_public_url_slug_key'

/** Maps a violated unique slug to SlugTaken. */
export function orSlugTaken(error: unknown): never {
  const constraint = error instanceof Error && 'constraint_name' in error ? error.constraint_name : undefined
  if (constraint === ONE_SLUG) throw new SlugTaken()
  throw error
}

function changedConfiguration(
  sql: ReservedSql,
  { configuration, configurationPatch }: ChatbotChange,
): PendingQuery<Row[]> {
  if (configuration) return json(sql, configuration)
  if (!configurationPatch) return sql`configuration`
  const entries = Object.entries(configurationPatch)
  const removed = entries.flatMap(([key, value]) => (value === null ? key : []))
  const set = Object.fromEntries(entries.filter(([, value]) => value !== null))
  return sql`(configuration || ${json(sql, set)}) - ${removed}::text[]`
}

/** Deletes it with all its conversations. @throws NotFound */
export async function deleteChatbot(connections: Connections, own: Own): Promise<void> {
  const [rows] = await asPerson(connections, own.owner, (sql) => [
    sql`delete from chatbots b where ${isOwn(sql, own)} returning id`,
  ])
  only(rows)
}

function only<Found>([chatbot]: readonly Found[]): Found {
  if (!chatbot) throw new NotFound('chatbot')
  return chatbot
}

function columns(sql: ReservedSql) {
  return sql`
    id, owner_id as "ownerId", name, description, is_public as "isPublic", configuration,
    public_url_slug as slug, created_at as "createdAt", updated_at as "updatedAt"`
}
