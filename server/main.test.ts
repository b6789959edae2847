import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import postgres from 'postgres'
import { call, newConversation, newSession, newUser, PASSWORD, signIn } from '../testing/client.ts'
import { asLoginRole, createTestDatabase, SERVER_URL } from '../testing/database.ts'
import { runToEnd, startProcess } from '../testing/process.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../testing/raw-model.ts'
import { openDatabase } from './database/database.ts'
import { startEmbedded } from './database/embedded.ts'

const model = await startRawModel()
const database = await createTestDatabase()
const env = { ...database.env, PORT: '0', OPENAI_BASE_URL: model.baseUrl, LIMIT_SCALE: '0' }
after(() => database.remove())

test('a message survives kill -9 during its turn', async () => {
  model.serve((response) => begin(response).write(delta('It begins')))
  const begun = performance.now()
  const first = await startProcess(env)
  const firstMs = performance.now() - begun
  const token = await newUser(first.address, 'survivor')
  const id = await newConversation(first.address, token)
  const session = await newSession(first.address, await sampleOf(first))
  const turns = [
    call(first.address, 'POST', `/conversations/${id}/messages`, { token, body: { content: 'Remember me' } }),
    call(first.address, 'POST', '/api/chat/widget', { body: { session_id: session, message: 'And me' } }),
  ].map((turn) => turn.catch(() => 'cut off'))
  while (model.calls() < 2) await new Promise((resolve) => setTimeout(resolve, 10))
  await first.end('SIGKILL')
  assert.deepEqual(await Promise.all(turns), ['cut off', 'cut off'])

  const started = performance.now()
  const second = await startProcess(env)
  // It does not wait for the lease of the process that is gone.
  const secondMs = performance.now() - started
  assert.ok(secondMs < 3 * firstMs, `${secondMs.toFixed()} ms, the first ${firstMs.toFixed()}`)
  const { json: messages } = await call(second.address, 'GET', `/conversations/${id}/messages`, { token })
  assert.deepEqual(
    messages.map(({ content }: { content: string }) => content),
    ['Remember me'],
  )
  const { json: visit } = await call(second.address, 'GET', `/api/chat/widget/session/${session}`)
  assert.deepEqual(
    visit.messages.map(({ content }: { content: string }) => content),
    ['And me'],
  )
  assert.equal((await signIn(second.address, 'survivor', PASSWORD)).status, 200)
  assert.equal(await second.end('SIGTERM'), 0)
})

test('prints the answering model at startup', async () => {
  const fresh = await createTestDatabase()
  after(() => fresh.remove())
  for (const [given, shown] of [
    [{}, 'built-in answers, no model'],
    [{ GROQ_API_KEY: 'gsk-none' }, 'groq/llama-3.3-70b-versatile'],
    [{ GROQ_API_KEY: 'gsk-none', MODEL: 'groq/a, builtin/answerer' }, 'groq/a, builtin/answerer'],
  ] as const) {
    const server = await startProcess({ ...fresh.env, PORT: '0', ...given })
    assert.ok(server.output().includes(`\n  model           ${shown}\n`), server.output())
    await server.end('SIGTERM')
  }
})

test('exits with 78 when the database has to be prepared first', {
  skip: Boolean(SERVER_URL),
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-main-'))
  after(() => rm(dataDir, { recursive: true, force: true }))
  const embedded = await startEmbedded({ dataDir, onFirstStart: () => {}, onCrash: () => {} })
  const sql = postgres({ path: embedded.socketPath, max: 1, username: 'postgres', onnotice: () => {} })
  await sql.unsafe('create schema frontdesk; create table frontdesk.users (id integer)')
  await sql.end()
  await embedded.close()
  const { code, output } = await runToEnd({ DATA_DIR: dataDir, PORT: '0' })
  assert.match(output, /The schema "frontdesk" holds tables of another program/)
  assert.equal(code, 78)
})

test('refuses a database that a newer version has updated', async () => {
  const own = await createTestDatabase()
  after(() => own.remove())
  const first = await startProcess({ ...own.env, PORT: '0' })
  await first.end('SIGTERM')
  const { DATABASE_URL: url } = own.env
  const { dataDir } = own
  const opened = await openDatabase({ url, dataDir, onFirstStart: () => {}, onCrash: () => {} })
  await asLoginRole(
    opened.connections,
    (sql) => sql`insert into frontdesk_migrations (name) values ('9999_future')`,
  )
  await opened.close()
  const { code, output } = await runToEnd({ ...own.env, PORT: '0' })
  assert.match(output, /A newer version of Frontdesk has updated this database \(9999_future\)/)
  assert.equal(code, 78)
})

test('refuses a damaged embedded database instead of creating another', {
  skip: Boolean(SERVER_URL),
}, async () => {
  const own = await createTestDatabase()
  after(() => own.remove())
  const first = await startProcess({ ...own.env, PORT: '0' })
  await first.end('SIGTERM')
  const version = join(own.dataDir, 'postgres', 'PG_VERSION')
  await rename(version, `${version}.lost`)
  const { code, output } = await runToEnd({ ...own.env, PORT: '0' })
  assert.match(output, /The database in \S+ is damaged: PG_VERSION is missing/)
  assert.equal(code, 78)
  await rename(`${version}.lost`, version)
  const second = await startProcess({ ...own.env, PORT: '0' })
  assert.doesNotMatch(second.output(), /set up .*cannot/)
  await second.end('SIGTERM')
  await rm(join(own.dataDir, 'postgres', 'global', 'pg_control'))
  const damaged = await runToEnd({ ...own.env, PORT: '0' })
  assert.match(damaged.output, /cannot start: the embedded database in \S+ cannot be opened/)
})

test('prints the setup address until setup is done', async () => {
  const first = await startProcess(env)
  const [line = '', code = ''] =
    /\n {2}set up {10}http:\/\/127\.0\.0\.1:\d+\/app\/setup#([\w-]{24})\n/.exec(first.output()) ?? []
  assert.ok(line.includes(first.address), first.output())
  const token = await newUser(first.address)
  const claim = { token, body: { code } }
  assert.equal((await call(first.address, 'POST', '/api/console/setup/claim', claim)).status, 200)
  assert.equal(await first.end('SIGTERM'), 0)
  // Printed once, and never logged.
  assert.equal(first.output().split(code).length, 2)
  const second = await startProcess(env)
  assert.ok(!/set up|#/.test(second.output()))
  assert.match(second.output(), /\n {2}dashboard {7}http:\/\/127\.0\.0\.1:\d+\/app\n/)
  assert.equal(await second.end('SIGTERM'), 0)
})

test('SIGTERM lets a running reply finish, and stores it', async () => {
  const server = await startProcess(env)
  const token = await newUser(server.address)
  const id = await newConversation(server.address, token)
  model.serve((response) => {
    begin(response).write(delta('Slow but '))
    setTimeout(() => response.end(delta('sure.') + STOP + DONE), 700)
  })
  const turn = call(server.address, 'POST', `/conversations/${id}/messages`, {
    token,
    body: { content: 'Wait for it' },
  })
  while (model.calls() < 1) await new Promise((resolve) => setTimeout(resolve, 10))
  const ended = server.end('SIGTERM')
  assert.equal((await turn).json.content, 'Slow but sure.')
  assert.equal(await ended, 0)
  const again = await startProcess(env)
  const { json } = await call(again.address, 'GET', `/conversations/${id}/messages`, { token })
  assert.equal(json.length, 2)
  assert.equal(await again.end('SIGINT'), 0)
})

test('SIGTERM finishes a stream and refuses new calls; a second signal is ignored', async () => {
  const server = await startProcess(env)
  const session = await newSession(server.address, await sampleOf(server))
  let finish = () => {}
  model.serve((response) => {
    begin(response).write(delta('Slow but '))
    finish = () => response.end(delta('sure.') + STOP + DONE)
  })
  const stream = await fetch(`${server.address}/api/chat/widget`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id: session, message: 'Wait for it' }),
  })
  const ended = server.end('SIGTERM')
  await server.said(/"reason":"SIGTERM"/)
  const knock = () => call(server.address, 'GET', '/health').then(({ status }) => status)
  assert.ok([503, 'refused'].includes(await knock().catch(() => 'refused')))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) server.child.kill(signal)
  await new Promise((resolve) => setTimeout(resolve, 200))
  finish()
  assert.match(await stream.text(), /"delta":"Slow but ".*"delta":"sure\.".*"type":"finish"\}/s)
  assert.equal(await ended, 0)

  const again = await startProcess(env)
  const { json: visit } = await call(again.address, 'GET', `/api/chat/widget/session/${session}`)
  assert.deepEqual(
    visit.messages.map(({ content }: { content: string }) => content),
    ['Wait for it', 'Slow but sure.'],
  )
  assert.equal(await again.end('SIGTERM'), 0)
})

test('prints where data is stored, and that SUPABASE_URL alone does not move it', async () => {
  const supabase = { SUPABASE_URL: 'https://project.example', SUPABASE_KEY: 'anon-key-canary' }
  const server = await startProcess({ ...env, ...supabase })
  assert.equal(await server.end('SIGTERM'), 0)
  const output = server.output()
  if (SERVER_URL) {
    const { host } = new URL(SERVER_URL)
    assert.match(output, /\n {2}database {8}Postgres \d+\.\d+ at [\w.:]+, not encrypted, schema frontdesk\n/)
    assert.ok(output.includes(` at ${host}, `), output)
    assert.doesNotMatch(output, /SUPABASE_URL/)
  } else {
    assert.match(output, /\n {2}database {8}embedded Postgres \d+\.\d+, in \/.*\/postgres\n/)
    assert.match(output, /SUPABASE_URL is set and DATABASE_URL is not: .* not in Supabase/s)
  }
  assert.doesNotMatch(output, /anon-key-canary/)
})

test('a failed start prints the remedy without a password', async () => {
  const occupied = await startProcess(env)
  const { port } = new URL(occupied.address)
  const other = { DATA_DIR: join(database.dataDir, 'other') }
  const cases: [Record<string, string>, RegExp][] = [
    [{ ...other, PORT: port }, /port \d+ is in use\. Set PORT/],
    [{ ...other, PORT: '0', HOST: '203.0.113.1' }, /may not listen on 203\.0\.113\.1/],
    [
      { ...other, DATABASE_URL: 'postgres://me:pw-canary@127.0.0.1:1/x' },
      /database at 127\.0\.0\.1:1 cannot be used/,
    ],
    [
      { ...other, DATABASE_URL: 'host=/nowhere password=pw-canary user=me' },
      /database at \/nowhere\/\.s\.PGSQL\.5432 cannot be used/,
    ],
  ]
  for (const [wrong, told] of cases) {
    const { code, output } = await runToEnd(wrong)
    assert.equal(code, 1)
    assert.match(output, told)
    assert.ok(!output.includes('pw-canary'))
  }
  if (!SERVER_URL) {
    const { code, output } = await runToEnd({ ...env })
    assert.equal(code, 1)
    assert.match(output, /is in use by another Frontdesk/)
  }
  await occupied.end('SIGTERM')
})

test('writes the address into the private data folder', async () => {
  const server = await startProcess(env)
  const [line] = (await readFile(join(database.dataDir, 'address'), 'utf8')).split('\n')
  assert.equal(line, server.address)
  assert.equal((await stat(database.dataDir)).mode & 0o777, 0o700)
  await server.said(/"msg":"Server listening/)
  const assistant = await readFile(join(database.dataDir, 'assistant.md'), 'utf8')
  assert.match(assistant, /# Instructions[\s\S]*# Facts/)
  await server.end('SIGTERM')
})

/** Reads the sample chatbot's id from the startup output. */
async function sampleOf(server: Awaited<ReturnType<typeof startProcess>>): Promise<string> {
  const [, id] = await server.said(/sample chatbot +(\S+)/)
  return id ?? ''
}

test('an idle connection does not delay shutdown', async () => {
  const server = await startProcess(env)
  const silent = connect(Number(new URL(server.address).port), '127.0.0.1')
  after(() => silent.destroy())
  await once(silent, 'connect')
  await fetch(`${server.address}/health`)
  const started = performance.now()
  assert.equal(await server.end('SIGTERM'), 0)
  assert.ok(performance.now() - started < 10_000, `${performance.now() - started} ms`)
})
