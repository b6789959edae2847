import type { Connections } from '../database/connections.ts'
import type { Revocations } from '../identity/revocations.ts'
import type { Models } from '../models/models.ts'
import type { TurnBudgets } from '../usage/default-budgets.ts'
import type { TurnLimits } from './conversation-queue.ts'
import type { Generated } from './generate.ts'
import type { Meter } from './meter.ts'
import type { OpenTurn } from './open-turn.ts'
import type { Live } from './runs/live.ts'
import type { Run } from './runs/run.ts'
import type { Reply } from './turn-event.ts'
import type { TurnObserver } from './turn-observer.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

export type TurnServiceOptions = {
  connections: Connections
  models: Models
  observer: TurnObserver
  live: Live
  revocations: Revocations
  limits: TurnLimits
  budgets: TurnBudgets
  /** Whether no other process serves this database. */
  isAlone: boolean
  /** Called with errors of background work, which is retried. */
  onError: (error: unknown) => void
}

/** A turn in progress with its dependencies. */
export type Answering = Pick<TurnServiceOptions, 'connections' | 'models' | 'observer' | 'budgets'> & {
  request: TurnRequest | RetryRequest
  turn: OpenTurn
  run: Run
  meter: Meter
  /** `performance.now()` when the turn began. */
  startedAt: number
}

/** A turn's result; `stored` is undefined when there was no reply to store. */
export type Answered = { generated: Generated; stored: Reply | undefined; durationMs: number }
