/**
 * A fake model with negligible cost, in its own process. It answers every completion with the same 100 tokens
 * in OpenAI's stream format, prepared in advance. They are sent at once, or spread over the milliseconds of the last
 * `POST /spread/<milliseconds>`. `node benchmarks/fake-model.ts`
 */
import { createServer, type ServerResponse } from 'node:http'
import { FAKE_REPLY_TOKENS } from './fake-reply.ts'
import { serve } from './serve.ts'

const EVENTS = [
  chunk({ role: 'assistant', content: '' }),
  ...FAKE_REPLY_TOKENS.map((content) => chunk({ content })),
  chunk({}, 'stop') + usage() + event('[DONE]'),
].map((text) => Buffer.from(text))
const BODY = Buffer.concat(EVENTS)
const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'transfer-encoding': 'chunked' }
const SPREAD = /^\/spread\/(\d+)$/

let spreadMs = 0

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    const [, milliseconds] = SPREAD.exec(request.url ?? '') ?? []
    if (milliseconds) {
      spreadMs = Number(milliseconds)
      response.end()
    } else if (spreadMs === 0) response.writeHead(200, HEADERS).end(BODY)
    else sendSlowly(response.writeHead(200, HEADERS))
  })
})
// Keeps connections open through the pauses between rounds.
server.keepAliveTimeout = 60_000
await serve(server)

/** Sends a token at a time. */
function sendSlowly(response: ServerResponse): void {
  let sent = 0
  const timer = setInterval(() => {
    response.write(EVENTS[sent++])
    if (sent === EVENTS.length) response.end()
  }, spreadMs / EVENTS.length)
  response.once('close', () => clearInterval(timer))
}

/** The same size as OpenAI's own chunks, because clients have to parse them. */
function chunk(delta: object, finish: string | null = null): string {
  return event(JSON.stringify(completion(delta, finish)))
}

function usage(): string {
  const counts = { prompt_tokens: 480, completion_tokens: 100, total_tokens: 580 }
  return event(JSON.stringify({ ...completion({}, null), choices: [], usage: counts }))
}

function completion(delta: object, finish: string | null) {
  return {
    id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
    object: 'chat.completion.chunk',
    created: 1741569952,
    model: 'gpt-4o-mini-2024-07-18',
    service_tier: 'default',
    system_fingerprint: 'fp_44709d6fcb',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  }
}

function event(data: string): string {
  return `data: ${data}\n\n`
}
