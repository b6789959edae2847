/** The plan of a round, derived from the seed before anything runs. */
import { Random } from './random.ts'

export type Plan = {
  number: number
  /** Milliseconds after which each earlier server is killed during its start. */
  killsInStart: number[]
  clients: number
  /** Milliseconds between the first message and the end. */
  lifeMs: number
  /** SIGTERM instead of kill -9. */
  isStopped: boolean
  /** Whether the model may hang during the stop, which then takes its maximum time. */
  isLongStop: boolean
  /** Whether the round waits until everything left by earlier servers is recovered. */
  isPatient: boolean
}

/**
 * Of every five rounds one ends in its first second, one begins with a kill, one is stopped, one waits for
 * recovery.
 */
const CYCLE = 5
/** Once per cycle the stop takes 25 s: in the middle, in a round that stops anyway. */
const LONG_STOP_CYCLE = 25
const LONG_STOP = 13

export function planRound(seed: number, database: string, number: number): Plan {
  const random = new Random(seed, database, 'round', number)
  const place = number % CYCLE
  return {
    number,
    killsInStart:
      place === 2 ? Array.from({ length: random.integer(1, 2) }, () => random.between(50, 2500)) : [],
    clients: random.integer(5, 14),
    lifeMs: place === 4 ? random.between(0, 1000) : random.between(1200, 4500),
    isStopped: place === 3,
    isLongStop: number % LONG_STOP_CYCLE === LONG_STOP,
    isPatient: place === 0,
  }
}

/** One generator per client, so that clients do not influence each other's numbers. */
export function clientRandoms(seed: number, database: string, { number, clients }: Plan): Random[] {
  return Array.from({ length: clients }, (_, index) => new Random(seed, database, 'client', number, index))
}
