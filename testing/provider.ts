/** A provider of models that looks at keys: it says in its replies whose it was asked with. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { after } from 'node:test'
import { begin, DONE, delta, STOP } from './raw-model.ts'

export type ProviderCall = { path: string; key: string | undefined; model?: string; max_tokens?: number }

export type Provider = {
  baseUrl: string
  /** All that it was asked, the newest last. */
  calls: ProviderCall[]
  /** What becomes of a call with a known key; undefined for a reply. */
  fail: (answer: ((response: ServerResponse) => void) | undefined) => void
}

export const MODELS = ['zeta-1', 'alpha-2']

/** @param owners who has which key */
export async function startProvider(owners: Record<string, string>): Promise<Provider> {
  const calls: ProviderCall[] = []
  let failing: ((response: ServerResponse) => void) | undefined
  const listen = async (request: IncomingMessage, response: ServerResponse) => {
    const key = request.headers.authorization?.replace('Bearer ', '')
    const asked = request.method === 'POST' ? ((await json(request)) as Partial<ProviderCall>) : {}
    const { model, max_tokens } = asked
    const call: ProviderCall = { path: request.url ?? '', key }
    calls.push(model === undefined ? call : { ...call, model, ...(max_tokens ? { max_tokens } : {}) })
    const owner = owners[key ?? '']
    // As providers do: with the key, and a word of what is wrong with it.
    if (!owner) return void response.writeHead(401).end(JSON.stringify({ error: `Incorrect key ${key}` }))
    if (failing) return void failing(response)
    if (request.url?.endsWith('/models'))
      return void response.end(JSON.stringify({ data: [...MODELS, ...MODELS].map((id) => ({ id })) }))
    begin(response).end(delta(`For ${owner}, by ${model}.`) + STOP + DONE)
  }
  const server = createServer(listen)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const fail = (answer: typeof failing) => {
    failing = answer
  }
  return { baseUrl: `http://127.0.0.1:${port}/v1`, calls, fail }
}
