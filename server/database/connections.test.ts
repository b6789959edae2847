import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTestDatabase, SERVER_URL } from '../../testing/database.ts'
import { type Cut, type WireOptions, wireTo } from '../../testing/wire.ts'
import { answers, DatabaseBusy, DatabaseUnavailable } from './availability.ts'
import { connect } from './connection.ts'
import { type Connections, TIMES } from './connections.ts'
import { openDatabase } from './database.ts'
import { asPerson, asServiceRole } from './transaction.ts'

const own = await createTestDatabase()
const url = own.env.DATABASE_URL ?? ''
const database = await openDatabase({ url, dataDir: own.dataDir, onFirstStart: () => {}, onCrash: () => {} })
const { connections } = database
await connections.use((sql) => sql`create table marks (id text)`)
after(async () => {
  await database.close()
  await own.remove()
})
const needsServer = { skip: !SERVER_URL && 'the embedded database has no wire to cut' }

/** Writes the mark in its own transaction. */
function mark(connections: Connections, id: string, goesFirst = false): Promise<unknown> {
  const statements = (sql: Parameters<Parameters<Connections['use']>[0]>[0]) => [
    sql`begin`,
    sql`insert into marks (id) values (${id})`,
    sql`commit`,
  ]
  return connections.use((sql) => Promise.all(statements(sql)), { goesFirst })
}

/** A separate pool, through a proxy that can fail. */
async function wired(options: WireOptions = {}, times = TIMES) {
  const wire = await wireTo(url, options)
  const own = connect({ url: wire.url }, times)
  after(async () => {
    wire.remove()
    await own.end({ timeout: 1 })
  })
  return { wire, own }
}

/** Counts the rows of each mark. */
async function marksLike(pattern: string): Promise<Map<string, number>> {
  const rows = await connections.use(
    (sql) => sql`select id, count(*)::int as times from marks where id like ${pattern} group by id`,
  )
  return new Map(rows.map(({ id, times }) => [id, times]))
}

test('refuses new work when the queue is full, before any of it has run', async () => {
  const comes = async (id: string, goesFirst: boolean) => {
    try {
      await mark(connections, id, goesFirst)
      return [id]
    } catch (error) {
      assert.ok(error instanceof DatabaseBusy, String(error))
      return []
    }
  }
  const first = Array.from({ length: 800 }, (_, index) => comes(`busy ${index}`, false))
  assert.equal(connections.isBusy, true)
  const begun = Array.from({ length: 50 }, (_, index) => comes(`busy begun ${index}`, true))
  const written = (await Promise.all([...first, ...begun])).flat()
  assert.ok(written.length >= 550 && written.length < 800, `${written.length}`)
  assert.equal(written.filter((id) => id.includes('begun')).length, 50)
  assert.deepEqual([...(await marksLike('busy %'))].sort(), written.map((id) => [id, 1]).sort())
  assert.equal(connections.isBusy, false)
})

test('serves begun work and the server’s own before new work', async () => {
  const [[user]] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`insert into users default values returning id`,
  ])
  const userId = user?.id ?? ''
  const done: string[] = []
  const all = Array.from({ length: 60 }, () =>
    asPerson(connections, { userId }, (sql) => [sql`select pg_sleep(0.02)`]).then(() => done.push('new')),
  )
  all.push(
    asPerson(connections, { userId }, (sql) => [sql`select 1`], { isAuthorized: true }).then(() =>
      done.push('begun'),
    ),
  )
  all.push(asServiceRole(connections, (sql) => [sql`select 1`]).then(() => done.push('system')))
  all.push(answers(connections, 5000).then(() => done.push('health')))
  await Promise.all(all)
  // Some already had a connection; others were waiting for one to open.
  for (const name of ['begun', 'system', 'health'])
    assert.ok(done.indexOf(name) <= 35, `${name} was number ${done.indexOf(name)}`)
})

for (const how of ['broken', 'ended'] satisfies Cut[]) {
  test(
    `a wire that is ${how}: quick refusals, quick recovery, nothing twice, no session left over`,
    needsServer,
    async () => {
      const wire = await wireTo(url)
      const own = connect({ url: wire.url })
      const written: string[] = []
      const failures: unknown[] = []
      let slowestMs = 0
      let backAfterMs: number | undefined
      let mendedAt = Number.POSITIVE_INFINITY
      let isOver = false
      const caller = async (_: unknown, caller: number) => {
        for (let count = 0; !isOver; count++) {
          const id = `${how} ${caller} ${count}`
          const startedAt = performance.now()
          try {
            await mark(own, id)
            written.push(id)
            if (startedAt > mendedAt) backAfterMs ??= performance.now() - mendedAt
          } catch (error) {
            failures.push(error)
            await sleep(5)
          }
          slowestMs = Math.max(slowestMs, performance.now() - startedAt)
        }
      }
      const callers = Promise.all(Array.from({ length: 30 }, caller))
      await sleep(100)
      wire.cut(how)
      await sleep(300)
      wire.mend()
      mendedAt = performance.now()
      while (backAfterMs === undefined && performance.now() < mendedAt + 5000) await sleep(20)
      await sleep(100)
      isOver = true
      await callers

      assert.ok(backAfterMs !== undefined && backAfterMs < 3000, `back after ${backAfterMs} ms`)
      assert.ok(slowestMs < 3000, `the slowest took ${slowestMs} ms`)
      assert.ok(failures.length > 0)
      for (const failure of failures) assert.ok(failure instanceof DatabaseUnavailable, String(failure))
      const stored = await marksLike(`${how} %`)
      for (const id of written) assert.equal(stored.get(id), 1, id)
      // A transaction lost after its commit was sent may be stored too, but never twice.
      assert.deepEqual(
        [...stored.values()].filter((times) => times !== 1),
        [],
      )
      assert.ok(wire.connections() < 100, `${wire.connections()} connections were tried`)
      assert.ok((await sessions()) <= 20, 'ten of each')
      await own.end({ timeout: 1 })
      wire.remove()
    },
  )
}

test(
  'a wire that is cut while connections are being opened fails those who wait, and nothing else',
  needsServer,
  async () => {
    const { wire, own } = await wired({}, { ...TIMES, retry: 0 })
    for (let round = 0; round < 30; round++) {
      const outcomes = Promise.allSettled(Array.from({ length: 10 }, () => mark(own, 'opening')))
      await sleep(round)
      wire.cut(round % 2 === 0 ? 'broken' : 'ended')
      for (const outcome of await outcomes)
        assert.ok(
          outcome.status === 'fulfilled' || outcome.reason instanceof DatabaseUnavailable,
          String(outcome),
        )
      wire.mend()
    }
    await mark(own, 'opened')
  },
)

test('serves everybody through three connections when the server has no more', needsServer, async () => {
  const { own } = await wired({ most: 3 })
  await Promise.all(Array.from({ length: 100 }, (_, index) => mark(own, `few ${index}`)))
  assert.equal((await marksLike('few %')).size, 100)
})

test('times out on a connection that hangs', needsServer, async () => {
  const { wire, own } = await wired({}, { ...TIMES, open: 300, answer: 200 })
  await Promise.all(Array.from({ length: 20 }, (_, index) => mark(own, `silent ${index}`)))
  wire.cut('silent')
  const startedAt = performance.now()
  // Ten run on open connections, ten wait, and then no connection can be opened.
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => mark(own, 'silent too')))
  const tookMs = performance.now() - startedAt
  for (const outcome of outcomes)
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof DatabaseUnavailable)
  assert.ok(tookMs < 1500, `${tookMs} ms`)
  wire.mend()
  await sleep(TIMES.retry)
  await mark(own, 'silent again')
  assert.equal((await marksLike('silent again')).get('silent again'), 1)
})

test('finishes running transactions at close and begins no more', needsServer, async () => {
  const own = connect({ url })
  // Open all ten connections before measuring time.
  await Promise.all(Array.from({ length: 10 }, () => own.use((sql) => sql`select pg_sleep(0.1)`)))
  const underWay = own.use((sql) => Promise.all([sql`begin`, sql`select pg_sleep(0.2)`, sql`commit`]))
  const more = Array.from({ length: 20 }, () => own.use((sql) => sql`select pg_sleep(0.2)`))
  const outcomes = Promise.allSettled(more)
  await sleep(100)
  await own.end({ timeout: 2 })
  await underWay
  const refused = (await outcomes).filter(({ status }) => status === 'rejected')
  assert.equal(refused.length, 11)
  await assert.rejects(mark(own, 'closed'), DatabaseUnavailable)
  const neverOpened = connect({ url })
  await neverOpened.end({ timeout: 0 })
  await assert.rejects(mark(neverOpened, 'closed'), DatabaseUnavailable)
})

test('destroys a connection in an unknown state, and its session ends', needsServer, async () => {
  const { own } = await wired()
  for (let each = 0; each < 15; each++)
    await assert.rejects(
      own.use((sql) => sql`select ${undefined as never}::text`),
      /UNDEFINED_VALUE/,
    )
  const deadline = performance.now() + 5000
  while ((await sessions()) > 20 && performance.now() < deadline) await sleep(20)
  assert.ok((await sessions()) <= 20)
})

async function sessions(): Promise<number> {
  const [row] = await connections.use(
    (sql) => sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = 'frontdesk'`,
  )
  return row?.count
}
