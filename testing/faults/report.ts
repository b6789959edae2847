/** The statistics of the rounds on one database. */
import { type ClientLog, isAcknowledged, type Message, type Violation } from './client-log.ts'
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

export class Report {
  rounds = 0
  kills = 0
  stops = 0
  longestRecoveryMs = 0
  longestStopMs = 0
  /** The most recent stored state. */
  stored: Stored | undefined
  readonly #name: string
  readonly #log: ClientLog
  readonly #since = performance.now()
  #reportedMessages = 0
  #reportedViolations = 0

  constructor(name: string, log: ClientLog) {
    this.#name = name
    this.#log = log
  }

  /** One line per round, and one for each of its violations. */
  line(how: string): string {
    const messages = [...this.#log.messages.values()].slice(this.#reportedMessages)
    const violations = this.#log.violations.slice(this.#reportedViolations)
    this.#reportedMessages += messages.length
    this.#reportedViolations += violations.length
    const { whole, part, none } = split(messages)
    const figures = [
      this.#name.padEnd(9),
      `round ${this.rounds}`.padEnd(9),
      how.padEnd(8),
      `sent ${messages.length}, received ${whole.length}, in part ${part.length}, not ${none.length}`.padEnd(
        40,
      ),
      `recovered in at most ${seconds(this.longestRecoveryMs)} s`,
      violations.length === 0 ? 'as promised' : `${violations.length} VIOLATIONS`,
    ]
    const found = violations.map(({ kind, text }) => `\n    ${kind}: ${text}`)
    return figures.join('  ') + found.join('')
  }

  summary(): string {
    const { whole, part, none } = split([...this.#log.messages.values()])
    const stored = new Set(this.stored?.messages.map(({ content }) => content))
    const rows: [string, string | number][] = [
      ['rounds', this.rounds],
      ['kill -9', this.kills],
      ['SIGTERM', this.stops],
      ['messages sent', this.#log.messages.size],
      ['acknowledged', whole.length],
      ['received in part', part.length],
      [
        'not acknowledged',
        `${none.length}, of which stored ${none.filter(({ text }) => stored.has(text)).length}`,
      ],
      ...Object.entries(KINDS).map(([name, kinds]): [string, number] => [name, this.#count(kinds)]),
      ['longest recovery', `${seconds(this.longestRecoveryMs)} s`],
      ['longest stop', `${seconds(this.longestStopMs)} s`],
      ['seconds', Math.round((performance.now() - this.#since) / 1000)],
    ]
    return [this.#name, ...rows.map(([name, value]) => `  ${name.padEnd(22)}${value}`)].join('\n')
  }

  #count(kinds: readonly Violation['kind'][]): number {
    return this.#log.violations.filter(({ kind }) => kinds.includes(kind)).length
  }
}

function split(messages: readonly Message[]) {
  const isWhole = ({ attempts }: Message) => attempts.some(({ how }) => how === 'whole')
  const whole = messages.filter(isWhole)
  const part = messages.filter((message) => !isWhole(message) && isAcknowledged(message))
  const none = messages.filter((message) => !isAcknowledged(message))
  return { whole, part, none }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
