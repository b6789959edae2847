/**
 * Turns whose response did not reach the client. Two customers of one program can send the same words. So a retry
 * gets only a turn without a delivered response, and only one retry gets it (docs/decisions/0035).
 */
import type { Connections } from '../../database/connections.ts'
import { asPerson, type Identity } from '../../database/transaction.ts'
import { isTurn } from '../name-conversation.ts'
import type { TurnRequest } from '../turn-request.ts'

/** A later retry counts as a new call. */
const RETRY_WINDOW = '10 minutes'

/** Makes the turn available to a retry of this call. */
export async function keepUnanswered(
  connections: Connections,
  { identity, clientCall }: { identity: Identity; clientCall?: TurnRequest['clientCall'] },
  turnId: string,
): Promise<void> {
  const hash = clientCall?.hash
  if (hash === undefined) return
  await asPerson(
    connections,
    identity,
    (sql) => [
      sql`update turns t set call_hash = decode(${hash}, 'hex') where ${isTurn(sql, identity, turnId)}`,
    ],
    { isAuthorized: true },
  )
}

/** Claims the undelivered turn that this retry continues. A turn that a later one follows is never found. */
export async function takeUnanswered(
  connections: Connections,
  { identity, clientCall }: Pick<TurnRequest, 'identity' | 'clientCall'>,
): Promise<string | undefined> {
  if (!clientCall?.isRetry || clientCall.hash === undefined) return undefined
  const hash = clientCall.hash
  const [rows] = await asPerson(connections, identity, (sql) => [
    sql<{ id: string }[]>`
      update turns set call_hash = null
      where call_hash is not null and (home, id) = (
        select t.home, t.id from turns t
        where t.call_hash = decode(${hash}, 'hex') and t.started_at > now() - ${RETRY_WINDOW}::interval
          and not exists (
            select from turns later
            where later.home = t.home and later.conversation_id = t.conversation_id and later.started_at > t.started_at)
        order by t.started_at desc limit 1)
      returning id`,
  ])
  return rows[0]?.id
}
