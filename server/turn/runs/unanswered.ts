/**
 * Turns whose answer did not reach their client. Two customers of one program say the same words, so a retry is
 * given only a turn that nobody was answered with, and each such turn to one retry (docs/decisions/0035).
 */
import type { Connections } from '../../database/connections.ts'
import { asPerson, asPersonStill, type Identity } from '../../database/transaction.ts'
import type { TurnRequest } from '../turn-request.ts'

/** A retry that comes later than this is a call of its own. */
const REPEATED_WITHIN = '10 minutes'

/** Lets the retry of this call have the turn. */
export async function keepUnanswered(
  connections: Connections,
  { identity, clientCall }: { identity: Identity; clientCall?: TurnRequest['clientCall'] },
  turnId: string,
): Promise<void> {
  const hash = clientCall?.hash
  if (hash === undefined) return
  await asPersonStill(connections, identity, (sql) => [
    sql`update turns set call_hash = decode(${hash}, 'hex') where id = ${turnId}`,
  ])
}

/**
 * The unanswered turn that this retry goes on with; it is nobody else's from then on. One that its conversation has
 * left behind is found by nobody.
 */
export async function takeUnanswered(
  connections: Connections,
  { identity, clientCall }: Pick<TurnRequest, 'identity' | 'clientCall'>,
): Promise<string | undefined> {
  if (!clientCall?.isRetry || clientCall.hash === undefined) return undefined
  const hash = clientCall.hash
  const [rows] = await asPerson(connections, identity, (sql) => [
    sql<{ id: string }[]>`
      update turns set call_hash = null
      where call_hash is not null and id = (
        select t.id from turns t
        where t.call_hash = decode(${hash}, 'hex') and t.started_at > now() - ${REPEATED_WITHIN}::interval
          and not exists (
            select from turns later
            where later.conversation_id = t.conversation_id and later.started_at > t.started_at)
        order by t.started_at desc limit 1)
      returning id`,
  ])
  return rows[0]?.id
}
