/** What a round does, drawn from the seed before anything runs. */
import { Random } from './random.ts'

export type Plan = {
  number: number
  /** Milliseconds after its start at which a server before this round's is killed. */
  killsInStart: number[]
  clients: number
  /** Milliseconds between the first message and the end. */
  lifeMs: number
  /** SIGTERM instead of kill -9. */
  isStopped: boolean
  /** Whether the model may hang when the server is asked to stop, which then takes its longest. */
  isLongStop: boolean
  /** Whether the round waits until all is settled that the servers before have left. */
  isPatient: boolean
}

/** Of every five rounds one ends in its first second, one begins with a kill, one is stopped, one is patient. */
const CYCLE = 5
/** Once in so many rounds the stop takes 25 s: in the middle of them, in one that is a stop anyway. */
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

/** A generator for each client, so that what one does changes nothing of what another does. */
export function clientRandoms(seed: number, database: string, { number, clients }: Plan): Random[] {
  return Array.from({ length: clients }, (_, index) => new Random(seed, database, 'client', number, index))
}
