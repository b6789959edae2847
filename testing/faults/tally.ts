/** The statistics of the rounds on one database. */
import { type Book, isAcknowledged, type Message, type Violation } from './book.ts'
import type { Stored } from './stored.ts'

const KINDS: Record<string, Violation['kind'][]> = {
  losses: ['lost'],
  doubles: ['doubled'],
  gaps: ['gap'],
  'out of order': ['order'],
  'changed or misplaced': ['changed', 'misplaced'],
  unsettled: ['unsettled'],
  other: ['inconsistent', 'unexpected', 'stop', 'no start'],
}

export class Tally {
  rounds = 0
  kills = 0
  stops = 0
  longestSettlingMs = 0
  longestStopMs = 0
  /** The most recent stored state. */
  stored: Stored | undefined
  readonly #name: string
  readonly #book: Book
  readonly #since = performance.now()
  #toldMessages = 0
  #toldViolations = 0

  constructor(name: string, book: Book) {
    this.#name = name
    this.#book = book
  }

  /** One line per round, and one for each of its violations. */
  line(how: string): string {
    const messages = [...this.#book.messages.values()].slice(this.#toldMessages)
    const violations = this.#book.violations.slice(this.#toldViolations)
    this.#toldMessages += messages.length
    this.#toldViolations += violations.length
    const { whole, part, none } = split(messages)
    const figures = [
      this.#name.padEnd(9),
      `round ${this.rounds}`.padEnd(9),
      how.padEnd(8),
      `sent ${messages.length}, told ${whole.length}, in part ${part.length}, not ${none.length}`.padEnd(40),
      `settled in at most ${seconds(this.longestSettlingMs)} s`,
      violations.length === 0 ? 'as promised' : `${violations.length} VIOLATIONS`,
    ]
    const found = violations.map(({ kind, text }) => `\n    ${kind}: ${text}`)
    return figures.join('  ') + found.join('')
  }

  summary(): string {
    const { whole, part, none } = split([...this.#book.messages.values()])
    const said = new Set(this.stored?.messages.map(({ content }) => content))
    const rows: [string, string | number][] = [
      ['rounds', this.rounds],
      ['kill -9', this.kills],
      ['SIGTERM', this.stops],
      ['messages sent', this.#book.messages.size],
      ['acknowledged', whole.length],
      ['told in part', part.length],
      [
        'not acknowledged',
        `${none.length}, of which stored ${none.filter(({ text }) => said.has(text)).length}`,
      ],
      ...Object.entries(KINDS).map(([name, kinds]): [string, number] => [name, this.#count(kinds)]),
      ['longest settling', `${seconds(this.longestSettlingMs)} s`],
      ['longest stop', `${seconds(this.longestStopMs)} s`],
      ['seconds', Math.round((performance.now() - this.#since) / 1000)],
    ]
    return [this.#name, ...rows.map(([name, value]) => `  ${name.padEnd(22)}${value}`)].join('\n')
  }

  #count(kinds: readonly Violation['kind'][]): number {
    return this.#book.violations.filter(({ kind }) => kinds.includes(kind)).length
  }
}

function split(messages: readonly Message[]) {
  const isWhole = ({ tellings }: Message) => tellings.some(({ how }) => how === 'whole')
  const whole = messages.filter(isWhole)
  const part = messages.filter((message) => !isWhole(message) && isAcknowledged(message))
  const none = messages.filter((message) => !isAcknowledged(message))
  return { whole, part, none }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
