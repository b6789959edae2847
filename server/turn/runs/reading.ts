import { Refused } from '../../database/transaction.ts'
import type { Topic } from '../../identity/revocations.ts'
import { ConversationNotFound } from '../errors.ts'
import { type HeardEvent, isEnd, type Revoked, type TurnEnd, type TurnEvent } from '../turn-event.ts'
import type { Run } from './run.ts'

/** One caller's subscription to a run; it ends with the run or when the caller's access is revoked. */
export class Reading {
  readonly #run: Run
  readonly #access: Topic

  constructor(run: Run, access: Topic) {
    this.#run = run
    this.#access = access
    void run.end.then(access.release)
    access.signal.addEventListener('abort', () => run.wake(), { once: true })
  }

  get conversationId(): string {
    return this.#run.conversationId
  }

  get turnId(): string {
    return this.#run.turnId
  }

  get hasText(): boolean {
    return this.#run.hasText
  }

  /** The run's end, or the revocation. */
  get end(): Promise<TurnEnd | Revoked> {
    return Promise.race([this.#run.end, this.#revoked()])
  }

  /** Like `Run.begun`; also resolves when access is revoked. */
  get begun(): Promise<unknown> {
    return Promise.race([this.#run.begun, this.#revoked()])
  }

  get soFar(): readonly TurnEvent[] {
    return this.#run.soFar
  }

  async *listen(): AsyncGenerator<readonly HeardEvent[]> {
    const { signal } = this.#access
    for await (const events of this.#run.listen(0, signal)) {
      yield events
      const last = events.at(-1)
      if (last && isEnd(last)) return
    }
    if (signal.aborted) yield [revokedBy(signal)]
  }

  #revoked(): Promise<Revoked> {
    const { signal } = this.#access
    const { promise, resolve } = Promise.withResolvers<Revoked>()
    const revoke = () => resolve(revokedBy(signal))
    if (signal.aborted) revoke()
    else signal.addEventListener('abort', revoke, { once: true })
    return promise
  }
}

function revokedBy({ reason }: AbortSignal): Revoked {
  const refusal = reason instanceof Refused ? reason.reason : undefined
  return {
    type: 'revoked',
    code: refusal === 'token_expired' ? 'token_expired' : 'access_revoked',
    cause: refusal === 'conversation_gone' ? new ConversationNotFound() : reason,
  }
}
