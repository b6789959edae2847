/** Pages by place: a page names the next one in its `Link` header, so that none is counted again from the start. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type Place, readPlace, writePlace } from '../../database/place.ts'
import { Problem } from '../problems.ts'
import { UUID } from '../schemas.ts'

/** A query parameter. */
export const Before = Type.Optional(
  Type.String({
    maxLength: 200,
    description:
      'From the `Link` header of the previous page, in place of a page’s number: later pages are as fast as the first. A row that becomes the newest meanwhile is on no later page',
  }),
)

/** @throws Problem 422 for an invalid one */
export function placeIn({ query }: { query: { before?: string } }): Place | undefined {
  if (query.before === undefined) return undefined
  const place = readPlace(query.before)
  if (place && UUID.test(place.id)) return place
  const message = 'Must be from the Link header of the previous page'
  throw new Problem('invalid_request', { errors: [{ path: 'before', message }] })
}

/** RFC 8288. */
export function linkNext(request: FastifyRequest, reply: FastifyReply, next: Place | undefined): void {
  if (!next) return
  const [path = '', query = ''] = request.url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.delete('page')
  parameters.set('before', writePlace(next))
  reply.header('link', `<${path}?${parameters}>; rel="next"`)
}
