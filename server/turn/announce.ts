import { EventEmitter } from 'node:events'
import type { FailedTry } from '../models/generate-reply.ts'
import type { Generated } from './generate.ts'

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

/** `began`: the message is stored. `over`: the turn's end is stored, whatever it was. */
type Events = { began: [TurnPlace]; over: [TurnPlace]; finished: [FinishedTurn]; failedTry: [FailedTry] }

/** An event emitter for turns of this process. */
export class Announcements {
  readonly #emitter = new EventEmitter<Events>()

  on<Name extends keyof Events>(name: Name, listener: (...args: Events[Name]) => void): void {
    this.#emitter.on(name, listener as never)
  }

  announce<Name extends keyof Events>(name: Name, ...args: Events[Name]): void {
    this.#emitter.emit(name, ...(args as never))
  }
}
