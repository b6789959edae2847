import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from '../../database/connections.ts'
import type { User } from '../../database/transaction.ts'
import { isEnd } from '../turn-event.ts'
import type { Run } from './run.ts'
import type { Runs } from './runs.ts'
import { findTurn } from './stored-turn.ts'

/** Longer than a heartbeat, at which another process notices a takeover. */
const MAX_WAIT_MS = 4000
const PAUSE_MS = 50

/**
 * Aborts a turn of a taken-over conversation in any process, and waits until its end is stored.
 * @param taken the conversation of a visitor or a program, and its running turn
 */
export async function abortForTakeover(
  connections: Connections,
  runs: Runs,
  owner: User,
  taken: { conversationId: string; turnId: string },
): Promise<void> {
  for (const deadline = performance.now() + MAX_WAIT_MS; performance.now() < deadline; ) {
    const turn = await findTurn(connections, owner, taken.turnId, taken.conversationId)
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

/** Sends the readers the takeover event before the end of the reply. */
export function abortRun(run: Run): void {
  const last = run.soFar.at(-1)
  if (run.isStopped || (last && isEnd(last))) return
  run.append({ type: 'data', name: 'human', data: { is_there: true } })
  run.stop('stopped')
}
