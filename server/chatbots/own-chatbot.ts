/**
 * Statements about a chatbot for its owner. Ownership is a condition of each statement, or of the policies, and never
 * a check before it: see docs/decisions/0041.
 */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, type Query, type Results, readAsUser, type User } from '../database/transaction.ts'

/** A chatbot as its owner refers to it; nothing has checked yet that it is theirs. */
export type Own = { owner: User; chatbotId: string }

type Resource =
  | 'chatbot'
  | 'form'
  | 'api_key'
  | 'signing_secret'
  | 'conversation'
  | 'note'
  | 'question'
  | 'visitor'
  | 'source'

/** It does not exist, or somebody else owns it. */
export class NotFound extends Error {
  readonly resource: Resource

  constructor(resource: Resource) {
    super(`the user owns no such ${resource}`)
    this.name = 'NotFound'
    this.resource = resource
  }
}

/** The condition for `chatbots b`. */
export function isOwn(sql: ReservedSql, { owner, chatbotId }: Own) {
  return sql`b.id = ${chatbotId} and b.owner_id = ${owner.userId}`
}

/**
 * The condition for `chatbots b` of a caller whose token is optional, for the service role: a token counts as none once
 * its login has ended or its account is disabled.
 */
export function isOwnOf(sql: ReservedSql, user: User | undefined) {
  return sql`
    (b.owner_id = ${user?.userId ?? null}
      and exists (select from users u where u.id = b.owner_id and u.is_active)
      and not frontdesk_login_has_ended(b.owner_id, ${user?.loginId ?? null}, ${user?.issuedAt ?? null}))`
}

/** The chatbot's id; null if it is not this owner's, so that a comparison finds no row. */
export function ownId(sql: ReservedSql, own: Own) {
  return sql`(select b.id from chatbots b where ${isOwn(sql, own)})`
}

type OwnersQueries = Readonly<Record<string, Query | undefined>>

/**
 * Runs an owner's statements in one transaction. After `becomeServiceRole`, each one compares with `ownId`.
 * @throws NotFound, Refused, QuotaExceeded
 */
export async function asOwner<const Built extends OwnersQueries>(
  connections: Connections,
  own: Own,
  build: (sql: ReservedSql) => Built,
): Promise<Results<Built>> {
  return assertOwned<Built>(await asPerson(connections, own.owner, withOwnId(own, build)))
}

/** As `asOwner` for lists, numbers and exports, which only read: on the replica if there is one. */
export async function readAsOwner<const Built extends OwnersQueries>(
  connections: Connections,
  own: Own,
  build: (sql: ReservedSql) => Built,
): Promise<Results<Built>> {
  return assertOwned<Built>(await readAsUser(connections, own.owner, withOwnId(own, build)))
}

function withOwnId<Built extends OwnersQueries>(own: Own, build: (sql: ReservedSql) => Built) {
  return (sql: ReservedSql): OwnersQueries => ({
    // Only tells an unknown chatbot from one without such rows.
    owned: sql`select ${ownId(sql, own)} as id`,
    ...build(sql),
  })
}

/** @throws NotFound */
function assertOwned<Built extends OwnersQueries>(results: Results<OwnersQueries>): Results<Built> {
  const [owned] = results.owned as unknown as [{ id: string | null }]
  if (owned.id === null) throw new NotFound('chatbot')
  return results as unknown as Results<Built>
}
