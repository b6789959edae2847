import type { Logger } from 'pino'
import { forgetOldPreviews } from './conversations/preview-queries.ts'
import { handBackForgotten } from './conversations/take-over-queries.ts'
import type { Connections } from './database/connections.ts'
import { forgetOldCalls } from './http/idempotency/calls.ts'
import { forgetOldNetworks } from './identity/known-networks.ts'
import { abandonIdleRecords } from './intake/onboarding-queries.ts'
import { forgetPastBudgets } from './usage/budgets.ts'
import { sumPastDays } from './usage/day-sums.ts'

type Task = (connections: Connections, options: { isStopping: () => boolean }) => Promise<unknown>

/** Each is safe to run in several processes at once. */
const TASKS: readonly Task[] = [
  abandonIdleRecords,
  handBackForgotten,
  forgetOldCalls,
  forgetPastBudgets,
  forgetOldPreviews,
  forgetOldNetworks,
  sumPastDays,
]
const INTERVAL_MS = 60 * 60 * 1000

/** Runs the tasks now and every hour. A task that fails does not keep the others from running. */
export function startHousekeeping(connections: Connections, logger: Logger): { stop: () => Promise<void> } {
  let isStopping = false
  const runAll = async () => {
    for (const task of TASKS) {
      if (isStopping) return
      await task(connections, { isStopping: () => isStopping }).catch((error: unknown) =>
        logger.warn({ err: error, task: task.name }, 'housekeeping'),
      )
    }
  }
  let running = runAll()
  const timer = setInterval(() => {
    running = runAll()
  }, INTERVAL_MS)
  const stop = async () => {
    isStopping = true
    clearInterval(timer)
    await running
  }
  return { stop }
}
