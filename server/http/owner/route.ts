/** Routes for signed-in users about what they own: the creators' and the console API. */
import type { FastifyContextConfig, FastifyRequest, FastifySchema } from 'fastify'
import Type, { type TProperties } from 'typebox'
import type { Own } from '../../chatbots/own-chatbot.ts'
import type { Callers } from '../../identity/callers.ts'
import { requireUser, userOf } from '../authenticate.ts'
import { Problem } from '../problems.ts'
import { bearer, Id, Page, PageSize, UUID } from '../schemas.ts'

export type ForUser = ReturnType<typeof userRoutes>
type Route = FastifySchema & { idempotency?: FastifyContextConfig['idempotency'] }

/** @returns makes the options of a route that requires a user's token, and documents so */
export function userRoutes(callers: Callers, tags: string[]) {
  const onRequest = requireUser(callers)
  return <Given extends Route>({ idempotency, ...schema }: Given) => ({
    onRequest,
    config: idempotency === undefined ? {} : { idempotency },
    schema: { ...schema, tags, security: bearer },
  })
}

/** The parameters of a route about a chatbot. */
export const OwnParams = Type.Object({ id: Id })

/** @throws Problem 404 for an invalid id; the statements check the ownership */
export function ownIn(request: FastifyRequest): Own {
  const { id } = request.params as { id: string }
  if (!UUID.test(id)) throw new Problem('chatbot_not_found')
  // In Postgres’s format, for comparisons outside the database.
  return { owner: userOf(request), chatbotId: id.toLowerCase() }
}

export const pageQuery = { page: Page, page_size: PageSize }

/** The schema of a page: its items under their name, and its place in the list. */
export function Paged<Items extends TProperties>(items: Items, example: object) {
  const place = { total: Type.Integer(), page: Type.Integer(), page_size: Type.Integer() }
  return Type.Object({ ...items, ...place }, { examples: [{ ...example, total: 1, page: 1, page_size: 20 }] })
}
