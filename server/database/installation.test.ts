/** The effect of a start on a database: schema, other programs' tables, and refused starts. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ReservedSql, Sql } from 'postgres'
import { createEmptyDatabase } from '../../testing/database.ts'
import { connect, makeClient } from './connection.ts'
import { migrate } from './migrate.ts'
import { DatabaseSetupError } from './setup-error.ts'
import { callRoutine } from './transaction.ts'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')
const BEFORE_SCHEMAS = (await readdir(MIGRATIONS)).filter((file) => file < '0016').sort()

/** All objects of a database except Postgres's own, as `schema.name`. */
async function contents(sql: Sql | ReservedSql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    union all
    select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`
  return rows.map(({ name }) => name)
}
const inSchema = (names: readonly string[], schema: string) =>
  names.flatMap((name) => (name.startsWith(`${schema}.`) ? name.slice(schema.length + 1) : []))

/** A client of an empty database. */
async function emptyDatabase(): Promise<Sql> {
  const database = await createEmptyDatabase()
  const client = makeClient(database.address)
  after(async () => {
    await client.end({ timeout: 1 })
    await database.remove()
  })
  return client
}

/** An installation by a version without schemas, stopped after this many migrations. */
async function installInPublic(sql: Sql, count = BEFORE_SCHEMAS.length): Promise<void> {
  for (const file of BEFORE_SCHEMAS.slice(0, count))
    await sql.unsafe(await readFile(join(MIGRATIONS, file), 'utf8'))
}

const FOREIGN = `
  create table profiles (id integer primary key, note text);
  create table users (id integer); create table messages (id integer); create table products (id integer);
  create function frontdesk_user_id(integer) returns integer language sql as 'select 1';
  insert into profiles values (1, 'theirs')`

test('leaves other programs’ tables in public untouched', async () => {
  const sql = await emptyDatabase()
  await sql.unsafe(FOREIGN)
  const before = await contents(sql)
  await migrate(sql)
  const afterwards = await contents(sql)
  assert.deepEqual(inSchema(afterwards, 'public'), inSchema(before, 'public'))
  for (const table of [
    'profiles',
    'users',
    'messages',
    'products',
    'company_onboarding',
    'frontdesk_migrations',
  ])
    assert.ok(afterwards.includes(`frontdesk.${table}`), table)
  assert.deepEqual([...(await sql`select * from public.profiles`)], [{ id: 1, note: 'theirs' }])
  assert.deepEqual(await migrate(sql), [])
})

test('a refused start leaves nothing behind', async () => {
  const sql = await emptyDatabase()
  await sql.unsafe('create table public.profiles (id integer)')
  const before = await contents(sql)
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-migrations-'))
  after(() => rm(folder, { recursive: true }))
  for (const file of await readdir(MIGRATIONS))
    await writeFile(join(folder, file), await readFile(join(MIGRATIONS, file)))
  await writeFile(join(folder, '9999_broken.sql'), 'create table half (id integer); select 1 / 0;')
  await assert.rejects(migrate(sql, 'frontdesk', { directory: folder }), /division by zero/)
  assert.deepEqual(await contents(sql), before)
  assert.equal((await sql`select from pg_namespace where nspname = 'frontdesk'`).length, 0)
  await migrate(sql)
})

test('refuses a schema with another program’s tables, and changes nothing', async () => {
  const sql = await emptyDatabase()
  await sql.unsafe('create schema frontdesk; create table frontdesk.users (id integer)')
  const before = await contents(sql)
  await assert.rejects(migrate(sql), (error: unknown) => {
    assert.ok(error instanceof DatabaseSetupError, String(error))
    assert.match(error.message, /The schema "frontdesk" holds tables of another program.*DATABASE_SCHEMA/)
    return true
  })
  assert.deepEqual(await contents(sql), before)
  await migrate(sql, 'chat')
  assert.ok((await contents(sql)).includes('chat.users'))
})

test('moves an installation out of public with its rows, and leaves other objects', async () => {
  const sql = await emptyDatabase()
  await installInPublic(sql)
  await sql.unsafe(`
    create table notes (id integer); create view theirs as select * from users;
    create function notes_count() returns bigint language sql as 'select count(*) from notes';
    set role frontdesk_system; insert into users (username) values ('ada'); reset role`)
  await migrate(sql)
  const afterwards = await contents(sql)
  assert.deepEqual(inSchema(afterwards, 'public'), ['notes', 'notes_count', 'theirs'])
  const fresh = await emptyDatabase()
  await migrate(fresh)
  assert.deepEqual(inSchema(afterwards, 'frontdesk'), inSchema(await contents(fresh), 'frontdesk'))
  await sql`set role frontdesk_system`
  assert.deepEqual(
    [...(await sql`select username, number from frontdesk.users`)],
    [{ username: 'ada', number: 1 }],
  )
  await sql`insert into frontdesk.users (username) values ('eve')`
  await sql`reset role`
  assert.deepEqual(await migrate(sql), [])
})

test('moves and completes a partial installation beside other programs’ tables', async () => {
  const sql = await emptyDatabase()
  await sql.unsafe('create table profiles (id integer)')
  await installInPublic(sql, 6)
  await migrate(sql)
  assert.deepEqual(inSchema(await contents(sql), 'public'), ['profiles'])
})

test('the views of the onboarding API are found without a schema name', async () => {
  const sql = await emptyDatabase()
  await migrate(sql)
  assert.deepEqual(inSchema(await contents(sql), 'public'), ['company_onboarding', 'products'])
  assert.equal((await sql`select id, industry from company_onboarding`).length, 0)
  assert.equal((await sql`select onboarding_id, product_name from products`).length, 0)
})

test('DATABASE_SCHEMA=public keeps the tables in public', async () => {
  const sql = await emptyDatabase()
  await installInPublic(sql)
  await migrate(sql, 'public')
  const names = await contents(sql)
  assert.ok(names.includes('public.users'))
  assert.deepEqual(inSchema(names, 'frontdesk'), [])
})

test('a renamed schema serves', async () => {
  const { address, remove } = await createEmptyDatabase()
  after(remove)
  const client = makeClient(address)
  await migrate(client)
  await client.unsafe('alter schema frontdesk rename to chat')
  await client.end()
  const connections = connect({ ...address, schema: 'chat' })
  try {
    const opening = callRoutine(connections, { userId: randomUUID() }, 'frontdesk_open_turn', () => [
      ...['number', '1', null, randomUUID(), randomUUID(), randomUUID(), false, ['user'], ['hello'], 'hello'],
      ...[null, false, null, null, {}, {}],
    ])
    await assert.rejects(opening, /user_gone/)
  } finally {
    await connections.end({ timeout: 1 })
  }
})

test('every migration works with only its own schema in the search path, and names none', async () => {
  for (const file of await readdir(MIGRATIONS)) {
    const text = await readFile(join(MIGRATIONS, file), 'utf8')
    if (file !== '0016_schema.sql')
      assert.doesNotMatch(text, /\bpublic\.|'public'|schema public|frontdesk\./, file)
  }
})
