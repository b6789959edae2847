import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildConnector } from 'undici'
import { begin, DONE, delta, STOP } from '../../testing/raw-model.ts'
import { CircuitBreaker, withCircuitBreaker } from './circuit-breaker.ts'
import { ModelConnections } from './connections.ts'
import { generateReply } from './generate-reply.ts'
import type { Model } from './model.ts'
import { openAiCompatible } from './openai-compatible.ts'

/** @param onConnection the number of requests on this connection, including this one */
type Serve = (response: ServerResponse, onConnection: number, calls: number) => void

const reply: Serve = (response) => void begin(response).end(delta('Hello') + STOP + DONE)

/** A service that counts the requests of each connection. */
async function startService(serve: Serve) {
  const served = new Map<Socket, number>()
  const service = { connections: 0, calls: 0, closed: 0, serve, baseUrl: '' }
  const server = createServer((request, response) => {
    request.resume()
    const count = (served.get(request.socket) ?? 0) + 1
    served.set(request.socket, count)
    service.serve(response, count, ++service.calls)
  })
  server.on('connection', (socket) => {
    service.connections++
    socket.on('error', () => {}).on('close', () => service.closed++)
  })
  // Longer than a test, so that only the client closes connections.
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  service.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return service
}

function modelsAt(baseUrl: string, firstTokenTimeoutMs = 20_000) {
  const dispatcher = new ModelConnections(buildConnector({ timeout: 1000 }))
  after(() => dispatcher.destroy())
  return (model: string): Model =>
    openAiCompatible({
      name: `openai/${model}`,
      model,
      baseUrl,
      window: 8192,
      dispatcher,
      firstTokenTimeoutMs,
      idleTimeoutMs: 1000,
    })
}

const request = {
  messages: [{ role: 'user' as const, content: 'hi' }],
  temperature: 0,
  maxTokens: 10,
  grounds: { name: 'x', knowledge: [], suggestedQuestions: [] },
}

/** @returns the text and the reported failures */
async function ask(...models: Model[]): Promise<{ text: string; failures: string[] }> {
  const failures: string[] = []
  const onFailure = ({ model, failure }: { model: string; failure: Error & { code: string } }) =>
    failures.push(`${model} ${failure.code}`)
  let text = ''
  try {
    for await (const event of generateReply(models, request, new AbortController().signal, onFailure))
      if (event.type === 'text') text += event.text
  } catch (error) {
    text = (error as Error & { code: string }).code
  }
  // A connection returns to the pool slightly after its reply.
  await sleep(20)
  return { text, failures }
}

const HELLO = { text: 'Hello', failures: [] }

test('a silent reused connection causes a second request on a new one, and no failure', async () => {
  const service = await startService((response, onConnection, calls) => {
    if (onConnection === 1) reply(response, onConnection, calls)
  })
  const model = modelsAt(service.baseUrl)('fake')
  assert.deepEqual(await ask(model), HELLO)
  assert.deepEqual([service.calls, service.connections], [1, 1])
  // Without the second request: an apology after 20 s.
  assert.deepEqual(await ask(model), HELLO)
  assert.deepEqual([service.calls, service.connections], [3, 2])
  assert.equal(service.closed, 1)
})

test('a dead connection closes all idle ones, so that later turns do not wait', async () => {
  let isSilent = false
  const waiting: ServerResponse[] = []
  const service = await startService((response, onConnection, calls) => {
    if (isSilent && onConnection > 1) return
    if (calls > 3) return reply(response, onConnection, calls)
    waiting.push(response)
    if (waiting.length === 3) for (const each of waiting) reply(each, 1, calls)
  })
  const model = modelsAt(service.baseUrl)('fake')
  await Promise.all([ask(model), ask(model), ask(model)])
  assert.equal(service.connections, 3)
  isSilent = true
  assert.deepEqual(await ask(model), HELLO)
  const { calls } = service
  isSilent = false
  assert.deepEqual(await ask(model), HELLO)
  assert.deepEqual([service.calls, service.closed], [calls + 1, 3])
})

test('a slow model’s first response wins and the second request is aborted', async () => {
  let first: ServerResponse | undefined
  const service = await startService((response, onConnection, calls) => {
    if (calls === 1) return reply(response, onConnection, calls)
    first ??= response
    // Respond once the second request has arrived.
    if (calls === 3) begin(first).end(delta('Slow') + STOP + DONE)
  })
  const model = modelsAt(service.baseUrl)('fake')
  await ask(model)
  assert.deepEqual(await ask(model), { text: 'Slow', failures: [] })
  assert.deepEqual([service.calls, service.connections], [3, 2])
  // The first connection is reused.
  service.serve = reply
  assert.deepEqual(await ask(model), HELLO)
  assert.deepEqual([service.calls, service.connections], [4, 2])
})

test('a reused connection that breaks before the first byte is replaced at once without a failure', async () => {
  const service = await startService((response, onConnection, calls) => {
    if (onConnection > 1) response.destroy()
    else reply(response, onConnection, calls)
  })
  const model = modelsAt(service.baseUrl)('fake')
  for (let turn = 0; turn < 3; turn++) assert.deepEqual(await ask(model), HELLO)
  // The first request; then each time a broken reused connection and a new one.
  assert.deepEqual([service.calls, service.connections], [5, 3])
})

test('a dead connection does not count for the circuit breaker and adds no retries', async () => {
  const service = await startService((response, onConnection, calls) => {
    if (calls === 1) reply(response, onConnection, calls)
    else response.destroy()
  })
  const model = modelsAt(service.baseUrl)('fake')
  await ask(model)
  const failed = 'openai/fake model_cut_off'
  assert.deepEqual(await ask(model), { text: 'model_cut_off', failures: [failed, failed] })
  assert.equal(service.calls, 4)

  let isDead = false
  const lively = await startService((response, onConnection, calls) => {
    if (isDead && onConnection > 1) response.destroy()
    else reply(response, onConnection, calls)
  })
  const breaker = new CircuitBreaker()
  const guarded = withCircuitBreaker(modelsAt(lively.baseUrl)('fake'), breaker)
  isDead = true
  for (let turn = 0; turn < 12; turn++) assert.deepEqual(await ask(guarded), HELLO)
  assert.doesNotThrow(() => breaker.acquire())
})

test('sends one request on a new connection before the first response of a model', async () => {
  const service = await startService(reply)
  const modelOf = modelsAt(service.baseUrl, 500)
  await ask(modelOf('known'))
  service.serve = () => {}
  const { text, failures } = await ask(modelOf('unknown'))
  assert.deepEqual([text, failures], ['model_timeout', ['openai/unknown model_timeout']])
  assert.deepEqual([service.calls, service.connections], [2, 2])
})

test('falls back to the next model after two silent connections', async () => {
  const service = await startService(reply)
  const silent = modelsAt(service.baseUrl, 500)('silent')
  await ask(silent)
  service.serve = () => {}
  const other = await startService(reply)
  const { text, failures } = await ask(silent, modelsAt(other.baseUrl)('fallback'))
  assert.deepEqual([text, failures], ['Hello', ['openai/silent model_timeout']])
  assert.deepEqual([service.calls, other.calls], [3, 1])
})

test('falls back to the next model when only headers arrive in time', async () => {
  const service = await startService((response) => void begin(response).write(': waiting\n\n'))
  const other = await startService(reply)
  const models = [modelsAt(service.baseUrl, 400)('quiet'), modelsAt(other.baseUrl)('fallback')]
  assert.deepEqual(await ask(...models), { text: 'Hello', failures: ['openai/quiet model_timeout'] })
  assert.equal(service.calls, 1)
})

test('all tries of a model share its first-token timeout', async () => {
  const service = await startService((response) => {
    setTimeout(() => response.writeHead(503).end(), 400)
  })
  const other = await startService(reply)
  const models = [modelsAt(service.baseUrl, 600)('slow-to-fail'), modelsAt(other.baseUrl)('fallback')]
  const { text, failures } = await ask(...models)
  // The second try has 200 of 600 ms left, and there is no third.
  assert.equal(text, 'Hello')
  assert.deepEqual(failures, ['openai/slow-to-fail model_unavailable', 'openai/slow-to-fail model_timeout'])
  assert.equal(service.calls, 2)
})
