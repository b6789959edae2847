/** Pages by place: a page names the next one in its `Link` header, so that none is counted again from the start. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isTime } from '../../conversations/cursor.ts'
import type { Place } from '../../database/place.ts'
import { Problem } from '../problems.ts'
import { UUID } from '../schemas.ts'

/** A query parameter. */
export const Before = Type.Optional(
  Type.String({
    maxLength: 200,
    description:
      'From the `Link` header of the previous page, in place of `page`: later pages are as fast as the first, and new rows move none',
  }),
)

const WRITTEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\S{36})$/

/** @throws Problem 422 for an invalid one */
export function placeIn({ query }: { query: { before?: string } }): Place | undefined {
  if (query.before === undefined) return undefined
  const [, at = '', id = ''] = WRITTEN.exec(Buffer.from(query.before, 'base64url').toString()) ?? []
  if (isTime(at) && UUID.test(id)) return { at, id }
  const message = 'Must be from the Link header of the previous page'
  throw new Problem('invalid_request', { errors: [{ path: 'before', message }] })
}

/** RFC 8288. */
export function linkNext(request: FastifyRequest, reply: FastifyReply, next: Place | undefined): void {
  if (!next) return
  const [path = '', query = ''] = request.url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.delete('page')
  parameters.set('before', Buffer.from(`${next.at} ${next.id}`).toString('base64url'))
  reply.header('link', `<${path}?${parameters}>; rel="next"`)
}
