import type { Connections } from '../database/connections.ts'
import type { Models } from '../models/models.ts'
import type { Announcements } from './announce.ts'
import type { Generated } from './generate.ts'
import type { OpenTurn } from './open.ts'
import type { Run } from './run.ts'
import type { Reply } from './turn-event.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

export type TurnTakingOptions = {
  connections: Connections
  models: Models
  announcements: Announcements
  /** Aborted when the server can wait no longer: what has arrived of each reply is stored. */
  signal: AbortSignal
}

/** A turn that is being answered, and with what. */
export type Answering = TurnTakingOptions & {
  request: TurnRequest | RetryRequest
  turn: OpenTurn
  run: Run
  replyId: string
  /** `performance.now()` when the turn began. */
  startedAt: number
}

/** How a turn came out, and what of it is stored; undefined when there was no reply to store. */
export type Answered = { generated: Generated; stored: Reply | undefined; durationMs: number }
