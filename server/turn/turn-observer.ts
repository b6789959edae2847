import type { Logger } from 'pino'
import type { EventBus } from '../events/event-bus.ts'
import type { FailedTry } from '../models/generate-reply.ts'
import type { Generated } from './generate.ts'
import type { RecoveredTurn } from './runs/recover.ts'

/** Metrics of a finished turn. They contain no message text. */
export type FinishedTurn = Pick<Generated, 'outcome' | 'model' | 'usage' | 'firstTextMs'> & {
  turnId: string
  conversationId: string
  chatbotId: string
  durationMs: number
  failure: string | undefined
}

/** The conversation of a turn. */
export type TurnPlace = { chatbotId: string; conversationId: string; number: number }

/** Called during the turns of this process. The callbacks must not throw. */
export type TurnObserver = {
  /** The message is stored. */
  onBegan: (place: TurnPlace) => void
  /** The turn's end is stored, whatever it was. */
  onOver: (place: TurnPlace) => void
  onFinished: (turn: FinishedTurn) => void
  onFailedTry: (failed: FailedTry) => void
  /** A crash had left these turns running. */
  onRecovered: (turns: readonly RecoveredTurn[]) => void
}

/** Logs turns, and publishes them to the event streams of visitors and owners. */
export function observeTurns(events: EventBus, logger: Logger): TurnObserver {
  return {
    onBegan: (place) => events.publish({ ...place, kind: 'typing' }),
    onOver: (place) => events.publish({ ...place, kind: 'message' }),
    // Without the conversation's id, which is a visitor's session.
    onFinished: ({ conversationId: _, ...turn }) => logger.info(turn, 'turn'),
    onFailedTry: ({ model, failure }) =>
      logger.warn(
        { model, failure: failure.code, status: failure.status, cause: failure.cause },
        'model failed',
      ),
    onRecovered: (turns) => logger.warn({ turns }, 'recovered turns that a crash had interrupted'),
  }
}
