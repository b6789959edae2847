/** Resumes a reply for a disconnected client: `GET …/stream` with `Last-Event-ID`. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Resumed } from '../../turn/runs/resume.ts'
import type { Heard } from '../../turn/runs/run.ts'
import { Problem } from '../problems.ts'
import { includesSources } from '../reply-sources.ts'
import { type EventPlace, parseEventId } from './server-sent-events.ts'
import { streamRun } from './stream-run.ts'
import { type DataParts, UiMessageEncoder } from './ui-message-stream.ts'

/**
 * Parses the request's `Last-Event-ID`; undefined when it has none.
 * @throws Problem 400 for an invalid id
 */
export function lastPlaceOf(request: FastifyRequest): EventPlace | undefined {
  const id = request.headers['last-event-id']
  if (id === undefined || id === '') return undefined
  const place = typeof id === 'string' ? parseEventId(id) : undefined
  if (!place) throw new Problem('unknown_event')
  return place
}

/**
 * Writes the events after the client's last one; 204 when there are none.
 * @throws Problem 400 when that event does not exist
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
  return streamRun(resumed.heard, reply, encoderFor(resumed, request, data))
}

function encoderFor({ heard, isExact }: Resumed, request: FastifyRequest, data: DataParts) {
  const after = lastPlaceOf(request)
  const showing = (encoder: UiMessageEncoder) => {
    if (includesSources(request)) encoder.showSources()
    return encoder
  }
  if (after && !isExact) return showing(UiMessageEncoder.goingOn(request.id, after))
  if (after && !isThere(heard, showing(new UiMessageEncoder('', data, after))))
    throw new Problem('unknown_event')
  return showing(new UiMessageEncoder(request.id, data, after))
}

/** Whether the last event of the probe's client has been sent by now. */
function isThere({ soFar }: Heard, probe: UiMessageEncoder): boolean {
  probe.encode(soFar)
  return probe.isReached
}
