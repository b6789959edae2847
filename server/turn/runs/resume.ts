import type { Connections } from '../../database/connections.ts'
import type { ConversationRequest } from '../turn-request.ts'
import type { Live } from './live.ts'
import type { Heard, Run } from './run.ts'
import { RESUMABLE_MS, type Runs } from './runs.ts'
import { findRuns, replay, type StoredTurn } from './stored-turn.ts'

/** A client's cursor in a run. */
export type Place = {
  runId: string
  /** The events received, counted as its stream encodes them. */
  events: number
  /** Their text length, in UTF-16 units. */
  characters: number
}

export type ResumeRequest = ConversationRequest & {
  /** Without it, the current run is replayed from its first event. */
  after?: Place | undefined
}

export type Found = {
  runId: string
  run: Run
  conversationId: string
  /** Whether the events are the ones sent before; otherwise only the text is equal. */
  isExact: boolean
}

export type Resumed = Pick<Found, 'runId' | 'isExact'> & { heard: Heard }

/** The client's event id never existed in this conversation. */
export class UnknownEvent extends Error {
  constructor() {
    super('there was no such event in this conversation')
    this.name = 'UnknownEvent'
  }
}

/**
 * Finds the run that a disconnected client can resume.
 * @returns undefined when there is none, or it has expired
 * @throws ConversationNotFound, UnknownEvent, Refused, DatabaseUnavailable
 */
export async function resume(
  connections: Connections,
  { runs, live }: { runs: Runs; live: Live },
  request: ResumeRequest,
): Promise<Found | undefined> {
  const { after } = request
  const { running, named } = await findRuns(connections, request, after?.runId)
  const turn = after ? named : running
  if (after && !turn) throw new UnknownEvent()
  if (!turn?.runId) return undefined
  const { runId, conversationId } = turn
  const run = runs.find(runId) ?? (await live.subscribe(runId))
  if (run) return { runId, run, conversationId, isExact: true }
  if (!isResumable(turn)) return undefined
  if (after && isBeyond(after, turn)) throw new UnknownEvent()
  return { runId, run: replay(turn), conversationId, isExact: false }
}

/** After a crash the stored reply may be shorter than the streamed one. */
function isBeyond({ characters }: Place, { content, failure }: StoredTurn): boolean {
  return failure !== 'server_crashed' && characters > (content ?? '').length
}

/** A running turn of a process that does not share its runs cannot be resumed. */
function isResumable({ agoMs }: StoredTurn): boolean {
  return agoMs !== null && agoMs < RESUMABLE_MS
}
