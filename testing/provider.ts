/** A model provider that checks API keys: its replies name the owner of the key. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { after } from 'node:test'
import { begin, DONE, delta, STOP } from './raw-model.ts'

export type ProviderCall = { path: string; key: string | undefined; model?: string; max_tokens?: number }

export type Provider = {
  baseUrl: string
  /** All calls, the newest last. */
  calls: ProviderCall[]
  /** Overrides the answer to a call with a known key; undefined restores the reply. */
  fail: (answer: ((response: ServerResponse) => void) | undefined) => void
}

export const MODELS = ['zeta-1', 'alpha-2']

/** @param owners by key */
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
    // Providers repeat the key in this error, with a reason.
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
