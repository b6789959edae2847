import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from '../../database/connections.ts'
import type { ConversationRequest } from '../turn-request.ts'
import type { Live } from './live.ts'
import type { Runs } from './runs.ts'
import { findRuns } from './stored-turn.ts'

/** How long to wait for another process to stop its run. */
const MAX_WAIT_MS = 5000
const PAUSE_MS = 50

/**
 * Stops the conversation's running turn, in any process; the partial reply is stored.
 * @returns whether a turn was stopped, after its end is stored
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
  const deadline = performance.now() + MAX_WAIT_MS
  while (performance.now() < deadline) {
    const { named } = await findRuns(connections, request, running.runId)
    if (named?.state !== 'running') return named?.state === 'stopped'
    await sleep(PAUSE_MS)
  }
  return false
}
