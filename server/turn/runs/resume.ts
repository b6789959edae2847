import type { Connections } from '../../database/connections.ts'
import type { ConversationRequest } from '../turn-request.ts'
import type { Live } from './live.ts'
import type { Heard, Run } from './run.ts'
import { RESUMABLE_MS, type Runs } from './runs.ts'
import { findRuns, replay, type StoredTurn } from './stored-turn.ts'

/** How far a client came in a run. */
export type Place = {
  runId: string
  /** The events that it got, of those that its stream is written in. */
  events: number
  /** The characters of text in them, in UTF-16 units. */
  characters: number
}

export type ResumeRequest = ConversationRequest & {
  /** Without it the run under way is told from its first event. */
  after?: Place | undefined
}

export type Found = {
  runId: string
  run: Run
  conversationId: string
  /** Whether the events are those that were told before; else only the text is the same. */
  isExact: boolean
}

export type Resumed = Pick<Found, 'runId' | 'isExact'> & { heard: Heard }

/** The client names an event that this conversation never had. */
export class UnknownEvent extends Error {
  constructor() {
    super('there was no such event in this conversation')
    this.name = 'UnknownEvent'
  }
}

/**
 * What a client that was cut off may go on listening to.
 * @returns undefined when there is nothing, or no longer
 * @throws ConversationNotFound, UnknownEvent, Refused, DatabaseUnavailable
 */
export async function resume(
  connections: Connections,
  { runs, live }: { runs: Runs; live: Live },
  request: ResumeRequest,
): Promise<Found | undefined> {
  const { after } = request
  const { running, asked } = await findRuns(connections, request, after?.runId)
  const turn = after ? asked : running
  if (after && !turn) throw new UnknownEvent()
  if (!turn?.runId) return undefined
  const { runId, conversationId } = turn
  const run = runs.find(runId) ?? (await live.hear(runId))
  if (run) return { runId, run, conversationId, isExact: true }
  if (!isResumable(turn)) return undefined
  if (after && isBeyond(after, turn)) throw new UnknownEvent()
  return { runId, run: replay(turn), conversationId, isExact: false }
}

/** Of a reply that a crash cut off, more may have been told than was kept. */
function isBeyond({ characters }: Place, { content, failure }: StoredTurn): boolean {
  return failure !== 'server_crashed' && characters > (content ?? '').length
}

/** Of a turn that is running nothing is known where its process does not share. */
function isResumable({ agoMs }: StoredTurn): boolean {
  return agoMs !== null && agoMs < RESUMABLE_MS
}
