import Type, { type TSchema } from 'typebox'
import Value from 'typebox/value'
import { isEnd, type TurnEvent } from '../../turn-event.ts'
import { Run } from '../run.ts'
import { isOver, keyOf, type Tell } from './run-channel.ts'

type Entry = { id: string; message: Record<string, unknown> } | null

/** A run that is elsewhere; here its `run` is for listening alone. */
export class RemoteRun {
  readonly run: Run
  readonly #onTrouble: Tell
  lastId = '0'
  /** `performance.now()` when it was last known to go on. */
  aliveAt = performance.now()

  constructor(id: string, onTrouble: Tell) {
    this.run = new Run({ id, turnId: '', conversationId: '' })
    this.#onTrouble = onTrouble
  }

  take(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (isOver(this.run)) return
      const events = newEvents(entry, this.run.soFar)
      if (!entry || !events) {
        this.#onTrouble(new Error(`what Redis has under ${keyOf(this.run)} is no run`))
        this.lose('what is heard of it is no run')
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

/** What stands in Redis others may have written: it is looked at like all that comes from outside. */
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

/** @returns what an entry adds to these events; undefined when it does not go on with them */
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
