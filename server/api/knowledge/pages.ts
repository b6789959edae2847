import Type, { type Static } from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { exampleTime, Timestamp } from '../../http/schemas.ts'
import { listPages, type SourcePage } from '../../knowledge/page-queries.ts'
import { SOURCE_STATUSES } from '../../knowledge/source.ts'
import { MAX_ADDRESS } from '../../knowledge/web/page-address.ts'
import type { KnowledgeApi } from './knowledge-api.ts'
import { namedIn } from './knowledge-route.ts'
import { ErrorAnswer, orNull, SourceParams, wrongCursor } from './source-schemas.ts'

const PAGES_OF_PAGE = 50
/** In base64. */
const MAX_CURSOR = Math.ceil((MAX_ADDRESS * 4) / 3)

const PageAnswer = Type.Object({
  url: Type.String(),
  title: orNull(Type.String()),
  status: Type.Enum([...SOURCE_STATUSES]),
  error: ErrorAnswer,
  passages: Type.Integer(),
  checked_at: Type.Union([Timestamp, Type.Null()], { description: 'When it was fetched last' }),
})

const examplePage = {
  url: 'https://example.com/docs/',
  title: 'Documentation',
  status: 'ready' as const,
  error: null,
  passages: 4,
  checked_at: exampleTime,
}

export function pagesRoute(app: App, { connections, forKnowledge }: KnowledgeApi): void {
  app.get(
    '/chatbots/:id/sources/:source_id/pages',
    forKnowledge({
      operationId: 'listPages',
      summary: 'List the pages of a site',
      description: 'By address. A web page is its only page; other sources have none.',
      params: SourceParams,
      querystring: Type.Object({
        cursor: Type.Optional(
          Type.String({ maxLength: MAX_CURSOR, description: '`next_cursor` of the page before' }),
        ),
      }),
      response: {
        200: Type.Object(
          { pages: Type.Array(PageAnswer), next_cursor: Type.Union([Type.String(), Type.Null()]) },
          { examples: [{ pages: [examplePage], next_cursor: null }] },
        ),
        ...errors(400, 401, 403, 404, 422),
      },
    }),
    async (request) => {
      const wanted = { after: addressOf(request.query.cursor), limit: PAGES_OF_PAGE }
      const { pages, next } = await listPages(connections, namedIn(request), wanted)
      return { pages: pages.map(presentPage), next_cursor: next ? cursorOf(next) : null }
    },
  )
}

function cursorOf(address: string): string {
  return Buffer.from(address).toString('base64url')
}

/** Addresses are ASCII. @throws Problem 422 */
function addressOf(cursor: string | undefined): string {
  if (cursor === undefined) return ''
  const address = Buffer.from(cursor, 'base64url').toString()
  if (!/^https?:[\x21-\x7e]+$/.test(address)) throw wrongCursor()
  return address
}

function presentPage({
  url,
  title,
  status,
  error,
  passages,
  checkedAt,
}: SourcePage): Static<typeof PageAnswer> {
  return { url, title, status, error, passages, checked_at: checkedAt?.toISOString() ?? null }
}
