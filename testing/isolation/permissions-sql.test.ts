import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import postgres, { type PendingQuery, type ReservedSql, type Row, type RowList } from 'postgres'
import { openDatabase } from '../../server/database/database.ts'
import { asPerson, asServiceRole, type Identity, Refused } from '../../server/database/transaction.ts'
import { asLoginRole, createTestDatabase } from '../database.ts'
import { furnish } from './permissions-rows.ts'
import { OPERATIONS, type Operation, statementFor, type Thing, thingsOf } from './permissions-sql.ts'
import { type Cells, differences, linesOf, ROLES, type Role } from './permissions-table.ts'
import { newWorld, sha256 } from './permissions-world.ts'

const own = await createTestDatabase()
const database = await openDatabase({
  url: own.env.DATABASE_URL,
  dataDir: own.dataDir,
  onFirstStart: () => {},
  onCrash: () => {},
})
const { connections } = database
after(async () => {
  await database.close()
  await own.remove()
})
const world = newWorld()
const things = thingsOf(world)
await asServiceRole(connections, (sql) => furnish(sql, world))
const columns = await changeableColumns()

/** The columns that a person may update; all columns of a table that has none. */
async function changeableColumns(): Promise<Map<string, string[]>> {
  const rows = await asLoginRole(
    connections,
    (sql) => sql<{ table: string; columns: string[] }[]>`
      select c.relname as table, coalesce(
        json_agg(a.attname) filter (where has_column_privilege('frontdesk_app', c.oid, a.attnum, 'update')),
        json_agg(a.attname)
      ) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
      group by c.relname`,
  )
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

/** The identity for this thing; null for nobody. */
function identityOf(role: Role, { owner, place }: Thing): Identity | null {
  const { people, chatbots } = world
  const { guest, fellow, apiKey } = chatbots[place]
  const identities: Record<Role, Identity | null> = {
    owner: { userId: people[owner] },
    'other user': { userId: people.other },
    visitor: { conversationId: guest.id },
    'fellow visitor': { conversationId: fellow.id },
    'foreign visitor': { conversationId: chatbots.foreign.guest.id },
    client: { apiKeyHash: sha256(apiKey) },
    'foreign client': { apiKeyHash: sha256(chatbots.foreign.apiKey) },
    inactive: { userId: people[owner] },
    admin: { userId: people.admin },
    nobody: null,
  }
  return identities[role]
}

type Queries = PendingQuery<Row[]>[]

/** Executes and rolls back; its result is the last but one. */
function tried(sql: ReservedSql, operation: Operation, thing: Thing): Queries {
  const statement = statementFor(operation, thing, columns.get(thing.table) ?? [])
  return [
    sql`savepoint tried`,
    ...(operation === 'create' && thing.isOnly ? makeRoom(sql, thing) : []),
    sql.unsafe(statement),
    sql`rollback to savepoint tried`,
  ]
}

/** As the server; the person's claims stay. */
function makeRoom(sql: ReservedSql, { table, where }: Thing): Queries {
  return [
    sql`select set_config('role', 'frontdesk_system', true)`,
    sql.unsafe(`delete from ${table} where ${where}`),
    sql`select set_config('role', 'frontdesk_app', true)`,
  ]
}

/** @returns the number of affected rows; 0 if refused */
async function rowsOf(operation: Operation, thing: Thing, identity: Identity | null): Promise<number> {
  try {
    const results = identity
      ? await asPerson(connections, identity, (sql) => tried(sql, operation, thing))
      : await withRollback((sql) => tried(sql, operation, thing))
    return (results.at(-2) as RowList<Row[]>).count
  } catch (error) {
    const isRefused =
      error instanceof Refused || (error instanceof postgres.PostgresError && error.code === '42501')
    if (!isRefused) throw new Error(`${operation} in ${thing.table}`, { cause: error })
    return 0
  }
}

/** In the role of a person, without an identity. */
function withRollback(build: (sql: ReservedSql) => Queries) {
  return asLoginRole(connections, async (sql) => {
    const all = [
      sql`begin`,
      sql`select set_config('role', 'frontdesk_app', true)`,
      ...build(sql),
      sql`commit`,
    ]
    const outcomes = await Promise.allSettled(all)
    const failed = outcomes.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    return (await Promise.all(all)).slice(2, -1)
  })
}

const setActive = (isActive: boolean) =>
  asServiceRole(connections, (sql) => [
    sql`
      update users set is_active = ${isActive} where id in (${world.people.owner}, ${world.people.hermit})`,
  ])

const nameOf = (thing: string, operation: string) => `${thing} | ${operation}`

/** Views are read-only. */
const operationsOn = ({ another }: Thing) => (another ? OPERATIONS : (['read'] as const))

async function found(): Promise<Cells> {
  const cells: Cells = new Map()
  for (const role of ROLES) {
    if (role === 'inactive') await setActive(false)
    for (const [name, thing] of Object.entries(things)) {
      for (const operation of operationsOn(thing)) {
        const rows = await rowsOf(operation, thing, identityOf(role, thing))
        const row = cells.get(nameOf(name, operation)) ?? ({} as Record<Role, string>)
        row[role] = rows === 0 ? '–' : rows === 1 ? 'yes' : `${rows} rows`
        cells.set(nameOf(name, operation), row)
      }
    }
    if (role === 'inactive') await setActive(true)
  }
  return cells
}

test('the server can do each operation on exactly one row, so that refusals prove a policy', async () => {
  for (const [name, thing] of Object.entries(things)) {
    for (const operation of operationsOn(thing)) {
      const isMigration = thing.table === 'frontdesk_migrations'
      const count = await asLoginRole(connections, async (sql) => {
        await sql`begin`
        try {
          if (!isMigration) await sql`select set_config('role', 'frontdesk_system', true)`
          if (operation === 'create' && thing.isOnly)
            await sql.unsafe(`delete from ${thing.table} where ${thing.where}`)
          return (await sql.unsafe(statementFor(operation, thing, columns.get(thing.table) ?? []))).count
        } finally {
          await sql`rollback`
        }
      })
      assert.equal(count, 1, `${name}, ${operation}`)
    }
  }
})

test('every role may do with every row exactly what docs/permissions.md says', async () => {
  const lines = await linesOf('Rows')
  const wrong = differences(lines, (line) => nameOf(line.row ?? '', line.operation ?? ''), await found())
  if (wrong.length > 0) assert.fail(wrong.join('\n'))
})

test('docs/permissions.md lists every table and view, and views are read-only', async () => {
  const rows = await asLoginRole(
    connections,
    (sql) => sql<{ name: string; isWritable: boolean }[]>`
      select relname as name, relkind = 'v' and pg_relation_is_updatable(oid, true) <> 0 as "isWritable"
      from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`,
  )
  const named = new Set(Object.values(things).map(({ table }) => table))
  const missing = rows.map(({ name }) => name).filter((name) => !named.has(name))
  assert.deepEqual(missing, [], 'permissions-sql.ts and docs/permissions.md do not name them')
  assert.deepEqual(
    rows.filter(({ isWritable }) => isWritable),
    [],
  )
})

test('reports missing, extra and differing rows by name', async () => {
  const cells = Object.fromEntries(ROLES.map((role) => [role, '–'])) as Record<Role, string>
  const line = { row: 'a user', operation: 'read', ...cells }
  const naming = (each: Record<string, string>) => nameOf(each.row ?? '', each.operation ?? '')
  const so: Cells = new Map([['a user | read', cells]])
  assert.deepEqual(differences([line], naming, so), [])
  assert.deepEqual(differences([{ ...line, nobody: 'yes' }], naming, so), [
    'a user | read, nobody: yes is written, – it is',
  ])
  assert.equal(differences([], naming, so).length, 1)
  assert.equal(differences([line], naming, new Map()).length, 1)
  assert.equal(differences([line, line], naming, so).length, 1)
})
