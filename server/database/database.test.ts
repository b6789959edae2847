import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ReservedSql } from 'postgres'
import { createEmptyDatabase, createTestDatabase, SERVER_URL } from '../../testing/database.ts'
import { answers, DatabaseUnavailable } from './availability.ts'
import { connect, makeClient } from './connection.ts'
import { openDatabase } from './database.ts'
import { DataDirectoryInUse } from './embedded.ts'
import { migrate } from './migrate.ts'
import { asPerson, asServiceRole, json, Refused } from './transaction.ts'

const own = await createTestDatabase()
const options = { url: own.env.DATABASE_URL, dataDir: own.dataDir, onFirstStart: () => {}, onCrash: () => {} }
const database = await openDatabase(options)
const { connections } = database
after(async () => {
  await database.close()
  await own.remove()
})

const newUser = async () => {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`insert into users default values returning id`,
  ])
  return rows[0]?.id ?? ''
}
const [ada, eve] = [await newUser(), await newUser()]
const chatbot = (
  await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`insert into chatbots (name, is_default) values ('Bot', true) returning id`,
  ])
)[0][0]?.id
const open = async (userId: string) => {
  const [rows] = await asPerson(connections, { userId }, (sql) => [
    sql<{ id: string }[]>`
      insert into conversations (user_id, chatbot_id) select ${userId}, id from chatbots returning id`,
  ])
  return rows[0]?.id ?? ''
}
const adas = await open(ada)
await asPerson(connections, { userId: ada }, (sql) => [
  sql`insert into messages (conversation_id, position, role, content) values (${adas}, 1, 'user', 'secret')`,
])

test('row-level security shows a person only their own rows', async () => {
  const seen = async (identity: { userId: string } | { conversationId: string }) => {
    const [users, conversations, messages] = await asPerson(connections, identity, (sql) => [
      sql`select id from users`,
      sql`select id from conversations`,
      sql`select content from messages`,
    ])
    return [users.length, conversations.length, messages.length]
  }
  assert.deepEqual(await seen({ userId: ada }), [1, 1, 1])
  assert.deepEqual(await seen({ userId: eve }), [1, 0, 0])
  assert.deepEqual(await seen({ conversationId: crypto.randomUUID() }), [0, 0, 0])
  // A user's conversation is no visitor session: its id alone gives no access.
  assert.deepEqual(await seen({ conversationId: adas }), [0, 0, 0])
})

test('row-level security lets a person write only into their own conversations', async () => {
  const intrude = asPerson(connections, { userId: eve }, (sql) => [
    sql`insert into messages (conversation_id, position, role, content) values (${adas}, 2, 'user', 'intruder')`,
  ])
  await assert.rejects(intrude, /row-level security/)
  const take = asPerson(connections, { userId: eve }, (sql) => [
    sql`update conversations set user_id = ${eve} where id = ${adas}`,
  ])
  await assert.rejects(take, /permission denied/)
  const [changed] = await asPerson(connections, { userId: eve }, (sql) => [
    sql`update conversations set title = 'x' returning id`,
  ])
  assert.equal(changed.length, 0)
  const foreign = asPerson(connections, { userId: eve }, (sql) => [
    sql`insert into conversations (user_id, chatbot_id) values (${ada}, ${chatbot ?? ''})`,
  ])
  await assert.rejects(foreign, /row-level security/)
})

test('without an identity every table reads as empty, and secrets are unreadable', async () => {
  const people = ['users', 'logins', 'api_keys', 'profiles', 'visitors'] as const
  const tables = [...people, 'chatbots', 'conversations', 'messages', 'turns', 'training_data'] as const
  const nobody = { conversationId: '' }
  for (const table of tables) {
    const [rows] = await asPerson(connections, nobody, (sql) => [sql`select from ${sql(table)}`])
    assert.equal(rows.length, 0, table)
  }
  for (const table of ['passwords', 'refresh_tokens'] as const) {
    const read = asPerson(connections, { userId: ada }, (sql) => [sql`select from ${sql(table)}`])
    await assert.rejects(read, /permission denied/, table)
  }
})

test('a failed statement rolls back the transaction, and the connection stays usable', async () => {
  for (let round = 0; round < 20; round++) {
    const failing = asPerson(connections, { userId: ada }, (sql) => [
      sql`update conversations set title = 'half done' where id = ${adas}`,
      sql`select 1 / ${0}::int`,
    ])
    await assert.rejects(failing, /division by zero/)
  }
  const [rows] = await asPerson(connections, { userId: ada }, (sql) => [
    sql`select title from conversations where id = ${adas}`,
  ])
  assert.equal(rows[0]?.title, null)
})

test('an identity does not leak into the next transaction', async () => {
  const rounds = Array.from({ length: 200 }, async (_, index) => {
    const userId = index % 2 === 0 ? ada : eve
    const [rows] = await asPerson(connections, { userId }, (sql) => [
      sql`select frontdesk_user_id() as id, current_user as role`,
    ])
    assert.deepEqual({ ...rows[0] }, { id: userId, role: 'frontdesk_app' })
  })
  await Promise.all(rounds)
  const [outside] = await connections.use(
    (sql) => sql`
      select frontdesk.frontdesk_user_id() as id, current_user as role, current_setting('search_path') as path`,
  )
  assert.equal(outside?.id, null)
  assert.notEqual(outside?.role, 'frontdesk_app')
  assert.doesNotMatch(outside?.path, /frontdesk/)
})

test('every transaction sets a statement timeout of 15 seconds, and no session keeps it', {
  skip: !SERVER_URL && 'needs a server',
}, async () => {
  const show = (sql: ReservedSql) =>
    sql<{ timeout: string }[]>`select current_setting('statement_timeout') as timeout`
  const [ofPerson] = await asPerson(connections, { userId: ada }, (sql) => [show(sql)])
  const [still] = await asPerson(connections, { userId: ada }, (sql) => [show(sql)], { isAuthorized: true })
  const [ofSystem] = await asServiceRole(connections, (sql) => [show(sql)])
  const outside = await connections.use(async (sql) => show(sql))
  const timeouts = [ofPerson, still, ofSystem, outside].map(([row]) => row?.timeout)
  assert.deepEqual(timeouts, ['15s', '15s', '15s', '0'])
})

test('a JSON value that cannot be serialized fails before anything is sent', async () => {
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  await assert.rejects(
    asPerson(connections, { userId: ada }, (sql) => [
      sql`update users set default_session_id = 'half'`,
      sql`select ${json(sql, cyclic)}`,
    ]),
    TypeError,
  )
  const [[row]] = await asPerson(connections, { userId: ada }, (sql) => [
    sql`select default_session_id as session from users`,
  ])
  assert.deepEqual(row, { session: null })
})

test('an invalid parameter fails its transaction, and the connections stay usable', async () => {
  for (let round = 0; round < 12; round++) {
    const failing = asPerson(connections, { userId: ada }, (sql) => [sql`select ${undefined as never}::text`])
    const next = asPerson(connections, { userId: ada }, (sql) => [sql`select ${round}::int as round`])
    await assert.rejects(failing, /UNDEFINED_VALUE/)
    assert.equal((await next)[0][0]?.round, round)
  }
})

test('serializes lists as arrays, whatever their elements contain', async () => {
  const texts = ['plain', 'a "quoted" one', 'back\\slash', '{a,b}', 'null', '', 'ড়', 'line\nline']
  const ids = [ada, eve]
  const [[row]] = await asPerson(connections, { userId: ada }, (sql) => [
    sql`
      select to_json(${[...texts, null]}::text[]) as texts, to_json(${ids}::uuid[]) as ids,
        to_json(${[1, -2]}::int[]) as numbers, to_json(${[]}::text[]) as none`,
  ])
  assert.deepEqual(row, { texts: [...texts, null], ids, numbers: [1, -2], none: [] })
  const column = asPerson(connections, { userId: ada }, (sql) => [sql`select ${texts}::text[] as texts`])
  await assert.rejects(column, /asked for as JSON/)
})

test('a deleted user has a refusal of its own', async () => {
  await assert.rejects(
    asPerson(connections, { userId: crypto.randomUUID() }, (sql) => [sql`select 1`]),
    (error: unknown) => error instanceof Refused && error.reason === 'user_gone',
  )
})

test('processes that start at the same time migrate once', {
  skip: !SERVER_URL && 'one process owns an embedded database',
}, async () => {
  const fresh = await createEmptyDatabase()
  const clients = Array.from({ length: 5 }, () => makeClient(fresh.address))
  const applied = await Promise.all(clients.map((client) => migrate(client)))
  assert.deepEqual(applied.flat().sort(), [...new Set(applied.flat())].sort())
  assert.ok(applied.flat().length >= 5)
  await Promise.all(clients.map((client) => client.end()))
  await fresh.remove()
})

test('every migration records its own name, so that it can be run manually', async () => {
  const { readdir, readFile } = await import('node:fs/promises')
  const folder = join(import.meta.dirname, '../../database/migrations')
  for (const file of await readdir(folder)) {
    const text = await readFile(join(folder, file), 'utf8')
    assert.ok(
      text.trimEnd().endsWith(`insert into frontdesk_migrations (name) values ('${file.slice(0, -4)}');`),
      file,
    )
  }
  const client = own.env.DATABASE_URL ? makeClient({ url: own.env.DATABASE_URL }) : undefined
  if (client) assert.deepEqual(await migrate(client), [])
  await client?.end()
})

test('reconnects to a lost database without a restart', {
  skip: !SERVER_URL && 'needs a server',
}, async () => {
  assert.ok(await answers(connections, 2000))
  const killed = Array.from({ length: 5 }, () =>
    asPerson(connections, { userId: ada }, (sql) => [sql`select pg_sleep(5)`]),
  )
  const outcomes = Promise.allSettled(killed)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const admin = makeClient({ url: own.env.DATABASE_URL ?? '' })
  await admin`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await admin.end()
  for (const outcome of await outcomes) {
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof DatabaseUnavailable, String(outcome))
  }
  // Wait until the closed sockets of idle connections are noticed.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const again = Array.from({ length: 20 }, () =>
    asPerson(connections, { userId: ada }, (sql) => [sql`select 1`]),
  )
  assert.equal((await Promise.all(again)).length, 20)
})

test('reports an unreachable server as unavailable', async () => {
  const nowhere = connect({ url: 'postgres://nobody@127.0.0.1:1/nothing' })
  await assert.rejects(
    asServiceRole(nowhere, (sql) => [sql`select 1`]),
    DatabaseUnavailable,
  )
  assert.equal(await answers(nowhere, 500), false)
  await nowhere.end({ timeout: 0 })
})

test('only one process can use a data folder', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), `frontdesk-${'long-'.repeat(20)}`))
  const embedded = { ...options, url: undefined, dataDir }
  const first = await openDatabase(embedded)
  await assert.rejects(openDatabase(embedded), DataDirectoryInUse)
  await first.close()
  const second = await openDatabase(embedded)
  await second.close()
  await rm(dataDir, { recursive: true })
})

test('transactions work without prepared statements', { skip: !SERVER_URL && 'needs a server' }, async () => {
  const url = new URL(own.env.DATABASE_URL ?? '')
  url.searchParams.set('pgbouncer', 'true')
  const pooled = connect({ url: url.href })
  const [rows] = await asPerson(pooled, { userId: ada }, (sql) => [
    sql`select content from messages where position = ${1}`,
  ])
  assert.equal(rows[0]?.content, 'secret')
  await pooled.end({ timeout: 1 })
})
