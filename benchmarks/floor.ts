/**
 * The floor: a minimal program that does a turn's work with only node:http, postgres.js and undici. It is the
 * baseline for Frontdesk, because storing a turn this way on Node can hardly be faster.
 *
 * The same as in Frontdesk: the two transactions (floor-transactions.ts), the model call with the same
 * messages, event-by-event decoding, the paths, and one write to the client per read from the model.
 *
 * Left out: authentication (it trusts the caller's `x-user-id`; the database does not), schemas, limits,
 * CORS, request ids, logs, error shapes, U+0000 and lone surrogates, truncation to the model's window,
 * retries, fallbacks, deadlines and cancellation, heartbeats, and runs that outlive their client.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { completion } from './floor-model.ts'
import { closeTurn, openTurn } from './floor-transactions.ts'
import { serve } from './serve.ts'

const MOBILE_PATH = /^\/conversations\/(\d+)\/messages$/
const STREAM_HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' }

const server = createServer((request, response) => {
  const answered =
    request.url === '/api/chat/widget' ? streamTurn(request, response) : waitForTurn(request, response)
  answered.catch((error) => {
    console.error(error)
    response.writeHead(500).end()
  })
})
server.keepAliveTimeout = 60_000
await serve(server)

/** `POST /conversations/{number}/messages`, as the mobile API: the whole reply at once. */
async function waitForTurn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const number = Number(MOBILE_PATH.exec(request.url ?? '')?.[1])
  const userId = String(request.headers['x-user-id'])
  const { content } = JSON.parse(await bodyOf(request))
  const reply = await takeTurn({ userId }, { number }, content, () => {})
  const body = JSON.stringify({ sender: 'ai', content: reply })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  response.writeHead(200, headers).end(body)
}

/** `POST /api/chat/widget`, as the page's stream: the reply as it arrives. */
async function streamTurn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { session_id: id, message } = JSON.parse(await bodyOf(request))
  response.writeHead(200, STREAM_HEADERS)
  await takeTurn({ conversationId: id }, { id }, message, (delta) => {
    response.write(`data: ${JSON.stringify({ type: 'text-delta', delta })}\n\n`)
  })
  response.end('data: [DONE]\n\n')
}

type Identity = Parameters<typeof openTurn>[0]
type Conversation = Parameters<typeof openTurn>[1]

async function takeTurn(
  identity: Identity,
  conversation: Conversation,
  text: string,
  onText: (text: string) => void,
): Promise<string> {
  const startedAt = performance.now()
  const turn = await openTurn(identity, conversation, text.trim())
  let firstTextMs = 0
  const reply = await completion(turn, text, (delta) => {
    firstTextMs ||= performance.now() - startedAt
    onText(delta)
  })
  await closeTurn(identity, turn, reply, { firstTextMs, durationMs: performance.now() - startedAt })
  return reply.text
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
