/**
 * The typed client of Frontdesk's calls, for browsers and Node.
 *
 *     const frontdesk = createFrontdesk({ baseUrl: 'https://chat.example.com', token: () => accessToken })
 *     const { data, error } = await frontdesk.GET('/chatbots/{id}', { params: { path: { id } } })
 *
 * Every call answers `{ data, error, response }` and throws only where no answer came.
 */
import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { paths } from './schema.ts'

export type { components, operations, paths } from './schema.ts'
export { type ServerEvent, serverEvents } from './server-events.ts'

export type Frontdesk = Client<paths>

export type FrontdeskOptions = {
  /** The server's origin; none: that of the page. */
  baseUrl?: string
  /** Asked before each call; undefined sends none. */
  token?: () => string | undefined | Promise<string | undefined>
  fetch?: (request: Request) => Promise<Response>
}

export function createFrontdesk({ baseUrl, token, fetch }: FrontdeskOptions = {}): Frontdesk {
  const client = createClient<paths>({
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(fetch === undefined ? {} : { fetch }),
  })
  if (token) client.use(bearer(token))
  return client
}

function bearer(token: NonNullable<FrontdeskOptions['token']>): Middleware {
  return {
    async onRequest({ request }) {
      const value = await token()
      if (value !== undefined && !request.headers.has('authorization'))
        request.headers.set('authorization', `Bearer ${value}`)
      return request
    },
  }
}
