/**
 * Turns with a failing model, for each kind of failure, over HTTP. Three clients meet each fault at once: a visitor
 * who reads an event stream, a program that waits for its completion, and one that reads chunks. `npm test` prints
 * each result.
 */
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { call, newSession } from '../../testing/client.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../../testing/frontdesk.ts'
import { newestTurn, newProgram, type Program, storedIn } from '../../testing/programs.ts'
import { begin, DONE, delta, finish, type RawAnswer, STOP, startRawModel } from '../../testing/raw-model.ts'

const APOLOGY = 'Sorry, I cannot answer right now. Please try again in a moment.'
const UNAVAILABLE = 'The assistant is temporarily unavailable'
const TIMEOUTS = { MODEL_FIRST_TOKEN_TIMEOUT_MS: '2000', MODEL_IDLE_TIMEOUT_MS: '1000' }
/** Faults run concurrently, so that their timeouts overlap. */
const FAULTS_AT_ONCE = 10

const raw = await startRawModel()
const untrusted = await startRawModel({ isSecure: true })
const NOBODY_LISTENS = 'http://127.0.0.1:1/v1'

/** How a turn ends; `calls` counts the requests to the service. */
type End =
  /** Before the first token: the visitor gets an apology, a program gets a Retry-After. */
  | { is: 'refused'; failure: string; calls: number; retryAfter?: RegExp }
  /** After the first token: the partial reply is stored. */
  | { is: 'interrupted'; failure: string; calls: 1 }
  | { is: 'done'; text: string; finish: 'stop' | 'length' | 'content_filter'; calls: number }

type Fault = [name: string, serve: RawAnswer, end: End]

const WORDS = 'The first words'
const refused = (failure: string, calls: number, retryAfter?: RegExp): End => ({
  is: 'refused',
  failure,
  calls,
  ...(retryAfter ? { retryAfter } : {}),
})
const interrupted = (failure: string): End => ({ is: 'interrupted', failure, calls: 1 })
const done = (text: string, calls = 1): End => ({ is: 'done', text, finish: 'stop', calls })

const status =
  (code: number, headers: Record<string, string> = {}): RawAnswer =>
  (response) =>
    response.writeHead(code, headers).end('{"error":{"message":"sk-canary"}}')
const sends =
  (...events: (string | Buffer)[]): RawAnswer =>
  (response) => {
    begin(response)
    for (const event of events) response.write(event)
    response.end()
  }
/** Sends the first words, and a moment later this fault. */
const afterWords =
  (fault: (response: ServerResponse) => void): RawAnswer =>
  (response) => {
    begin(response).write(delta(WORDS))
    setTimeout(() => fault(response), 50)
  }
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString()
const content = (json: string) => `data: {"choices":[{"delta":{"content":"${json}"}}]}\n\n`
const error = 'data: {"error":{"message":"overloaded sk-canary"}}\n\n'
const longLine = `data: ${'x'.repeat(10 * 1024 * 1024)}\n\n`

/** The same bytes in two packets, split within a character. */
const parted: RawAnswer = (response) => {
  const bytes = Buffer.from(delta('茶 চা 🍵') + STOP + DONE)
  const middle = bytes.indexOf(Buffer.from('🍵')) + 2
  begin(response).write(bytes.subarray(0, middle))
  setTimeout(() => response.end(bytes.subarray(middle)), 50)
}
const notUtf8 = Buffer.from(`${content('caf\u0001')}${STOP}${DONE}`.replace('\u0001', '\xe9'), 'latin1')

const tooMany =
  (retryAfter: () => string): RawAnswer =>
  (response) =>
    response.writeHead(429, { 'retry-after': retryAfter() }).end()
/** Fails at the first request and replies at the second. */
const once =
  (fault: RawAnswer): RawAnswer =>
  (response, call, asked) =>
    call === 1 ? fault(response, call, asked) : sends(delta('Well.'), STOP, DONE)(response, call, asked)
const comments: RawAnswer = (response) => {
  const timer = setInterval(() => response.write(': waiting\n\n'), 100)
  begin(response).once('close', () => clearInterval(timer))
}
const surrogates = ['a\\u0000b\\ud83d', '\\ude00c', '\\udc00d\\ud800', 'e'].map(content)
const filtered = finish('content_filter')

const FAULTS: Fault[] = [
  ['401', status(401), refused('model_refused', 1)],
  ['429, Retry-After: 1', tooMany(() => '1'), refused('model_rate_limited', 3, /^1$/)],
  ['429, Retry-After: 30', tooMany(() => '30'), refused('model_rate_limited', 1, /^30$/)],
  [
    '429, Retry-After: a date in 40 s',
    tooMany(() => inSeconds(40)),
    refused('model_rate_limited', 1, /^(3[5-9]|40)$/),
  ],
  ['429, Retry-After: a date in 1 s, then well', once(tooMany(() => inSeconds(1))), done('Well.', 2)],
  ['500', status(500), refused('model_unavailable', 3)],
  ['503', status(503), refused('model_unavailable', 3)],
  ['503, Retry-After: 60', status(503, { 'retry-after': '60' }), refused('model_unavailable', 1, /^60$/)],
  ['503, then well', once(status(503)), done('Well.', 2)],
  ['529', status(529), refused('model_unavailable', 3)],
  [
    '500 with a body that does not end',
    (response) => response.writeHead(500).write('{'),
    refused('model_unavailable', 3),
  ],
  ['an error inside a 200 stream', sends(error), refused('model_error', 3)],
  [
    'an error inside it after the first words',
    afterWords((response) => response.end(error)),
    interrupted('model_error'),
  ],
  ['an error in one packet with the first words', sends(delta(WORDS) + error), interrupted('model_error')],
  [
    'a connection that breaks before the answer',
    (response) => response.destroy(),
    refused('model_cut_off', 3),
  ],
  [
    'a connection that breaks after the first words',
    afterWords((response) => response.destroy()),
    interrupted('model_cut_off'),
  ],
  ['a stream without an end', sends(': waiting\n\n'), refused('model_cut_off', 3)],
  [
    'a stream without an end after the first words',
    afterWords((response) => response.end()),
    interrupted('model_cut_off'),
  ],
  [
    'a whole reply whose connection stays open',
    (response) => begin(response).write(delta('Whole.') + STOP),
    done('Whole.'),
  ],
  ['silence', () => {}, refused('model_timeout', 1)],
  ['silence but for comments', comments, refused('model_timeout', 1)],
  ['silence after the first words', afterWords(() => {}), interrupted('model_timeout')],
  ['a line of 10 MB', sends(longLine), refused('model_malformed', 1)],
  [
    'a line of 10 MB after the first words',
    afterWords((response) => response.end(longLine)),
    interrupted('model_malformed'),
  ],
  ['a web page', sends('<html>Welcome</html>'), refused('model_malformed', 1)],
  ['an event that is no JSON', sends('data: {"cho\n\n'), refused('model_malformed', 1)],
  ['a character in two packets', parted, done('茶 চা 🍵')],
  ['invalid UTF-8', sends(notUtf8), done('caf\uFFFD')],
  ['U+0000 and lone surrogates', sends(...surrogates, STOP, DONE), done('ab😀c\uFFFDd\uFFFDe')],
  ['an empty reply', sends(STOP, DONE), refused('model_empty', 1)],
  ['a reply of white space', sends(delta(' \n'), STOP, DONE), refused('model_empty', 1)],
  [
    'content_filter after the first words',
    sends(delta(WORDS), filtered, DONE),
    { is: 'done', text: WORDS, finish: 'content_filter', calls: 1 },
  ],
  ['content_filter without a word', sends(filtered, DONE), refused('model_empty', 1)],
]

/** The providers with an unreachable service. */
const UNREACHABLE: [name: string, provider: string, end: End][] = [
  ['connection refused', 'groq', refused('model_unreachable', 3)],
  ['no such host', 'ollama', refused('model_unreachable', 3)],
  ['a certificate that nobody trusts', 'openai', refused('model_unreachable', 3)],
]

/** The number of requests by model and message, which are unique for each turn. */
const calls = new Map<string, number>()
raw.serve((response, _, asked) => {
  const turn = `${asked.model} ${asked.messages.at(-1)?.content}`
  const count = (calls.get(turn) ?? 0) + 1
  calls.set(turn, count)
  FAULTS[Number(asked.model)]?.[1](response, count, asked)
})

const frontdesk = await startTestFrontdesk({ env: { OPENAI_BASE_URL: raw.baseUrl, ...TIMEOUTS } })
const cutOff = await startTestFrontdesk({
  env: {
    OPENAI_BASE_URL: untrusted.baseUrl,
    GROQ_API_KEY: 'gsk-fake',
    GROQ_BASE_URL: NOBODY_LISTENS,
    OLLAMA_BASE_URL: 'http://nowhere.invalid',
    ...TIMEOUTS,
  },
})

type Api = 'widget' | 'completion' | 'chunks'
type Seen = {
  status: number
  text: string
  /** The final events of a stream, or the finish reason of a whole response. */
  finals: string[]
  retryAfter: string | null
  /** The stored conversation, and how its turn ended. */
  stored: string[]
  state: string
  failure: string | null
}

const dataOf = (body: string) => [...body.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data)

async function inWidget({ address, connections }: TestFrontdesk, { chatbot }: Program): Promise<Seen> {
  const session = await newSession(address, chatbot.id)
  const answer = await call(address, 'POST', '/api/chat/widget', {
    body: { session_id: session, message: 'widget' },
    headers: { accept: 'text/event-stream' },
  })
  const data = dataOf(answer.text)
  const parts = data.slice(0, -1).map((each) => JSON.parse(each))
  assert.ok(answer.headers.get('content-type')?.startsWith('text/event-stream'), answer.text)
  assert.equal(parts[0].type, 'start')
  const finals = parts.map(({ type }) => type).filter((type) => /^(finish|error|abort)$/.test(type))
  // Only [DONE] comes after the final part.
  assert.deepEqual([parts.at(-1).type, data.at(-1)], [finals.at(-1), '[DONE]'])
  const failure = parts.find(({ type }) => type === 'data-error')?.data.code
  return {
    status: answer.status,
    text: parts.map(({ delta = '' }) => delta).join(''),
    finals: finals.map((type) => (type === 'error' ? `error ${failure}` : type)),
    retryAfter: null,
    ...(await kept(connections, session)),
  }
}

async function asProgram(
  { address, connections }: TestFrontdesk,
  program: Program,
  api: 'completion' | 'chunks',
): Promise<Seen> {
  const answer = await call(address, 'POST', '/v1/chat/completions', {
    token: program.key,
    body: {
      model: program.chatbot.id,
      messages: [{ role: 'user', content: api }],
      stream: api === 'chunks',
    },
  })
  const isJson = answer.json !== undefined
  return {
    status: answer.status,
    ...(isJson ? atOnce(answer.json) : inChunks(answer.text)),
    retryAfter: answer.headers.get('retry-after'),
    ...(await kept(connections, answer.headers.get('x-session-id') ?? '')),
  }
}

type Completion = { choices: { message: { content: string }; finish_reason: string }[] }

function atOnce(json: Completion | { error: { message: string } }): Pick<Seen, 'text' | 'finals'> {
  if ('error' in json) return { text: json.error.message, finals: ['error'] }
  const [choice] = json.choices
  return { text: choice?.message.content ?? '', finals: [choice?.finish_reason ?? ''] }
}

function inChunks(body: string): Pick<Seen, 'text' | 'finals'> {
  const data = dataOf(body)
  const chunks = data.filter((each) => each !== '[DONE]').map((each) => JSON.parse(each))
  const finals = chunks.flatMap(({ error, choices }) => (error ? 'error' : (choices[0].finish_reason ?? [])))
  // Only a complete reply ends with [DONE].
  assert.equal(data.indexOf('[DONE]'), finals[0] === 'error' ? -1 : data.length - 1)
  return { text: chunks.map(({ choices }) => choices?.[0].delta.content ?? '').join(''), finals }
}

async function kept(connections: TestFrontdesk['connections'], session: string) {
  const turn = await newestTurn(connections, session)
  assert.ok(turn, 'there is no turn')
  return { stored: await storedIn(connections, session), ...turn }
}

/** The expected output and stored state for this client and end. */
function expected(end: End, api: Api, retryAfter: string | null): Seen {
  const said = `user: ${api}`
  const isWidget = api === 'widget'
  if (end.is === 'done') {
    const finals = [isWidget ? 'finish' : end.finish]
    const stored = [said, `assistant: ${end.text}`]
    return { status: 200, text: end.text, finals, retryAfter, stored, state: 'done', failure: null }
  }
  const { failure } = end
  if (end.is === 'refused') {
    const [finals, text] = isWidget ? [['finish'], APOLOGY] : [['error'], UNAVAILABLE]
    const stored = isWidget ? [said, `assistant: ${APOLOGY}`] : [said]
    return { status: isWidget ? 200 : 503, text, finals, retryAfter, stored, state: 'failed', failure }
  }
  return {
    ...(api === 'completion' ? { status: 503, text: UNAVAILABLE } : { status: 200, text: WORDS }),
    finals: [isWidget ? `error ${failure}` : 'error'],
    retryAfter,
    stored: [said, `assistant: ${WORDS} (interrupted)`],
    state: 'interrupted',
    failure,
  }
}

/** A Retry-After is expected for partial and missing replies, but only before a stream has begun. */
function retryAfterOf(end: End, api: Api): RegExp | undefined {
  if (api === 'widget' || end.is === 'done' || (end.is === 'interrupted' && api === 'chunks'))
    return undefined
  return (end.is === 'refused' && end.retryAfter) || /^5$/
}

/** Runs the fault with three clients. @returns a line with their results */
async function meet(at: TestFrontdesk, model: string, name: string, end: End): Promise<string> {
  const program = await newProgram(at.address, { configuration: { model } })
  const [widget, completion, chunks] = await Promise.all([
    inWidget(at, program),
    asProgram(at, program, 'completion'),
    asProgram(at, program, 'chunks'),
  ])
  const seen = { widget, completion, chunks }
  for (const api of ['widget', 'completion', 'chunks'] as const) {
    const about = `${name}, ${api}`
    const { retryAfter } = seen[api]
    assert.deepEqual(seen[api], expected(end, api, retryAfter), about)
    const hint = retryAfterOf(end, api)
    assert.ok(hint ? hint.test(retryAfter ?? '') : retryAfter === null, `${about}: Retry-After ${retryAfter}`)
    const asked =
      at === frontdesk ? calls.get(`${model.slice('openai/'.length)} ${api}`) : triesIn(at, model) / 3
    assert.equal(asked, end.calls, `${about}: calls`)
  }
  return line(name, seen, end.calls)
}

/** Tries of an unreachable service are only in the log. */
function triesIn(at: TestFrontdesk, model: string): number {
  return at.log().split(`"model":"${model}","failure":`).length - 1
}

function line(name: string, { widget, completion, chunks }: Record<Api, Seen>, calls: number): string {
  const { state, failure, finals } = widget
  const widgetSaw = widget.text === APOLOGY ? 'an apology' : JSON.stringify(widget.text)
  const hint = completion.retryAfter ? `, Retry-After ${completion.retryAfter}` : ''
  return [
    `${name} → ${state}${failure ? ` (${failure})` : ''}`,
    `service asked ${calls} ×`,
    `widget: ${widgetSaw}, ${finals}`,
    `completion: ${completion.status} ${completion.finals}${hint}`,
    `chunks: ${chunks.status} ${chunks.finals}`,
  ].join(' | ')
}

test('a model fault ends the turn once, with an error in the API’s format', async (t) => {
  const lines: string[] = []
  const faults = FAULTS.entries()
  const meetNext = async () => {
    for (const [index, [name, , end]] of faults)
      lines[index] = await meet(frontdesk, `openai/${index}`, name, end)
  }
  await Promise.all(Array.from({ length: FAULTS_AT_ONCE }, meetNext))
  for (const each of lines) t.diagnostic(each)
})

test('an unreachable service ends each turn once, in the format of its API', async (t) => {
  const lines = await Promise.all(
    UNREACHABLE.map(([name, provider, end]) => meet(cutOff, `${provider}/unreachable`, name, end)),
  )
  for (const each of lines) t.diagnostic(each)
})

test('the log contains no error text of a service', () => {
  assert.ok(frontdesk.log().includes('model_unavailable'))
  assert.ok(!frontdesk.log().includes('canary'))
})
