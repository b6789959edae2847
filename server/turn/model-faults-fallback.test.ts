/** Fallback between models, the circuit breaker, and the end of replies without an end. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newSession } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { newProgram, type Program } from '../../testing/programs.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../testing/raw-model.ts'
import { asServiceRole } from '../database/transaction.ts'

type Does = (response: ServerResponse) => void

const raw = await startRawModel()
const { address, connections, sampleChatbotId } = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: raw.baseUrl, MODEL: 'openai/a,openai/b,builtin/answerer' },
})

/** Sets each model's behaviour. @returns the models called from then on, in order */
function serve(does: Record<string, Does>): string[] {
  const asked: string[] = []
  raw.serve((response, _, { model }) => {
    asked.push(model)
    does[model]?.(response)
  })
  return asked
}
const fails =
  (status: number): Does =>
  (response) =>
    response.writeHead(status).end()
const says =
  (text: string): Does =>
  (response) =>
    begin(response).end(delta(text) + STOP + DONE)
const breaksOff: Does = (response) => {
  begin(response).write(delta('Half'))
  setTimeout(() => response.destroy(), 30)
}

async function ask({ key, chatbot }: Program, fields: object = {}) {
  const messages = [{ role: 'user', content: 'Do you deliver?' }]
  const body = { model: chatbot.id, messages, ...fields }
  const answer = await call(address, 'POST', '/v1/chat/completions', { token: key, body })
  const choice = answer.json.choices?.[0]
  return {
    status: answer.status,
    text: choice?.message.content as string | undefined,
    finish: choice?.finish_reason as string | undefined,
    retryAfter: answer.headers.get('retry-after'),
    turn: await turnOf(answer.headers.get('x-session-id') ?? ''),
  }
}

type StoredTurn = { state: string; failure: string | null; model: string; reply: string | null }

async function turnOf(session: string): Promise<StoredTurn> {
  const [[turn]] = await asServiceRole(connections, (sql) => [
    sql<StoredTurn[]>`
      select t.state, t.failure, t.model, m.content as reply
      from turns t left join messages m on m.home = t.home and m.id = t.reply_message_id where t.conversation_id = ${session}`,
  ])
  return { ...(turn ?? assert.fail('there is no turn')) }
}

test('falls back to the next model in order, after retries that may help', async () => {
  const description = 'We deliver engines by ship.'
  const cases: [a: Does, b: Does, asked: string, end: Partial<StoredTurn>][] = [
    [says('A.'), says('B.'), 'a', { model: 'openai/a', state: 'done', failure: null, reply: 'A.' }],
    [fails(500), says('B.'), 'a a a b', { model: 'openai/b', state: 'done', failure: null, reply: 'B.' }],
    [fails(401), says('B.'), 'a b', { model: 'openai/b', state: 'done', failure: null, reply: 'B.' }],
    [says(' '), says('B.'), 'a b', { model: 'openai/b', state: 'done', failure: null, reply: 'B.' }],
    [fails(401), fails(503), 'a b b b', { model: 'builtin/answerer', state: 'done', failure: null }],
    [breaksOff, says('B.'), 'a', { model: 'openai/a', state: 'interrupted', failure: 'model_cut_off' }],
  ]
  const program = await newProgram(address, { description })
  for (const [a, b, order, end] of cases) {
    const asked = serve({ a, b })
    const { turn } = await ask(program)
    assert.equal(asked.join(' '), order)
    assert.deepEqual({ ...turn, ...end }, turn, order)
    if (end.model === 'builtin/answerer') assert.match(turn.reply ?? '', /by ship/)
  }
})

test('the circuit breaker opens after repeated failures, probes once and closes', async () => {
  const program = await newProgram(address, { configuration: { model: 'openai/tired' } })
  const withFallback = await newProgram(address, { configuration: { model: 'openai/tired,openai/b' } })

  const failing = serve({ tired: fails(500), b: says('B.') })
  await Promise.all([1, 2, 3, 4].map(() => ask(program)))
  const tries = failing.length
  assert.ok(tries >= 10 && tries <= 12, `${tries} tries`)

  await sleep(1000)
  const probe = await ask(program)
  assert.equal(failing.length, tries + 1, 'one try a rest')
  assert.deepEqual([probe.status, probe.turn.failure], [503, 'model_unavailable'])

  const [refused, answered] = await Promise.all([ask(program), ask(withFallback)])
  assert.equal(refused.status, 503)
  assert.match(refused.retryAfter ?? '', /^[12]$/)
  assert.deepEqual([refused.turn.state, refused.turn.failure], ['failed', 'model_circuit_open'])
  assert.deepEqual([answered.status, answered.text], [200, 'B.'])
  assert.deepEqual(failing.slice(tries + 1), ['b'], 'no call while the circuit is open')

  await sleep(2000)
  const probing: ServerResponse[] = []
  const probed = serve({ tired: (response) => void probing.push(response) })
  let refusals = 0
  const asking = Array.from({ length: 20 }, async () => {
    const answer = await ask(program)
    if (answer.status === 503) refusals++
    return answer
  })
  for (let tick = 0; refusals < 19 && tick < 500; tick++) await sleep(10)
  assert.deepEqual([probed.length, refusals], [1, 19])
  for (const response of probing) says('Back.')(response)
  const reply = (await Promise.all(asking)).find((each) => each.status === 200)
  assert.equal(reply?.text, 'Back.')

  const well = serve({ tired: says('Well.') })
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(program)))
  assert.deepEqual(new Set(answers.map(({ text }) => text)), new Set(['Well.']))
  assert.equal(well.length, 20)
})

/** A service that ignores `max_tokens`. @returns a promise that resolves when its client disconnects */
function endless(response: ServerResponse): Promise<unknown> {
  const goOn = () => {
    while (!response.destroyed && response.write(delta('and so on '))) {}
  }
  begin(response)
    .on('drain', goOn)
    .on('error', () => {})
  goOn()
  return once(response, 'close')
}

test('ends a reply that exceeds its limit and disconnects from the service', async () => {
  const program = await newProgram(address, { configuration: { model: 'openai/endless' } })
  let closed: Promise<unknown> | undefined
  const serveEndless = () =>
    serve({
      endless: (response) => {
        closed = endless(response)
      },
    })

  serveEndless()
  const { status, finish, text = '', turn } = await ask(program, { max_tokens: 20 })
  assert.deepEqual([status, finish], [200, 'length'])
  assert.ok(text.startsWith('and so on and so on') && text.length >= 20 * 10 && text.length < 1000, text)
  assert.deepEqual(turn, { state: 'done', failure: null, model: 'openai/endless', reply: text })
  await closed

  serveEndless()
  const session = await newSession(address, program.chatbot.id)
  const { text: events } = await call(address, 'POST', '/api/chat/widget', {
    body: { session_id: session, message: 'Go on' },
    headers: { accept: 'text/event-stream' },
  })
  assert.equal(events.match(/"type":"(finish|error|abort)"/g)?.join(), '"type":"finish"')
  assert.equal((await turnOf(session)).state, 'done')
  await closed
})

test('a visitor of the operator’s chatbot gets the same models', async () => {
  const asked = serve({ a: fails(404), b: says('B.') })
  const session_id = await newSession(address, sampleChatbotId)
  const body = { session_id, message: 'Hello' }
  const { json } = await call(address, 'POST', '/api/chat/widget', { body })
  assert.deepEqual([asked, json], [['a', 'b'], { response: 'B.' }])
})
