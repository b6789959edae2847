/**
 * A fake model with negligible cost, in its own process. It answers every completion with the same 100 tokens
 * in OpenAI's stream format, prepared in advance and sent at once. `node benchmarks/fake-model.ts`
 */
import { createServer } from 'node:http'
import { FAKE_REPLY_TOKENS } from './fake-reply.ts'
import { serve } from './serve.ts'

const BODY = Buffer.from(
  [
    chunk({ role: 'assistant', content: '' }),
    ...FAKE_REPLY_TOKENS.map((content) => chunk({ content })),
    chunk({}, 'stop'),
    usage(),
    '[DONE]',
  ]
    .map((data) => `data: ${data}\n\n`)
    .join(''),
)
const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'transfer-encoding': 'chunked' }

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.writeHead(200, HEADERS).end(BODY))
})
// Keeps connections open through the pauses between rounds.
server.keepAliveTimeout = 60_000
await serve(server)

/** The same size as OpenAI's own chunks, because clients have to parse them. */
function chunk(delta: object, finish: string | null = null): string {
  return JSON.stringify({
    id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
    object: 'chat.completion.chunk',
    created: 1741569952,
    model: 'gpt-4o-mini-2024-07-18',
    service_tier: 'default',
    system_fingerprint: 'fp_44709d6fcb',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  })
}

function usage(): string {
  const counts = { prompt_tokens: 480, completion_tokens: 100, total_tokens: 580 }
  return JSON.stringify({ ...JSON.parse(chunk({})), choices: [], usage: counts })
}
