import type { Connections } from '../../database/connections.ts'
import { asSystem } from '../../database/transaction.ts'
import type { Runs } from './runs.ts'

/** A server that was not seen for this long is gone, with all that it ran. */
const LEASE = '6 seconds'
const LOOK_MS = 1500

export type SettledTurn = { turnId: string; isKept: boolean }

export type SettleOptions = {
  connections: Connections
  serverId: string
  runs: Runs
  /** Whether no other process can have runs: then nothing that still runs is waited for. */
  isAlone: boolean
  onSettled: (turns: readonly SettledTurn[]) => void
  onTrouble: (error: unknown) => void
}

/**
 * Ends the turns that a crash left running, of this process's predecessors and of other processes, and goes
 * on looking for such.
 * @returns once those are settled that are known to be over; `stop` ends the looking
 */
export async function settleTurns(options: SettleOptions): Promise<{ stop: () => Promise<void> }> {
  const look = async (lease: string) => {
    const settled = await settle(options, lease)
    if (settled.length > 0) options.onSettled(settled)
  }
  await look(options.isAlone ? '0 seconds' : LEASE)
  let underWay: Promise<void> | undefined
  const timer = setInterval(() => {
    underWay ??= look(LEASE)
      .catch(options.onTrouble)
      .finally(() => {
        underWay = undefined
      })
  }, LOOK_MS)
  const stop = async () => {
    clearInterval(timer)
    await underWay
  }
  return { stop }
}

async function settle({ connections, serverId, runs }: SettleOptions, lease: string): Promise<SettledTurn[]> {
  const mine = runs.underWay.map(({ id }) => id)
  const [settled] = await asSystem(connections, (sql) => [
    sql<SettledTurn[]>`
      select turn_id as "turnId", is_kept as "isKept"
      from frontdesk_settle_turns(${serverId}, ${mine}::uuid[], ${lease}::interval)`,
  ])
  return settled
}
