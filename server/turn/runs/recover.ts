import type { Connections } from '../../database/connections.ts'
import { asServiceRole } from '../../database/transaction.ts'
import type { Runs } from './runs.ts'

/** A server without a heartbeat for this long counts as dead. */
const LEASE = '6 seconds'
const INTERVAL_MS = 1500

export type RecoveredTurn = { turnId: string; isKept: boolean }

export type RecoverOptions = {
  connections: Connections
  serverId: string
  runs: Runs
  /** Whether no other process can have runs; then running turns are recovered without waiting for a lease. */
  isAlone: boolean
  onRecovered: (turns: readonly RecoveredTurn[]) => void
  onError: (error: unknown) => void
}

/**
 * Recovers the turns that crashed processes left running, now and periodically.
 * @returns after the first pass; `stop` ends the periodic ones
 */
export async function recoverTurns(options: RecoverOptions): Promise<{ stop: () => Promise<void> }> {
  const recoverOnce = async (lease: string) => {
    const recovered = await recover(options, lease)
    if (recovered.length > 0) options.onRecovered(recovered)
  }
  await recoverOnce(options.isAlone ? '0 seconds' : LEASE)
  let underWay: Promise<void> | undefined
  const timer = setInterval(() => {
    underWay ??= recoverOnce(LEASE)
      .catch(options.onError)
      .finally(() => {
        underWay = undefined
      })
  }, INTERVAL_MS)
  const stop = async () => {
    clearInterval(timer)
    await underWay
  }
  return { stop }
}

async function recover(
  { connections, serverId, runs }: RecoverOptions,
  lease: string,
): Promise<RecoveredTurn[]> {
  const mine = runs.underWay.map(({ id }) => id)
  const [recovered] = await asServiceRole(connections, (sql) => [
    sql<RecoveredTurn[]>`
      select turn_id as "turnId", is_kept as "isKept"
      from frontdesk_settle_turns(${serverId}, ${mine}::uuid[], ${lease}::interval)`,
  ])
  return recovered
}
