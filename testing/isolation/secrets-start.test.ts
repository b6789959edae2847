/** A failed start reports how to fix it, without revealing the values it used. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createTestDatabase } from '../database.ts'
import { runToEnd, startProcess } from '../process.ts'
import { echoingPostgres, oldRedis, startEchoService } from './echo-services.ts'
import { findSecrets, newPlainSecret, newSecret } from './secrets.ts'

const database = await createTestDatabase()
after(() => database.remove())
const folder = await mkdtemp(join(tmpdir(), 'frontdesk-secrets-'))
after(() => rm(folder, { recursive: true, force: true }))
const common = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'trace' }

const password = newSecret('password')
const inUrl = encodeURIComponent(password)
const secrets = new Map([['the password', password]])

test('reports a database that refuses the login without its password', async () => {
  const port = await startEchoService(echoingPostgres)
  const cases: [url: string, code: number, told: RegExp][] = [
    [`postgres://me:${inUrl}@127.0.0.1:1/x`, 1, /database at 127\.0\.0\.1:1 cannot be used/],
    [`postgres://me:${inUrl}@127.0.0.1:${port}/x`, 1, /password authentication failed/],
    [`postgres://me:${inUrl}@nowhere.invalid/x`, 1, /database at nowhere\.invalid:5432 cannot be used/],
    [`postgres://me:${inUrl}@127.0.0.1:${port}/x?sslmode=require`, 1, /cannot be used/],
    [`postgres://me:${inUrl}@127.0.0.1:port/x`, 78, /^DATABASE_URL: should be/],
    [`postgres://me:${inUrl}%zz@127.0.0.1:1/x`, 78, /^DATABASE_URL: should be/],
    [`mysql://me:${inUrl}@127.0.0.1/x`, 78, /^DATABASE_URL: should be/],
  ]
  for (const [url, expected, told] of cases) {
    const { code, output } = await runToEnd({ ...common, DATABASE_URL: url })
    assert.deepEqual(findSecrets(secrets, output), [], url)
    assert.match(output, told)
    assert.equal(code, expected, output)
  }
})

test('does not repeat the answer of a Redis that echoes its input', async () => {
  const port = await startEchoService(oldRedis)
  for (const address of [`127.0.0.1:${port}`, '127.0.0.1:1']) {
    const url = `redis://me:${inUrl}@${address}`
    const server = await startProcess({ ...common, ...database.env, REDIS_URL: url })
    after(() => server.end('SIGKILL'))
    await server.said(/Redis is away/)
    assert.deepEqual(findSecrets(secrets, server.output()), [])
    await server.end('SIGTERM')
  }
  for (const url of [`redis://me:${inUrl}%zz@127.0.0.1:1`, `http://me:${inUrl}@127.0.0.1:1`]) {
    const { code, output } = await runToEnd({ ...common, REDIS_URL: url })
    assert.deepEqual(findSecrets(secrets, output), [])
    assert.match(output, /^REDIS_URL: should be/)
    assert.equal(code, 78)
  }
})

test('reports an invalid variable without its value', async () => {
  const names = [
    'SECRET_KEY',
    'SUPABASE_URL',
    'OPENAI_BASE_URL',
    'GROQ_BASE_URL',
    'MODEL',
    'ALLOWED_ORIGINS',
    'PORT',
  ]
  const value = newPlainSecret('v').slice(0, 20)
  const wrong = Object.fromEntries(names.map((name) => [name, value]))
  const { code, output } = await runToEnd({ ...common, ...wrong })
  assert.equal(code, 78)
  for (const name of names) assert.match(output, new RegExp(`^${name}: `, 'm'))
  assert.deepEqual(findSecrets(new Map([['the value', value]]), output), [])
})

test('only their owner can read the data folder and the signing key in it', async () => {
  const dataDir = join(folder, 'new')
  await runToEnd({ ...common, DATA_DIR: dataDir, DATABASE_URL: 'postgres://127.0.0.1:1/x' })
  assert.equal((await stat(dataDir)).mode & 0o777, 0o700)
  assert.equal((await stat(join(database.dataDir, 'secret-key'))).mode & 0o777, 0o600)
})
