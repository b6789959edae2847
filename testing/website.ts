/** A web site on 127.0.0.1 whose pages a test sets, and which notes what is asked of it. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export type Page =
  /** The body of an HTML page, or what answers the request. */
  string | ((request: IncomingMessage, response: ServerResponse) => void)

export type Website = {
  origin: string
  /** With its port. */
  host: string
  /** By path with query. What is not there answers 404. */
  pages: Record<string, Page>
  requests: { path: string; headers: IncomingMessage['headers'] }[]
  /** Paths of the requests since the last call, without those for robots.txt. */
  asked: () => string[]
}

export async function startWebsite(pages: Record<string, Page> = {}): Promise<Website> {
  const requests: Website['requests'] = []
  let seen = 0
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push({ path, headers: request.headers })
    const page = website.pages[path]
    if (typeof page === 'function') page(request, response)
    else if (page === undefined)
      response.writeHead(404, { 'content-type': 'text/html' }).end(html('No such page'))
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(page))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const website: Website = {
    origin: `http://${host}`,
    host,
    pages,
    requests,
    asked: () => {
      const asked = requests.slice(seen).map(({ path }) => path)
      seen = requests.length
      return asked.filter((path) => path !== '/robots.txt')
    },
  }
  return website
}

/** A page whose title is its first heading. */
function html(body: string): string {
  const title = /<h1>([^<]{1,100})/.exec(body)?.[1] ?? 'Untitled'
  return `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`
}

export function redirectTo(location: string): Page {
  return (_request, response) => response.writeHead(302, { location }).end()
}

export function status(code: number, headers: Record<string, string> = {}): Page {
  return (_request, response) => response.writeHead(code, headers).end()
}

export function file(
  bytes: string | Uint8Array,
  mediaType: string,
  headers: Record<string, string> = {},
): Page {
  return (_request, response) => response.writeHead(200, { 'content-type': mediaType, ...headers }).end(bytes)
}
