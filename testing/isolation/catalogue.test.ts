import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ReservedSql } from 'postgres'
import { makeClient } from '../../server/database/connection.ts'
import { startEmbedded } from '../../server/database/embedded.ts'
import { migrate } from '../../server/database/migrate.ts'
import { DEFAULT_SCHEMA } from '../../server/database/schema-name.ts'
import { createTestDatabase } from '../database.ts'
import {
  type Check,
  definersPinTheirPath,
  keysAreImmutable,
  policiesHaveNoSubquery,
  policiesNameTheCaller,
  policiesOfWritingAreOurs,
  rightsAreOfRows,
  rolesArePlain,
  tablesAreGuarded,
  viewsAreTheirReaders,
} from './catalogue.ts'
import { writesNothing } from './catalogue-roles.ts'
import { columnsMatchDocs, functionsMatchDocs } from './catalogue-written.ts'
import { furnish } from './permissions-rows.ts'
import { linesOf } from './permissions-table.ts'
import { newWorld } from './permissions-world.ts'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')

const own = await createTestDatabase()
const { DATABASE_URL: url } = own.env
const embedded = url
  ? undefined
  : await startEmbedded({ dataDir: own.dataDir, onFirstStart: () => {}, onCrash: () => {} })
const client = makeClient(url ? { url } : { socketPath: embedded?.socketPath ?? '' })
await migrate(client)
const sql = await client.reserve()
await sql`select set_config('search_path', ${DEFAULT_SCHEMA}, false)`
after(async () => {
  sql.release()
  await client.end({ timeout: 1 })
  await embedded?.close()
  await own.remove()
})

const world = newWorld()
const { owner } = world.people
const [columns, functions] = [await linesOf('Columns'), await linesOf('Functions')]

/** In a transaction that is rolled back, with a row in every table. */
async function inPassing(act: (sql: ReservedSql) => Promise<void>): Promise<void> {
  await sql`begin`
  try {
    await act(sql)
  } finally {
    await sql`rollback`
  }
}

async function fillAll(): Promise<void> {
  await sql`select set_config('role', 'frontdesk_system', true)`
  await Promise.all(furnish(sql, world))
  await sql`select set_config('role', 'none', true)`
}

const STRUCTURE: Record<string, Check> = {
  'every table has row-level security, forced, and a policy': tablesAreGuarded,
  'every policy names the caller, except those of the server': policiesNameTheCaller,
  'no policy has a subquery': policiesHaveNoSubquery,
  'every policy for writing is bound to a role of ours': policiesOfWritingAreOurs,
  'every view reads with the rights of its reader': viewsAreTheirReaders,
  'every function with its owner’s rights pins its search_path': definersPinTheirPath,
  'our roles own nothing, make nothing, and are nothing more': rolesArePlain(),
  'our roles have no rights on sequences, and only those of rows on tables': rightsAreOfRows(),
  'the columns that name an owner are immutable': keysAreImmutable,
  'docs/permissions.md lists who may write each column': columnsMatchDocs(columns),
  'docs/permissions.md lists who may call each function': functionsMatchDocs(functions),
}

for (const [name, check] of Object.entries(STRUCTURE)) {
  test(name, async () => assert.deepEqual(await check(sql), []))
}

test('without an identity every table and view is empty and read-only', async () => {
  await inPassing(async (sql) => {
    await fillAll()
    assert.deepEqual(await writesNothing({ role: 'frontdesk_app' })(sql), [])
  })
})

const API_ROLES = ['anon', 'authenticated']
const ANON = { role: 'anon', claims: { role: 'anon' } }
const AUTHENTICATED = {
  role: 'authenticated',
  claims: { sub: owner, role: 'authenticated' },
  // The person's own rows, without secrets: three conversations, with two messages and a turn each.
  mayRead: { users: 1, chatbots: 1, conversations: 3, messages: 6, turns: 3, chatbot_usage: 2 },
}

/** Supabase's initial state: roles that are granted everything created later. */
async function becomeSupabase(): Promise<void> {
  await sql`drop schema if exists public cascade`
  await sql`create schema public`
  await sql`drop schema ${sql(DEFAULT_SCHEMA)} cascade`
  await sql`create schema ${sql(DEFAULT_SCHEMA)}`
  for (const role of API_ROLES) {
    const [known] = await sql`select from pg_roles where rolname = ${role}`
    if (!known) await sql.unsafe(`create role ${role} nologin; grant ${role} to current_user`)
    for (const schema of ['public', DEFAULT_SCHEMA]) {
      await sql`grant usage on schema ${sql(schema)} to ${sql(role)}`
      for (const kind of ['tables', 'sequences', 'functions'])
        await sql.unsafe(`alter default privileges in schema ${schema} grant all on ${kind} to ${role}`)
    }
  }
  for (const file of (await readdir(MIGRATIONS)).sort())
    await sql.unsafe(await readFile(join(MIGRATIONS, file), 'utf8'))
}

test('through Supabase’s API people read their own rows and cannot write', async () => {
  await inPassing(async (sql) => {
    await becomeSupabase()
    await fillAll()
    assert.deepEqual(await rightsAreOfRows(API_ROLES)(sql), [])
    assert.deepEqual(await functionsMatchDocs(functions)(sql), [])
    assert.deepEqual(await writesNothing(ANON)(sql), [])
    assert.deepEqual(await writesNothing(AUTHENTICATED)(sql), [])
  })
})

test('the same when its roles are granted every right again', async () => {
  await inPassing(async (sql) => {
    await becomeSupabase()
    await fillAll()
    for (const kind of ['tables', 'sequences', 'functions'])
      await sql.unsafe(`grant all on all ${kind} in schema ${DEFAULT_SCHEMA} to anon, authenticated`)
    assert.deepEqual(await writesNothing(ANON)(sql), [])
    assert.deepEqual(await writesNothing(AUTHENTICATED)(sql), [])
  })
})

type Mistake = { check: Check; sql: string; complaint: RegExp }

const LENDS = 'grant select, insert, update, delete on loans to frontdesk_app;'
const LOANS = `create table loans (id integer default 1); insert into loans values (1); ${LENDS}`
const GUARD = 'alter table loans enable row level security; alter table loans force row level security;'

/** Wrong changes, and the expected complaints. */
const MISTAKES: Record<string, Mistake> = {
  'a table without row-level security': {
    check: tablesAreGuarded,
    sql: LOANS,
    complaint: /^loans has no row-level security$/,
  },
  'one whose security is not forced': {
    check: tablesAreGuarded,
    sql: `${LOANS} alter table loans enable row level security;`,
    complaint: /^row-level security is not forced on loans$/,
  },
  'one without a policy': {
    check: tablesAreGuarded,
    sql: `${LOANS} ${GUARD}`,
    complaint: /^loans has no policy$/,
  },
  'a partitioned table': {
    check: tablesAreGuarded,
    sql: 'create table loans (id integer) partition by range (id);',
    complaint: /^loans has no row-level security$/,
  },
  'a partition of a table that is guarded': {
    check: tablesAreGuarded,
    sql: `
      create table loans (id integer) partition by range (id); ${GUARD}
      create policy mine on loans to frontdesk_app using (id = 1 and frontdesk_user_id() is not null);
      create table loans_of_old partition of loans default;`,
    complaint: /^loans_of_old has no row-level security$/,
  },
  'a table in another schema': {
    check: tablesAreGuarded,
    sql: 'create schema cellar; create table cellar.loans (id integer);',
    complaint: /^cellar\.loans has no row-level security$/,
  },
  'a materialised view': {
    check: tablesAreGuarded,
    sql: 'create materialized view everybody as select * from users;',
    complaint: /^everybody can have no row-level security$/,
  },
  'a policy that is always true': {
    check: policiesNameTheCaller,
    sql: 'create policy open on users for select using (true);',
    complaint: /^policy open on users asks nobody/,
  },
  'one that asks nothing at all': {
    check: policiesNameTheCaller,
    sql: 'create policy open on users for select to frontdesk_app;',
    complaint: /^policy open on users asks nobody/,
  },
  'one that asks of the row alone': {
    check: policiesNameTheCaller,
    sql: 'create policy open on users for select to frontdesk_app using (is_active or id = id);',
    complaint: /^policy open on users asks nobody/,
  },
  'one that lets everything be written': {
    check: policiesNameTheCaller,
    sql: `create policy open on users for update to frontdesk_app
      using (id = frontdesk_user_id()) with check (true);`,
    complaint: /^policy open on users asks nobody/,
  },
  'one that looks into another table': {
    check: policiesHaveNoSubquery,
    sql: `create policy open on users for select to frontdesk_app using (
      exists (select from profiles p where p.user_id = users.id and p.user_id = frontdesk_user_id()));`,
    complaint: /^policy open on users has a subquery$/,
  },
  'one that asks the identity in a subquery': {
    check: policiesHaveNoSubquery,
    sql: 'create policy open on users for update to frontdesk_app using (id = (select frontdesk_user_id()));',
    complaint: /^policy open on users has a subquery$/,
  },
  'one of the server’s that is somebody else’s too': {
    check: policiesNameTheCaller,
    sql: 'create policy open on users to frontdesk_system, frontdesk_app using (true);',
    complaint: /^policy open on users asks nobody/,
  },
  'a policy for writing that is everybody’s': {
    check: policiesOfWritingAreOurs,
    sql: 'create policy write on users for update using (id = frontdesk_user_id());',
    complaint: /^policy write on users lets others write/,
  },
  'a view with its owner’s rights': {
    check: viewsAreTheirReaders,
    sql: 'create view everybody as select * from users;',
    complaint: /^view everybody reads with its owner’s rights$/,
  },
  'a function with its owner’s rights on anybody’s path': {
    check: definersPinTheirPath,
    sql: "create function peek() returns text language sql security definer as 'select hash from passwords';",
    complaint: /^peek\(\) runs with its owner’s rights/,
  },
  'a function that everybody may call': {
    check: functionsMatchDocs(functions),
    sql: "create function peek() returns text language sql as 'select hash from passwords';",
    complaint: /^everybody may call peek/,
  },
  'a function of the server’s that people may call': {
    check: functionsMatchDocs(functions),
    sql: 'grant execute on function frontdesk_has_sentence(text) to frontdesk_app;',
    complaint: /^frontdesk_app may call frontdesk_has_sentence/,
  },
  'a right on a column too many': {
    check: columnsMatchDocs(columns),
    sql: 'grant update (role) on users to frontdesk_app;',
    complaint: /^frontdesk_app may change users\.role, which is not written$/,
  },
  'a right on a column that says whose a row is': {
    check: keysAreImmutable,
    sql: 'grant update on conversations to frontdesk_app;',
    complaint: /^frontdesk_app may change conversations\.user_id/,
  },
  'a right on a sequence': {
    check: rightsAreOfRows(),
    sql: 'grant usage on sequence users_number_seq to frontdesk_app;',
    complaint: /^role frontdesk_app has rights on the sequence users_number_seq$/,
  },
  'a right to empty a table': {
    check: rightsAreOfRows(),
    sql: 'grant truncate on messages to frontdesk_system;',
    complaint: /^role frontdesk_system may do more with messages/,
  },
  'a role that may log in': {
    check: rolesArePlain(['careless']),
    sql: 'create role careless login;',
    complaint: /^role careless may log in$/,
  },
  'a role that owns something': {
    check: rolesArePlain(['careless']),
    sql: `
      create role careless; grant careless to current_user; grant create on schema frontdesk to careless;
      create table loans (id integer); alter table loans owner to careless;`,
    complaint: /^role careless owns table loans$/,
  },
  'a role that may create tables': {
    check: rolesArePlain(['careless']),
    sql: 'create role careless; grant create on schema frontdesk to careless;',
    complaint: /^role careless may create in the schema frontdesk$/,
  },
  'a role that is a member of another': {
    check: rolesArePlain(['careless']),
    sql: 'create role careless; grant frontdesk_system to careless;',
    complaint: /^role careless is a member of frontdesk_system$/,
  },
  'a table that anybody reads': {
    check: writesNothing({ role: 'frontdesk_app' }),
    sql: `${LOANS} ${GUARD} create policy loans_read on loans for select using (id = 1);`,
    complaint: /^frontdesk_app reads 1 rows of loans/,
  },
  'a table that anybody adds to': {
    check: writesNothing({ role: 'frontdesk_app' }),
    sql: `${LOANS} ${GUARD} create policy loans_add on loans for insert with check (id = 1);`,
    complaint: /^frontdesk_app inserts into loans$/,
  },
  'a table that anybody changes': {
    check: writesNothing({ role: 'frontdesk_app' }),
    sql: LOANS,
    complaint: /^frontdesk_app updates loans\.id$/,
  },
  'a table that anybody empties': {
    check: writesNothing({ role: 'frontdesk_app' }),
    sql: LOANS,
    complaint: /^frontdesk_app deletes from loans$/,
  },
  'a table of which nothing is proven': {
    check: writesNothing({ role: 'frontdesk_app' }),
    sql: 'create table loans (id integer);',
    complaint: /^loans is empty: nothing is proven of it$/,
  },
}

for (const [what, { check, sql: statements, complaint }] of Object.entries(MISTAKES)) {
  test(`detects ${what}`, async () => {
    await inPassing(async (sql) => {
      await sql.unsafe(statements)
      const complaints = await check(sql)
      assert.ok(
        complaints.some((each) => complaint.test(each)),
        complaints.join('\n'),
      )
    })
  })
}
