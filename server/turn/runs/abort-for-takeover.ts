import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from '../../database/connections.ts'
import type { User } from '../../database/transaction.ts'
import { isEnd } from '../turn-event.ts'
import type { Run } from './run.ts'
import type { Runs } from './runs.ts'
import { findTurn } from './stored-turn.ts'

/** How long another process gets: it looks with each of its beats (see Heartbeat). */
const LONGEST_WAIT_MS = 4000
const PAUSE_MS = 50

/** Ends a turn of a conversation that was taken over, and waits until that is stored, wherever it runs. */
export async function abortForTakeover(
  connections: Connections,
  runs: Runs,
  owner: User,
  turnId: string,
): Promise<void> {
  for (const deadline = performance.now() + LONGEST_WAIT_MS; performance.now() < deadline; ) {
    const turn = await findTurn(connections, owner, turnId)
    if (turn?.state !== 'running' || !turn.runId) return
    const run = runs.find(turn.runId)
    if (run) {
      abortRun(run)
      await run.end
      return
    }
    await sleep(PAUSE_MS)
  }
}

/** Whoever listens is told that a person is there, then that the reply is over. */
export function abortRun(run: Run): void {
  const last = run.soFar.at(-1)
  if (run.isStopped || (last && isEnd(last))) return
  run.append({ type: 'data', name: 'human', data: { is_there: true } })
  run.stop('stopped')
}
