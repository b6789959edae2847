/**
 * Fuzzes every operation of the server's own OpenAPI document: whatever the input, the answer must be a
 * documented one. A new route is covered once it is in the document.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call } from '../client.ts'
import { createTestDatabase } from '../database.ts'
import { startProcess } from '../process.ts'
import { isInShare, shareOf } from '../share.ts'
import { JSON_INPUTS } from './inputs-json.ts'
import { ODD_HEADERS, ODD_QUERIES, ODD_QUERY_VALUES, ODD_SEGMENTS, ODD_VALUES } from './inputs-odd.ts'
import {
  type Operation,
  operationsOf,
  placesIn,
  replaced,
  type ValidCall,
  validCall,
} from './inputs-operations.ts'
import { inParallel, memoryOf, Probe, type ProbeRequest } from './inputs-probe.ts'
import { UNSTORABLE } from './inputs-texts.ts'
import { MAIN_SYSTEM, newWorld, type World } from './inputs-world.ts'

/** The permanent memory growth allowed for some ten thousand calls, in MiB. */
const MAX_GROWTH = 600
const LANES = 4
const LONG = 20_000
const UNSTORABLE_SAID = /must not hold U\+0000 or a lone surrogate/

const database = await createTestDatabase()
const env = { LIMIT_SCALE: '0', LOG_LEVEL: 'warn', EXTERNAL_JWT_SECRET: MAIN_SYSTEM, USE_AI_CHATBOT: 'false' }
// Memory kept per call would soon exceed this and end the process.
const bounded = { NODE_OPTIONS: '--max-old-space-size=256' }
const server = await startProcess({ ...database.env, PORT: '0', ...env, ...bounded })
const probe = new Probe(server)
after(async () => {
  await probe.close()
  await server.end('SIGTERM')
  await database.remove()
})
const operations = await operationsOf(server.address)
const before = await memoryOf(server)

/** Worlds that only reading operations have used. */
const unchanged: World[] = []

/** Runs it with a world that no other operation has changed. */
async function inWorld(operation: Operation, run: (world: World) => Promise<void>): Promise<void> {
  const world = unchanged.pop() ?? (await newWorld(server.address))
  await run(world)
  if (operation.method === 'GET') unchanged.push(world)
}

/** Sends requests for each operation at the same time, each with a world. */
function forEach(
  some: readonly Operation[],
  run: (operation: Operation, world: World) => Promise<void>,
): Promise<void> {
  return inParallel(some, LANES, (operation) => inWorld(operation, (world) => run(operation, world)))
}

/** Sends the requests that `probesOf` derives from each operation's valid calls. */
async function probeAll(
  probesOf: (operation: Operation, world: World) => Iterable<ProbeRequest>,
): Promise<string> {
  const [started, counted] = [performance.now(), probe.count]
  const found = probe.violations.length
  await forEach(operations, async (operation, world) => {
    for (const ask of probesOf(operation, world)) await probe.ask(ask)
  })
  assert.deepEqual(probe.violations.slice(found).slice(0, 20), [])
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return `${probe.count - counted} calls of ${operations.length} operations in ${seconds} s`
}

/** One for each kind of body, or one where there is none. */
function validCalls(operation: Operation, world: World): ValidCall[] {
  return [...(operation.bodies.length > 0 ? operation.bodies.keys() : [0])].map((which) =>
    validCall(operation, world, which),
  )
}

function asProbe(
  { name, method }: Operation,
  { path, headers, type, body }: ValidCall,
  what: string,
): ProbeRequest {
  const isForm = type === 'application/x-www-form-urlencoded'
  const written = isForm
    ? new URLSearchParams(body as Record<string, string>).toString()
    : JSON.stringify(body)
  return {
    name: `${name}, ${what}`,
    method,
    path,
    headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
    ...(body ? { body: written } : {}),
  }
}

/** Inputs common to all operations are spread over them, each several times. */
function someOf<Item>(items: readonly Item[], operation: Operation): Item[] {
  const every = isSlow(operation) ? 4 : 2
  const place = operations.indexOf(operation)
  const ofOperation = items.filter((_item, at) => (at + place) % every === 0)
  return [...shareOf(ofOperation, Math.floor(place / every), 9)]
}

function takesJson({ bodies }: Operation): boolean {
  return bodies.some(({ type }) => type === 'application/json')
}

test("accepts the valid calls made from the document's examples", async (context) => {
  const refused: string[] = []
  await forEach(operations, async (operation, world) => {
    for (const valid of validCalls(operation, world)) {
      const told = await probe.ask(asProbe(operation, valid, 'as in its example'))
      const isRefused = [400, 413, 415, 422].includes(told?.status ?? 400)
      if (isRefused && told?.code !== 'wrong_current_password')
        refused.push(`${operation.name}: ${told?.text}`)
    }
  })
  assert.deepEqual([...refused, ...probe.violations], [])
  context.diagnostic(`${operations.length} operations`)
})

test('rejects invalid JSON with 400 and accepts every valid body', async (context) => {
  const wrong: string[] = []
  await forEach(operations.filter(takesJson), async (operation, world) => {
    const valid = asProbe(operation, validCall(operation, world), '')
    for (const { name, bytes, verdict } of someOf(JSON_INPUTS, operation)) {
      const told = await probe.ask({ ...valid, name: `${operation.name}, ${name}`, body: bytes })
      const isRefused = told?.code === 'malformed_json' || told?.code === 'invalid_utf8'
      const isRight = verdict === 'either' || isRefused === (verdict === 'refused')
      if (!isRight) wrong.push(`${operation.name}, ${name}: ${told?.status} ${told?.text.slice(0, 100)}`)
    }
  })
  assert.deepEqual([...wrong, ...probe.violations].slice(0, 20), [])
  context.diagnostic(`${JSON_INPUTS.length} bodies at ${operations.filter(takesJson).length} operations`)
})

test('one field is something else', async (context) => {
  const summary = await probeAll(function* (operation, world) {
    for (const [which, body] of operation.bodies.entries()) {
      for (const [nth, place] of placesIn(body).entries()) {
        for (const [at, raw] of ODD_VALUES.entries()) {
          if (isLeftOut(operation, place, nth, at)) continue
          const valid = validCall(operation, world, which)
          const ask = asProbe(operation, valid, `${place.join('.')} is odd value ${at} (${raw.slice(0, 30)})`)
          const isForm = body.type === 'application/x-www-form-urlencoded'
          const odd = isForm ? formWith(valid.body, place, raw) : replaced(valid.body ?? {}, place, raw)
          yield {
            ...ask,
            body: odd,
            headers: { ...ask.headers, 'idempotency-key': `${place} ${at} ${which}` },
          }
        }
      }
    }
  })
  context.diagnostic(`${ODD_VALUES.length} values: ${summary}`)
})

/**
 * Reduces the cost: a third of the inputs within nested values, in rotation; long inputs only at the top
 * level, and few where a password is hashed.
 */
function isLeftOut(
  operation: Operation,
  place: readonly (string | number)[],
  nth: number,
  at: number,
): boolean {
  if (!isInShare(at, nth + operations.indexOf(operation), 9)) return true
  const isInside = place.length > 1
  const isLong = (ODD_VALUES[at]?.length ?? 0) > LONG
  return (isInside && isLong) || ((isInside || isLong || isSlow(operation)) && (nth + at) % 3 > 0)
}

function isSlow({ template }: Operation): boolean {
  return template.includes('/auth/')
}

function formWith(body: ValidCall['body'], [name]: readonly (string | number)[], raw: string): string {
  const others = { ...body, [String(name)]: '' }
  return `${new URLSearchParams(others as Record<string, string>)}&${name}=${raw}`
}

/** The chat and the OpenAI API answer a wrong field with 400; a body with an API key is the embed API's. */
function statusOfWrongField({ tags }: Operation, body: ValidCall['body']): number {
  const isOfClient = body !== undefined && 'api_key' in body
  return !isOfClient && (tags.includes('chat') || tags.includes('openai')) ? 400 : 422
}

test('rejects U+0000 and lone surrogates in every field, with the status of the API', async (context) => {
  const taken: string[] = []
  await forEach(operations.filter(takesJson), async (operation, world) => {
    for (const [which, body] of operation.bodies.entries()) {
      for (const place of [...placesIn(body), ['unknown']]) {
        for (const written of UNSTORABLE) {
          const valid = validCall(operation, world, which)
          const ask = asProbe(operation, valid, `${place.join('.')} holds ${written}`)
          const told = await probe.ask({ ...ask, body: replaced(valid.body ?? {}, place, `"${written}"`) })
          const status = statusOfWrongField(operation, valid.body)
          const isRefused = told?.status === status && UNSTORABLE_SAID.test(told.text)
          if (!isRefused) taken.push(`${ask.name}: ${told?.status} ${told?.text.slice(0, 100)}`)
        }
      }
    }
  })
  assert.deepEqual([...taken, ...probe.violations].slice(0, 20), [])
  context.diagnostic(`${UNSTORABLE.length} values`)
})

test('rejects U+0000 in every path segment and query, with the status of the API', async () => {
  const taken: string[] = []
  await forEach(operations, async (operation, world) => {
    const valid = validCall(operation, world)
    const status = statusOfWrongField(operation, valid.body)
    const [bare = '', query = ''] = valid.path.split('?')
    const parts = operation.template.split('/')
    const paths = parts.flatMap((part, at) =>
      part.startsWith('{') ? [`${bare.split('/').with(at, 'a%00b').join('/')}?${query}`] : [],
    )
    const names = [
      'unknown',
      ...operation.parameters.flatMap(({ in: at, name }) => (at === 'query' ? [name] : [])),
    ]
    for (const name of names) paths.push(`${bare}?${query}&${name}=a%00b`)
    for (const path of paths) {
      const told = await probe.ask(asProbe(operation, { ...valid, path }, path))
      const isRefused = told?.status === status && UNSTORABLE_SAID.test(told.text)
      if (!isRefused) taken.push(`${operation.name} ${path}: ${told?.status} ${told?.text.slice(0, 100)}`)
    }
  })
  assert.deepEqual([...taken, ...probe.violations].slice(0, 20), [])
})

test('a part of the path, or of the query, is something else', async (context) => {
  const summary = await probeAll(function* (operation, world) {
    const valid = validCall(operation, world)
    const place = operations.indexOf(operation)
    const [bare = '', query] = valid.path.split('?')
    for (const [at, part] of operation.template.split('/').entries()) {
      if (!part.startsWith('{')) continue
      for (const odd of shareOf(ODD_SEGMENTS, place, 9)) {
        const path = bare.split('/').with(at, odd).join('/') + (query ? `?${query}` : '')
        yield asProbe(operation, { ...valid, path }, `${part} is ${odd.slice(0, 40)}`)
      }
    }
    const names = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
    for (const name of names) {
      for (const odd of shareOf(ODD_QUERY_VALUES, place, 9)) {
        const path = `${bare}?${[query, `${name}=${odd}`].filter(Boolean).join('&')}`
        yield asProbe(operation, { ...valid, path }, `?${name}=${odd.slice(0, 40)}`)
      }
    }
    for (const odd of shareOf(ODD_QUERIES, place, 9)) {
      const path = `${bare}?${odd.replaceAll('NAME', names[0] ?? 'a')}`
      yield asProbe(operation, { ...valid, path }, `?${odd.slice(0, 40)}`)
    }
  })
  context.diagnostic(summary)
})

test('a header is something else', async (context) => {
  const summary = await probeAll(function* (operation, world) {
    const valid = validCall(operation, world)
    for (const odd of someOf(ODD_HEADERS, operation)) {
      const ask = asProbe(operation, valid, `with ${JSON.stringify(odd).slice(0, 80)}`)
      yield { ...ask, headers: { ...ask.headers, ...odd } }
    }
  })
  context.diagnostic(`${ODD_HEADERS.length} headers: ${summary}`)
})

test('afterwards the process is healthy, has logged no error and grown little', async (context) => {
  assert.equal(server.child.exitCode, null)
  const { status, json } = await call(server.address, 'GET', '/health')
  assert.equal(status, 200)
  assert.equal(json.status, 'ok')
  const faults = server
    .output()
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line))
  assert.deepEqual(faults.slice(0, 5), [])
  assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined)
  const now = await memoryOf(server)
  if (before && now) assert.ok(now - before < MAX_GROWTH, `it has grown by ${Math.round(now - before)} MiB`)
  const statuses = [...probe.statuses].sort(([a], [b]) => a - b).map(([code, count]) => `${code}: ${count}`)
  context.diagnostic(`${probe.count} calls; ${statuses.join(', ')}`)
  context.diagnostic(`${Math.round(before ?? 0)} MiB before, ${Math.round(now ?? 0)} MiB after`)
})
