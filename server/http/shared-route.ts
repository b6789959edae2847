/**
 * One URL that two APIs share; the body decides which one handles the request. Each keeps its own schema
 * and error shape.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import Type, { type TSchema } from 'typebox'
import type { FindCaller } from './idempotency/callers.ts'
import { Streamed } from './schemas.ts'

export type SharedCall = {
  body: TSchema
  /** Schema of a 200. */
  answer: TSchema
  /** By status, as `errorSchemas` builds them; added to those in the route's documentation. */
  errors?: object
  isMeant: (body: unknown) => boolean
  /** Whether a request with an unreadable body is for this call, judged by its other parts. */
  isMeantUnread?: (request: FastifyRequest) => boolean
  /** Finds the owner of this call's Idempotency-Key. */
  idempotency: FindCaller
  /** Authenticates the caller, then validates the body; nothing is checked before. */
  handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply
}

type Documentation = FastifySchema & { operationId: string; summary: string; tags: string[] }

/** @param calls the last one is the default */
export function sharedRoute(
  app: FastifyInstance,
  url: string,
  documentation: Documentation,
  calls: readonly [...SharedCall[], SharedCall],
): void {
  const read = new WeakSet<FastifyRequest>()
  const isRead = (request: FastifyRequest) => read.has(request) || request.body !== undefined
  const meant = (request: FastifyRequest) =>
    calls.find((call) => (isRead(request) ? call.isMeant(request.body) : call.isMeantUnread?.(request))) ??
    (calls.at(-1) as SharedCall)

  app.post(
    url,
    {
      config: {
        idempotency: (request) => {
          read.add(request)
          return meant(request).idempotency(request)
        },
      },
      schema: {
        ...documentation,
        body: Type.Union(calls.flatMap(({ body }) => (Type.IsUnion(body) ? body.anyOf : body))),
        response: {
          200: Streamed(Type.Union(calls.map(({ answer }) => answer))),
          ...eitherOf([documentation.response as Answers, ...calls.map(({ errors }) => errors as Answers)]),
        },
      },
      validatorCompiler: () => () => true,
      // A compiled serializer would drop fields that only one of the schemas has.
      serializerCompiler: () => JSON.stringify,
      errorHandler: (error, request, reply) => meant(request).onError(error, request, reply),
    },
    (request, reply) => {
      read.add(request)
      return meant(request).handle(request, reply)
    },
  )
}

type Answers = Record<string, { content: { 'application/json': { schema: object } } }> | undefined

/** Merges responses by status: several schemas become an `anyOf`. */
function eitherOf(all: readonly Answers[]): object {
  const entries = all.flatMap((answers) => Object.entries(answers ?? {}))
  const byStatus = Map.groupBy(entries, ([status]) => status)
  return Object.fromEntries(
    [...byStatus].map(([status, answers]) => {
      const written = new Set(
        answers.map(([, { content }]) => JSON.stringify(content['application/json'].schema)),
      )
      const schemas = [...written].map((schema) => JSON.parse(schema))
      const schema = schemas.length === 1 ? schemas[0] : { anyOf: schemas }
      return [status, { ...answers[0]?.[1], content: { 'application/json': { schema } } }]
    }),
  )
}
