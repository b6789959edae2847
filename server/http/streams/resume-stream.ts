/** The rest of a reply for a client that was cut off: `GET …/stream` with `Last-Event-ID`. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Resumed } from '../../turn/runs/resume.ts'
import type { Heard } from '../../turn/runs/run.ts'
import { Problem } from '../problems.ts'
import { type EventPlace, parseEventId } from './server-sent-events.ts'
import { streamRun } from './stream-run.ts'
import { type DataParts, UiMessageEncoder } from './ui-message-stream.ts'

/**
 * The place that the request's `Last-Event-ID` names; undefined where it has none.
 * @throws Problem 400 for what is no id of ours
 */
export function lastPlaceOf(request: FastifyRequest): EventPlace | undefined {
  const id = request.headers['last-event-id']
  if (id === undefined || id === '') return undefined
  const place = typeof id === 'string' ? parseEventId(id) : undefined
  if (!place) throw new Problem('unknown_event')
  return place
}

/**
 * Writes what follows the last event that the client has; 204 when there is nothing.
 * @throws Problem 400 when that event is yet to come, or never was
 */
export async function resumeStream(
  resumed: Resumed | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
  data: DataParts = {},
): Promise<null> {
  if (!resumed) {
    reply.code(204)
    return null
  }
  return streamRun(resumed.heard, reply, encoderFor(resumed, lastPlaceOf(request), request.id, data))
}

function encoderFor(
  { heard, isExact }: Resumed,
  after: EventPlace | undefined,
  requestId: string,
  data: DataParts,
) {
  if (after && !isExact) return UiMessageEncoder.goingOn(requestId, after)
  const encoder = new UiMessageEncoder(requestId, data, after)
  if (after && !isThere(after, heard, data)) throw new Problem('unknown_event')
  return encoder
}

/** Whether the client can have had this event by now. */
function isThere(place: EventPlace, { soFar }: Heard, data: DataParts): boolean {
  const probe = new UiMessageEncoder('', data, place)
  probe.encode(soFar)
  return probe.isReached
}
