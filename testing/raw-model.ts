/** A service that answers a chat completion with exactly the bytes, and the silences, it is told to. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export type RawModel = {
  baseUrl: string
  /** How often it was asked, since the last `serve`. */
  calls: () => number
  serve: (answer: (response: ServerResponse, call: number) => void) => void
}

export async function startRawModel(): Promise<RawModel> {
  let calls = 0
  let answer: (response: ServerResponse, call: number) => void = (response) => response.writeHead(404).end()
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => answer(response, ++calls))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls: () => calls,
    serve: (next) => {
      calls = 0
      answer = next
    },
  }
}

/** One event of a completion's stream that carries this text. */
export function delta(text: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`
}

export const STOP = `data: ${JSON.stringify({
  choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
  usage: { prompt_tokens: 7, completion_tokens: 3 },
})}\n\n`
export const DONE = 'data: [DONE]\n\n'

export function begin(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream' })
}
