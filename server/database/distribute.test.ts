/** Conversations on a Citus cluster: what is distributed when, and who sees which rows on the workers. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Sql } from 'postgres'
import {
  addWorkers,
  CITUS_URL,
  createOnCluster,
  distributeAt,
  dropOnCluster,
  onWorkers,
} from '../../testing/citus.ts'
import { call, newConversation, newUser } from '../../testing/client.ts'
import { asLoginRole } from '../../testing/database.ts'
import { openTestFrontdesk, type TestFrontdesk } from '../../testing/frontdesk.ts'
import { makeClient } from './connection.ts'
import { DISTRIBUTED, distribute } from './distribute.ts'
import { DatabaseSetupError } from './setup-error.ts'
import { asPerson } from './transaction.ts'

const skip = !CITUS_URL && 'set TEST_CITUS_URL'

/** A database on the cluster; dropped after the test. */
async function newDatabase({ hasWorkers }: { hasWorkers: boolean }) {
  const name = `frontdesk_test_${randomUUID().replaceAll('-', '')}`
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-test-'))
  await createOnCluster(name, { hasWorkers })
  const url = new URL(CITUS_URL ?? '')
  url.pathname = `/${name}`
  const remove = async () => {
    await dropOnCluster(name)
    await rm(dataDir, { recursive: true, force: true })
  }
  after(remove)
  return {
    name,
    url: url.href,
    database: { env: { DATA_DIR: dataDir, DATABASE_URL: url.href }, dataDir, remove },
  }
}

/** Two users with a conversation of one message each. */
async function fill({ address }: TestFrontdesk) {
  const tokens = [await newUser(address), await newUser(address)]
  const numbers: number[] = []
  for (const token of tokens) {
    const number = await newConversation(address, token)
    await say(address, token, number)
    numbers.push(number)
  }
  return tokens.map((token, index) => ({ token, number: numbers[index] ?? 0 }))
}

async function say(address: string, token: string, number: number): Promise<void> {
  const said = await call(address, 'POST', `/conversations/${number}/messages`, {
    token,
    body: { content: 'Hello' },
  })
  assert.equal(said.status, 200, said.text)
}

async function messagesOf(address: string, token: string, number: number): Promise<number> {
  return (await call(address, 'GET', `/conversations/${number}/messages`, { token })).json.length
}

test('a new database is distributed when asked, and policies hold on the workers', {
  skip,
}, async () => {
  const { name, database, url } = await newDatabase({ hasWorkers: true })
  await distributeAt(url)
  const frontdesk = await openTestFrontdesk({ database })
  after(frontdesk.stop)
  const { connections } = frontdesk
  assert.equal(connections.isDistributed, true)
  await fill(frontdesk)
  const homes = await asLoginRole(
    connections,
    (sql) => sql<{ home: string }[]>`select distinct home from messages`,
  )
  const [home, other] = homes.map((row) => row.home)

  let seen = 0
  let foreign = 0
  await onWorkers(name, 'frontdesk_app', async (sql) => {
    seen += await visible(sql, home)
    foreign += await visible(sql, home, other)
    foreign += await visible(sql, undefined)
  })
  assert.equal(seen, 2, 'its own user sees the message and the reply')
  assert.equal(foreign, 0)
  await onWorkers(name, 'postgres', async (sql) => {
    const unprotected = await sql`
      select relname from pg_class where relname ~ ${`^(${DISTRIBUTED.join('|')})_\\d+$`} and relkind = 'r'
        and not (relrowsecurity and relforcerowsecurity)`
    assert.deepEqual([...unprotected], [])
  })
})

/** The messages of a home in the shards of this worker that a user sees. */
async function visible(sql: Sql, user: string | undefined, home = user): Promise<number> {
  await sql`select set_config('request.jwt.claims', ${user ? JSON.stringify({ sub: user, is_admin: false }) : ''}, false)`
  const shards = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace
    where relname ~ '^messages_\\d+$' and relkind = 'r'`
  let count = 0
  for (const { name } of shards) {
    const rows = await sql`select from ${sql.unsafe(name)} where ${home ? sql`home = ${home}` : sql`true`}`
    count += rows.length
  }
  return count
}

test('on the coordinator, one person sees and changes nothing of another', { skip }, async () => {
  const { database } = await newDatabase({ hasWorkers: true })
  const frontdesk = await openTestFrontdesk({ database })
  after(frontdesk.stop)
  const { connections } = frontdesk
  await fill(frontdesk)
  const homes = await asLoginRole(
    connections,
    (sql) => sql<{ home: string }[]>`select distinct home from messages`,
  )
  const [home = '', other = ''] = homes.map((row) => row.home)
  for (const table of DISTRIBUTED) {
    const [own, foreign, changed, everything] = await asPerson(connections, { userId: home }, (sql) => [
      sql`select from ${sql(table)} where home = ${home}`,
      sql`select from ${sql(table)} where home = ${other}`,
      sql`delete from ${sql(table === 'conversations' ? table : 'conversations')} where home = ${other}`,
      sql`select from ${sql(table)} where home <> ${home}`,
    ])
    if (table === 'messages') assert.equal(own.length, 2)
    assert.deepEqual([foreign.length, changed.count, everything.length], [0, 0, 0], table)
  }
})

test('an existing database is distributed only when asked for, with all rows, and goes on', {
  skip,
}, async () => {
  const { name, url, database } = await newDatabase({ hasWorkers: false })
  const before = await openTestFrontdesk({ database })
  const people = await fill(before)
  await before.stop()
  await addWorkers(name)
  const unmoved = await openTestFrontdesk({ database })
  assert.equal(unmoved.connections.isDistributed, false)
  for (const { token, number } of people) assert.equal(await messagesOf(unmoved.address, token, number), 2)
  const client = makeClient({ url })
  after(() => client.end({ timeout: 1 }))
  await assert.rejects(distribute(client), /A server is connected/)
  await unmoved.stop()
  assert.equal(await distribute(client), 2)
  assert.equal(await distribute(client), 2, 'again, it changes nothing')

  const moved = await openTestFrontdesk({ database })
  after(moved.stop)
  assert.equal(moved.connections.isDistributed, true)
  for (const { token, number } of people) {
    assert.equal(await messagesOf(moved.address, token, number), 2)
    await say(moved.address, token, number)
    assert.equal(await messagesOf(moved.address, token, number), 4)
  }
})

test('without workers, it refuses to distribute', { skip }, async () => {
  const { url } = await newDatabase({ hasWorkers: false })
  const client = makeClient({ url })
  after(() => client.end({ timeout: 1 }))
  await assert.rejects(distribute(client), DatabaseSetupError)
})
