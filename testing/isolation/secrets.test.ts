/** Secrets are never written where they can be read: not in a log, another user's answer, or the database. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import postgres from 'postgres'
import { call, newUser } from '../client.ts'
import { newChatbot, say } from '../creators.ts'
import { createTestDatabase, SERVER_URL } from '../database.ts'
import { startProcess } from '../process.ts'
import { type Echo, MODELS, startEchoService } from './echo-services.ts'
import { findSecrets, findSecretsInFiles, newPlainSecret, newSecret, type Secrets } from './secrets.ts'
import { runScenario, type Scenario } from './secrets-scenario.ts'

const OPERATORS = [
  'SECRET_KEY',
  'EXTERNAL_JWT_SECRET',
  'SUPABASE_JWT_SECRET',
  'SUPABASE_KEY',
  'SUPABASE_SERVICE_KEY',
]
const KEYS = ['OPENAI_API_KEY', 'OPENROUTER_API_KEY', 'GROQ_API_KEY']
const operators: Secrets = new Map([
  ...OPERATORS.map((name): [string, string] => [name, `${newSecret(name)} long enough`]),
  ...KEYS.map((name): [string, string] => [name, newPlainSecret(name)]),
])

const database = await createTestDatabase()
after(() => database.remove())
const common = {
  ...database.env,
  PORT: '0',
  LIMIT_SCALE: '0',
  LOG_LEVEL: 'trace',
  ...Object.fromEntries(operators),
}

/** A service that echoes its key in the configured way. */
let repeat: Echo = () => {}
const port = await startEchoService((said, socket) => repeat(said, socket))
const GROQ_BASE_URL = `http://127.0.0.1:${port}/v1`

let scenario: Scenario
const server = await startProcess({ ...common, MODEL: 'builtin/answerer', GROQ_BASE_URL })
after(() => server.end('SIGKILL'))

test('does not repeat the key that a service echoes, in whatever form', async (context) => {
  const { address } = server
  const token = await newUser(address)
  for (const [at, [how, repeats]] of Object.entries(MODELS).entries()) {
    repeat = repeats
    const model = `groq/model-${at}`
    const chatbot = await newChatbot(address, token, { configuration: { model } })
    const { status, text } = await say(address, chatbot, 'What is Frontdesk?')
    assert.equal(status, 200, `${how}: ${text}`)
    await server.said(new RegExp(`"model":"${model}".*"msg":"model failed"`))
    assert.deepEqual(findSecrets(operators, server.output() + text), [], how)
  }
  context.diagnostic(`${Object.keys(MODELS).length} ways`)
})

test('public answers reveal no secret of the operator', async () => {
  const paths = [
    '/health',
    '/docs',
    '/docs/json',
    '/openapi.json',
    '/',
    '/widget.js',
    '/metrics',
    '/.env',
    '/secret-key',
  ]
  for (const path of paths) {
    const { text, headers } = await call(server.address, 'GET', path)
    assert.deepEqual(findSecrets(operators, text + JSON.stringify([...headers])), [], path)
  }
})

test('no secret is in the log or in an error answer after a session at every API', async (context) => {
  const [, sampleChatbotId = ''] = await server.said(/sample chatbot +(\S+)/)
  scenario = await runScenario(server.address, sampleChatbotId)
  assert.ok(scenario.refusals.length >= 15, `${scenario.refusals.length} refusals`)
  for (const { text, headers } of scenario.refusals) {
    const shown = text + JSON.stringify([...headers])
    assert.deepEqual(findSecrets(new Map([...operators, ...scenario.secrets]), shown), [])
  }
  const all = new Map([...operators, ...scenario.secrets, ...scenario.texts])
  assert.equal(await server.end('SIGTERM'), 0)
  assert.match(server.output(), /"level":30.*"msg":"request"/)
  assert.deepEqual(findSecrets(all, server.output()), [])
  context.diagnostic(`${all.size} secrets, ${server.output().length} characters of log`)
})

test('the database contains no secret, only hashes', async (context) => {
  const rows = await allRows()
  assert.deepEqual(findSecrets(new Map([...operators, ...scenario.secrets]), rows), [])
  // The messages are found, or the search would prove nothing.
  assert.notDeepEqual(findSecrets(scenario.texts, rows), [])
  for (const key of scenario.apiKeys)
    assert.ok(!rows.includes(createHash('sha256').update(key).digest('hex')), 'revoked')
  assert.match(rows, /scrypt|argon2/)
  context.diagnostic(`${rows.length} characters of rows`)
})

test("the data folder's files contain no secret, even in their unused parts", async () => {
  assert.deepEqual(
    await findSecretsInFiles(new Map([...operators, ...scenario.secrets]), database.dataDir),
    [],
  )
})

test('the account service’s key is not repeated either', async () => {
  const key = newPlainSecret('supabase')
  const password = newSecret('password')
  const env = { SUPABASE_URL: `http://127.0.0.1:${port}`, SUPABASE_KEY: key }
  const server = await startProcess({ ...common, ...env })
  after(() => server.end('SIGKILL'))
  const secrets = new Map([...operators, ['SUPABASE_KEY', key], ['the password', password]])
  for (const [how, repeats] of Object.entries(MODELS)) {
    repeat = repeats
    const body = { email: 'ada@example.com', password }
    const { status, text } = await call(server.address, 'POST', '/api/auth/login', { body })
    assert.equal(status, 503, `${how} ${text}`)
    assert.deepEqual(findSecrets(secrets, text), [], how)
  }
  await server.end('SIGTERM')
  assert.deepEqual(findSecrets(secrets, server.output()), [])
})

const TABLES = `
  select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema')`

/** All rows of every table as JSON, binary values in hexadecimal; read as the database owner. */
async function allRows(): Promise<string> {
  if (SERVER_URL) {
    const sql = postgres(database.env.DATABASE_URL ?? '', { max: 1 })
    const rows = await readAll(async (text) => (await sql.unsafe(text)) as unknown as Row[])
    await sql.end()
    return rows
  }
  const embedded = await PGlite.create(join(database.dataDir, 'postgres'))
  const rows = await readAll(async (text) => (await embedded.query<Row>(text)).rows)
  await embedded.close()
  return rows
}

type Row = { name: string; row: string }

async function readAll(read: (text: string) => Promise<Row[]>): Promise<string> {
  const texts: string[] = []
  for (const { name } of await read(TABLES)) {
    const rows = await read(`select row_to_json(t)::text as row from ${name} t`)
    texts.push(name, ...rows.map(({ row }) => row))
  }
  assert.ok(texts.length > 50, `${texts.length} rows and tables`)
  return texts.join('\n')
}
