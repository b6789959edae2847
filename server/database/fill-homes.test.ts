/** Upgrades from a database whose rows do not say whose they are. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Sql } from 'postgres'
import { createEmptyDatabase, SERVER_URL } from '../../testing/database.ts'
import { type DatabaseAddress, makeClient } from './connection.ts'
import { migrate } from './migrate.ts'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')
const NOBODY = '00000000-0000-0000-0000-000000000000'
const TABLES = [
  'conversations',
  'messages',
  'turns',
  'training_data',
  'records',
  'record_items',
  'ratings',
  'conversation_notes',
]

const [owner, user, chatbot, operators] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
/** The conversations by their participant: home, owner and client. */
const CONVERSATIONS = {
  user: { id: randomUUID(), places: (_: string) => [user, NOBODY, NOBODY] },
  visitor: { id: randomUUID(), places: (id: string) => [id, owner, NOBODY] },
  program: { id: randomUUID(), places: (id: string) => [id, owner, chatbot] },
  ofOperators: { id: randomUUID(), places: (id: string) => [id, NOBODY, NOBODY] },
}

/** The names of the migrations from this number on. */
async function migrationsFrom(number: string): Promise<string[]> {
  const files = (await readdir(MIGRATIONS)).filter((file) => file >= number)
  return files.map((file) => file.replace('.sql', '')).sort()
}

/** An installation before 0028, with a row of everything. */
async function olderInstallation(upTo = '0028'): Promise<Sql> {
  const { address, remove } = await createEmptyDatabase()
  const sql = makeClient(address)
  addresses.set(sql, address)
  after(async () => {
    await sql.end({ timeout: 1 })
    await remove()
  })
  await sql.unsafe('create schema frontdesk; set search_path to frontdesk')
  await apply(sql, (file) => file < '0028')
  const { user: ofUser, visitor, program, ofOperators } = CONVERSATIONS
  const [visitorId, strangerId, formId] = [randomUUID(), randomUUID(), randomUUID()]
  await sql.unsafe(`
    set role frontdesk_system;
    insert into users (id, username) values ('${owner}', 'owner'), ('${user}', 'user');
    insert into chatbots (id, name, owner_id) values ('${chatbot}', 'a', '${owner}'), ('${operators}', 'b', null);
    insert into forms (id, chatbot_id, document) values ('${formId}', '${chatbot}', '{}');
    insert into api_keys (chatbot_id, prefix, hash) values ('${chatbot}', 'fd', 'hash');
    insert into visitors (id, chatbot_id, visitor_key)
      values ('${visitorId}', '${chatbot}', 'v'), ('${strangerId}', '${operators}', 'v');
    insert into conversations (id, chatbot_id, user_id, visitor_id, is_client) values
      ('${ofUser.id}', '${operators}', '${user}', null, false),
      ('${visitor.id}', '${chatbot}', null, '${visitorId}', false),
      ('${program.id}', '${chatbot}', null, null, true),
      ('${ofOperators.id}', '${operators}', null, '${strangerId}', false);
    insert into messages (conversation_id, position, role, content)
      select id, n, 'user', 'hello' from conversations, generate_series(1, 3) n;
    insert into turns (conversation_id, chatbot_id, user_message_id, state)
      select m.conversation_id, c.chatbot_id, m.id, 'done' from messages m join conversations c on c.id = m.conversation_id;
    insert into training_data (conversation_id, content) values ('${ofUser.id}', 'facts');
    insert into records (conversation_id, session_number, form_id, chatbot_id, user_id, language)
      select id, number, '${formId}', chatbot_id, user_id, 'en' from conversations where not is_client;
    insert into record_items (record_id, field, position, data) select id, 'products', 1, '{}' from records;
    insert into ratings (message_id, conversation_id, chatbot_id, rating)
      select id, conversation_id, '${chatbot}', 'up' from messages where conversation_id = '${visitor.id}';
    insert into conversation_notes (conversation_id, author_id, content)
      select id, '${owner}', 'note' from conversations where user_id is null;
    reset role`)
  await apply(sql, (file) => file >= '0028' && file < upTo)
  return sql
}

async function apply(sql: Sql, which: (file: string) => boolean): Promise<void> {
  for (const file of (await readdir(MIGRATIONS)).filter(which).sort())
    await sql.unsafe(await readFile(join(MIGRATIONS, file), 'utf8'))
}

/** Every row has the columns of its conversation, and nothing is missing. */
async function assertFilled(sql: Sql): Promise<void> {
  await sql`set role frontdesk_system`
  for (const table of TABLES) {
    const conversation = table === 'conversations' ? 'id' : 'conversation_id'
    const rows = await sql`
      select ${sql(conversation)} as of, concat_ws(' ', home, owner_id, client_id) as places from ${sql(table)}`
    assert.ok(rows.length > 0, table)
    for (const { of, places } of rows) {
      const meant = Object.values(CONVERSATIONS).find(({ id }) => id === of)
      assert.equal(places, meant?.places(of).join(' '), table)
    }
  }
  for (const table of ['visitors', 'forms', 'api_keys']) {
    const wrong = await sql`
      select from ${sql(table)} t join chatbots b on b.id = t.chatbot_id where t.owner_id is distinct from b.owner_id`
    assert.equal(wrong.length, 0, table)
  }
  const unvalidated = await sql`
    select conname from pg_constraint where connamespace = 'frontdesk'::regnamespace and not convalidated`
  assert.deepEqual([...unvalidated], [])
  await sql`reset role`
}

const isShared = SERVER_URL !== undefined

const addresses = new WeakMap<Sql, DatabaseAddress>()

function sqlAddress(sql: Sql): DatabaseAddress {
  const address = addresses.get(sql)
  assert.ok(address)
  return address
}

test('fills every row of an older version, and tells how far it is', async () => {
  const sql = await olderInstallation()
  const told = new Set<string>()
  const onProgress = (table: string, part: number) => {
    assert.ok(part >= 0 && part <= 1, `${part}`)
    told.add(table)
  }
  const applied = await migrate(sql, 'frontdesk', { isShared, onProgress })
  assert.deepEqual(applied, await migrationsFrom('0028'))
  for (const table of TABLES) assert.ok(told.has(table), table)
  await assertFilled(sql)
  assert.deepEqual(await migrate(sql, 'frontdesk', { isShared }), [])
})

test('continues wherever an earlier start was ended', async () => {
  const sql = await olderInstallation()
  const passed = new Set<string>()
  const onProgress = (table: string) => {
    if (passed.has(table)) return
    passed.add(table)
    throw new Error('the process ends here')
  }
  let applied: readonly string[] | undefined
  for (let start = 0; !applied; start += 1) {
    assert.ok(start < 60)
    applied = await migrate(sql, 'frontdesk', { isShared, onProgress }).catch((error: Error) => {
      assert.match(error.message, /the process ends here/)
      return undefined
    })
  }
  assert.ok(passed.size > TABLES.length)
  // Those before were applied when the build of the lists' indexes began.
  assert.deepEqual(applied, await migrationsFrom('0034'))
  await assertFilled(sql)
})

test('fills what a process of the older version writes meanwhile', async () => {
  const sql = await olderInstallation('0029')
  const { visitor } = CONVERSATIONS
  let isWritten = false
  await migrate(sql, 'frontdesk', {
    isShared,
    onProgress: (table) => {
      // After all messages were filled.
      if (table !== 'turns' || isWritten) return
      isWritten = true
      void sql.unsafe(`
        set role frontdesk_system;
        insert into frontdesk.messages (conversation_id, position, role, content) values ('${visitor.id}', 9, 'user', 'late');
        reset role`)
    },
  })
  assert.ok(isWritten)
  await assertFilled(sql)
})

test('two processes that start at once fill it once', { skip: !isShared }, async () => {
  const sql = await olderInstallation()
  const other = makeClient(sqlAddress(sql))
  try {
    const applied = await Promise.all(
      [sql, other].map((client) => migrate(client, 'frontdesk', { isShared })),
    )
    assert.deepEqual(applied.flat().sort(), await migrationsFrom('0028'))
    await assertFilled(sql)
    const left = await sql`select conname from pg_constraint where conname like '%home_known'`
    assert.deepEqual([...left], [])
  } finally {
    await other.end({ timeout: 1 })
  }
})

test('the files alone do the same', async () => {
  const sql = await olderInstallation()
  await apply(sql, (file) => file >= '0028')
  await assertFilled(sql)
})

test('a chatbot that changes hands takes its conversations along', async () => {
  const sql = await olderInstallation()
  await migrate(sql, 'frontdesk', { isShared })
  await sql.unsafe(`
    set role frontdesk_system; update frontdesk.chatbots set owner_id = '${user}' where id = '${chatbot}'; reset role`)
  await sql`set role frontdesk_system`
  for (const table of ['conversations', 'messages', 'turns', 'records', 'record_items', 'ratings']) {
    const owners = await sql<
      { owner: string }[]
    >`select distinct owner_id as owner from ${sql(`frontdesk.${table}`)}`
    assert.deepEqual(
      owners.map(({ owner }) => owner).sort(),
      [NOBODY, user].sort().filter((id) => table !== 'ratings' || id === user),
    )
  }
  await sql`reset role`
})
