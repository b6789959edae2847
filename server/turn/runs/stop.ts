import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from '../../database/connections.ts'
import type { ConversationRequest } from '../turn-request.ts'
import type { Live } from './live.ts'
import type { Runs } from './runs.ts'
import { findRuns } from './stored-turn.ts'

/** How long another process gets to stop what it runs. */
const LONGEST_WAIT_MS = 5000
const PAUSE_MS = 50

/**
 * Ends the turn under way in a conversation, wherever it runs; what had arrived is its reply.
 * @returns once that is stored: whether there was one, and it had not ended by itself
 * @throws ConversationNotFound, Refused, DatabaseUnavailable
 */
export async function stop(
  connections: Connections,
  { runs, live }: { runs: Runs; live: Live },
  request: ConversationRequest,
): Promise<boolean> {
  const { running } = await findRuns(connections, request, undefined)
  if (!running?.runId) return false
  const run = runs.find(running.runId)
  if (run) {
    run.stop('stopped')
    return (await run.end).type === 'stopped'
  }
  await live.askToStop(running.runId)
  const deadline = performance.now() + LONGEST_WAIT_MS
  while (performance.now() < deadline) {
    const { asked } = await findRuns(connections, request, running.runId)
    if (asked?.state !== 'running') return asked?.state === 'stopped'
    await sleep(PAUSE_MS)
  }
  return false
}
