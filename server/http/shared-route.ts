/**
 * One address at which two doors answer: what the body holds says which is meant. Each call keeps its
 * own schema and its own shape of errors.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { Streamed } from './schemas.ts'

export type SharedCall = {
  body: TSchema
  /** Of a 200. */
  answer: TSchema
  isMeant: (body: unknown) => boolean
  /** Whether this call is meant by a request whose body could not be read: what else it holds says so. */
  isMeantUnread?: (request: FastifyRequest) => boolean
  /** Checks who calls, then the body: nothing is checked before. */
  handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply
}

type Documentation = FastifySchema & { operationId: string; summary: string; tags: string[] }

/** @param calls the last is meant where no other is */
export function sharedRoute(
  app: FastifyInstance,
  url: string,
  documentation: Documentation,
  calls: readonly [...SharedCall[], SharedCall],
): void {
  const read = new WeakSet<FastifyRequest>()
  const meant = (request: FastifyRequest) =>
    calls.find((call) => (read.has(request) ? call.isMeant(request.body) : call.isMeantUnread?.(request))) ??
    (calls.at(-1) as SharedCall)

  app.post(
    url,
    {
      schema: {
        ...documentation,
        body: Type.Union(calls.map(({ body }) => body)),
        response: {
          200: Streamed(Type.Union(calls.map(({ answer }) => answer))),
          ...(documentation.response as object),
        },
      },
      validatorCompiler: () => () => true,
      // A serializer for either answer would leave out what only one of them has.
      serializerCompiler: () => JSON.stringify,
      errorHandler: (error, request, reply) => meant(request).onError(error, request, reply),
    },
    (request, reply) => {
      read.add(request)
      return meant(request).handle(request, reply)
    },
  )
}
