import { EventEmitter } from 'node:events'
import type { FailedTry } from '../models/generate-reply.ts'
import type { Generated } from './generate.ts'

/** What whoever watches the house may know of a finished turn: no word of what was said. */
export type FinishedTurn = Pick<Generated, 'outcome' | 'model' | 'usage' | 'firstTextMs'> & {
  turnId: string
  conversationId: string
  chatbotId: string
  durationMs: number
  failure: string | undefined
}

/** Where a turn goes on. */
export type TurnPlace = { chatbotId: string; conversationId: string; number: number }

/** `began`: the message is stored. `over`: so is how the turn came out, whichever way. */
type Events = { began: [TurnPlace]; over: [TurnPlace]; finished: [FinishedTurn]; failedTry: [FailedTry] }

/** Told to those who watch in this process; a listener that fails spoils no turn. */
export class Announcements {
  readonly #emitter = new EventEmitter<Events>()

  on<Name extends keyof Events>(name: Name, listener: (...args: Events[Name]) => void): void {
    this.#emitter.on(name, listener as never)
  }

  announce<Name extends keyof Events>(name: Name, ...args: Events[Name]): void {
    this.#emitter.emit(name, ...(args as never))
  }
}
