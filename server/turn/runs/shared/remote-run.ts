import Type, { type TSchema } from 'typebox'
import Value from 'typebox/value'
import { isEnd, type TurnEvent } from '../../turn-event.ts'
import { Run } from '../run.ts'
import { isOver, keyOf, type OnError } from './run-channel.ts'

type Entry = { id: string; message: Record<string, unknown> } | null

/** A read-only copy of another process's run. */
export class RemoteRun {
  readonly run: Run
  readonly #onError: OnError
  lastId = '0'
  /** `performance.now()` of the last sign of life. */
  aliveAt = performance.now()

  constructor(id: string, onError: OnError) {
    this.run = new Run({ id, turnId: '', conversationId: '', home: '' })
    this.#onError = onError
  }

  take(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (isOver(this.run)) return
      const events = newEvents(entry, this.run.soFar)
      if (!entry || !events) {
        this.#onError(new Error(`the Redis stream ${keyOf(this.run)} is not a valid run`))
        this.lose('its Redis stream is not a valid run')
        return
      }
      for (const event of events) this.run.append(event)
      this.lastId = entry.id
      this.aliveAt = performance.now()
    }
  }

  lose(why: string): void {
    if (!isOver(this.run)) this.run.append({ type: 'lost', cause: new Error(`a run was lost: ${why}`) })
  }
}

const text = Type.String()
const typed = Type.Object({ type: text })
const reply = Type.Object({ id: text, content: text, model: text, finishReason: text })

/** Data read from Redis is untrusted and validated like any other input. */
const SHAPES: Record<string, TSchema> = {
  start: Type.Object({ turnId: text, messageId: text }),
  text: Type.Object({ text: Type.String({ minLength: 1 }) }),
  data: Type.Object({ name: text, data: Type.Object({}) }),
  done: Type.Object({ reply }),
  stopped: Type.Object({ reply }),
  human: Type.Object({ reply }),
  interrupted: Type.Object({ reply, code: text }),
  refused: Type.Object({ code: text }),
  lost: Type.Object({}),
} satisfies Record<TurnEvent['type'], TSchema>

/** @returns the events that an entry adds; undefined when it is invalid or leaves a gap */
function newEvents(entry: Entry, soFar: readonly TurnEvent[]): TurnEvent[] | undefined {
  const events = parsed(entry?.message.events)
  if (!Array.isArray(events) || !events.every(isEvent)) return undefined
  const before = Number.parseInt(entry?.id ?? '', 10) - events.length
  if (!(before >= 0 && before <= soFar.length)) return undefined
  const added = events.slice(soFar.length - before)
  const isInPlace = (event: TurnEvent, index: number) =>
    (event.type === 'start') === (soFar.length + index === 0) && (!isEnd(event) || index === added.length - 1)
  return added.every(isInPlace) ? added : undefined
}

function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json))
  } catch {
    return undefined
  }
}

function isEvent(value: unknown): value is TurnEvent {
  const type = Value.Check(typed, value) ? value.type : ''
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined
  return shape !== undefined && Value.Check(shape, value)
}
