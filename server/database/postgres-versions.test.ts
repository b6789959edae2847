/**
 * Starting on each supported version of Postgres, as each kind of role. The servers, of which
 * TEST_POSTGRES_SERVERS names the superusers' URLs, are the tests' own: roles belong to a whole server, and
 * these tests drop them.
 */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import postgres from 'postgres'
import { call, newConversation, newUser } from '../../testing/client.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { DatabaseSetupError } from './setup-error.ts'

const SERVERS = (process.env.TEST_POSTGRES_SERVERS ?? '').split(',').filter(Boolean)
const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')
const ROLES = 'frontdesk_app, frontdesk_system'
/** With quotes and a capital, to check the quoting of printed statements. */
const LOGIN = 'Own"er'

const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-versions-test-'))
after(() => rm(dataDir, { recursive: true, force: true }))

for (const server of SERVERS) {
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  after(() => admin.end())
  const [row] = await admin`select current_setting('server_version_num')::integer as version`
  const version: number = row?.version
  const on = (title: string) => `Postgres ${Math.floor(version / 10_000)}: ${title}`

  const urlOf = (role: string, database: string) => {
    const url = new URL(server)
    url.username = encodeURIComponent(role)
    url.pathname = `/${database}`
    return url.href
  }
  const inDatabase = async (database: string, statements: string) => {
    const sql = postgres(urlOf('admin', database), { max: 1, onnotice: () => {} })
    await sql.unsafe(statements).finally(() => sql.end())
  }
  /** A server without traces of Frontdesk, with a login role and its database. */
  const prepare = async (attributes: string, owner = true) => {
    await admin.unsafe('drop database if exists one with (force)')
    await admin.unsafe('drop database if exists two with (force)')
    for (const role of ['frontdesk_app', 'frontdesk_system', LOGIN, 'second'])
      await admin`drop role if exists ${admin(role)}`
    await admin.unsafe(`create role "Own""er" login ${attributes}`)
    await admin.unsafe(`create database one ${owner ? 'owner "Own""er"' : ''}`)
  }
  const start = (role = LOGIN, database = 'one', env: Record<string, string> = {}) => {
    const test: TestDatabase = {
      env: { DATA_DIR: dataDir, DATABASE_URL: urlOf(role, database), ...env },
      dataDir,
      remove: async () => {},
    }
    return startTestFrontdesk({ database: test })
  }
  /** The statements that a refused start prints for an administrator. */
  const refusal = async (starting: Promise<unknown>): Promise<string> => {
    const error = await starting.then(
      () => assert.fail('it started'),
      (error: unknown) => error,
    )
    assert.ok(error instanceof DatabaseSetupError, String(error))
    return error.message
  }
  const remedyIn = (message: string) => message.slice(message.indexOf(' run: ') + ' run: '.length)
  /** All of Frontdesk's objects in a database and its server. */
  const traces = async (database: string) => {
    const sql = postgres(urlOf('admin', database), { max: 1 })
    const rows = await sql<{ name: string }[]>`
      select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      union all select nspname from pg_namespace where nspname !~ '^pg_'
      union all select proname from pg_proc where proname like 'frontdesk%'
      union all select rolname from pg_roles where rolname like 'frontdesk%' order by 1`
    await sql.end()
    return rows.map(({ name }) => name)
  }
  const UNTOUCHED = ['information_schema', 'public']

  /** Checks that a conversation works and is private. */
  const converses = async ({ address, stop }: Awaited<ReturnType<typeof start>>) => {
    const [ada, eve] = [await newUser(address), await newUser(address)]
    const id = await newConversation(address, ada)
    const path = `/conversations/${id}/messages`
    const said = await call(address, 'POST', path, { token: ada, body: { content: 'How do I start it?' } })
    assert.equal(said.status, 200, said.text)
    assert.equal((await call(address, 'GET', path, { token: ada })).json.length, 2)
    assert.equal((await call(address, 'GET', path, { token: eve })).status, 404)
    await stop()
  }

  test(on('starts as a superuser'), async () => {
    await prepare('superuser')
    await converses(await start())
  })

  test(on('starts and restarts as a role with CREATEROLE that is no superuser'), async () => {
    await prepare('createrole')
    await converses(await start())
    await converses(await start())
  })

  test(
    on('a role that may create neither roles nor schemas is told what to run, and leaves nothing'),
    async () => {
      await prepare('', false)
      const roles = await refusal(start())
      assert.match(roles, /^The role "Own"er" may not create the roles frontdesk_app and frontdesk_system\./)
      assert.deepEqual(await traces('one'), UNTOUCHED)
      await inDatabase('one', remedyIn(roles))
      const schema = await refusal(start())
      assert.match(schema, /may not create the schema "frontdesk"/)
      await inDatabase('one', remedyIn(schema))
      await converses(await start())
    },
  )

  test(on('the documented statements prepare a role without any rights'), async () => {
    await prepare('', false)
    const documented = await readFile(join(import.meta.dirname, '../../docs/deploying.md'), 'utf8')
    const [, statements = ''] = documented.match(/```sql\n(create role frontdesk_app[^`]+)```/) ?? []
    await inDatabase('one', statements.replaceAll('frontdesk_login', '"Own""er"'))
    await converses(await start())
  })

  test(on('uses existing granted roles unchanged'), async () => {
    await prepare('')
    await inDatabase(
      'one',
      `create role frontdesk_app; create role frontdesk_system; grant ${ROLES} to "Own""er"`,
    )
    await converses(await start())
  })

  test(on('a second installation on one server works, or prints the missing grants'), async () => {
    await prepare('createrole')
    await converses(await start())
    await admin
      .unsafe('create role second login createrole; ')
      .then(() => admin.unsafe('create database two owner second'))
    if (version >= 160_000) {
      const message = await refusal(start('second', 'two'))
      assert.match(message, /may not take the roles frontdesk_app and frontdesk_system/)
      assert.deepEqual(
        (await traces('two')).filter((name) => !name.startsWith('frontdesk_')),
        UNTOUCHED,
      )
      await inDatabase('two', remedyIn(message))
    }
    await converses(await start('second', 'two'))
    await converses(await start())
  })

  test(
    on('two installations in one database have a schema each, and know nothing of one another'),
    async () => {
      await prepare('createrole')
      const first = await start()
      const second = await start(LOGIN, 'one', { DATABASE_SCHEMA: 'order' })
      const token = await newUser(first.address, 'only-in-the-first')
      const id = await newConversation(first.address, token)
      const elsewhere = { token: await newUser(second.address) }
      assert.equal(
        (await call(second.address, 'GET', `/conversations/${id}/messages`, elsewhere)).status,
        404,
      )
      await converses(first)
      await converses(second)
    },
  )

  test(
    on('an administrator may have run the first migration alone, as the documentation once said'),
    async () => {
      await prepare('')
      await inDatabase('one', await readFile(join(MIGRATIONS, '0001_roles.sql'), 'utf8'))
      await inDatabase('one', `grant ${ROLES} to "Own""er"`)
      await converses(await start())
    },
  )

  test(on('an administrator can run all migrations for a role that owns nothing'), async () => {
    await prepare('', false)
    await inDatabase('one', 'create schema frontdesk')
    for (const file of (await readdir(MIGRATIONS)).sort())
      await inDatabase(
        'one',
        `set search_path = frontdesk;\n${await readFile(join(MIGRATIONS, file), 'utf8')}`,
      )
    await inDatabase('one', `grant ${ROLES} to "Own""er"`)
    await converses(await start())
    await inDatabase('one', `delete from frontdesk.frontdesk_migrations where name = '0016_schema'`)
    assert.match(await refusal(start()), /belong to the role "admin".*0016_schema\./)
  })
}

if (SERVERS.length === 0)
  test('starts on each version of Postgres', { skip: 'TEST_POSTGRES_SERVERS names no server' })
