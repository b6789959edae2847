/**
 * Prepares an existing database for migrations 0029 and 0031 while other processes use it: fills the columns of 0028 in batches,
 * builds the indexes, and validates the constraints. Each step may be repeated, so that a start that was ended in the
 * middle is continued by the next one. See docs/decisions/0042.
 */
import type { Sql, TransactionSql } from 'postgres'
import { buildIndex, type PrepareOptions } from './build-index.ts'
import { NOBODY } from './home.ts'
import { lockMigrations } from './schema.ts'

/** The migration that makes the columns mandatory. */
export const NEEDS_HOMES = '0029_policies'

/** Rows of a transaction: about 0.1 s. */
const BATCH = 5000

/** The tables of frontdesk_fill_homes(), each after those that it reads. */
const TABLES = [
  'visitors',
  'conversations',
  'messages',
  'turns',
  'training_data',
  'records',
  'record_items',
  'ratings',
  'conversation_notes',
] as const
type Table = (typeof TABLES)[number]

/** Of tables whose rows belong to a conversation. */
const CHILDREN = TABLES.filter((table) => table !== 'visitors' && table !== 'conversations')

/** Unique indexes, which become the keys of their tables and the targets of foreign keys. */
const KEYS = {
  conversations_place: 'conversations (home, id, owner_id, client_id)',
  conversations_by_session_key: 'conversations (home, session_key) where session_key is not null',
  messages_key: 'messages (home, conversation_id, position)',
  messages_by_id: 'messages (home, id)',
  turns_key: 'turns (home, id)',
  training_data_key: 'training_data (home, conversation_id)',
  records_key: 'records (home, id, conversation_id, owner_id, client_id)',
  records_of_conversation: 'records (home, conversation_id)',
  record_items_key: 'record_items (home, record_id, field, position)',
  ratings_key: 'ratings (home, message_id)',
  conversation_notes_key: 'conversation_notes (home, id)',
}

const INDEXES = {
  conversations_by_number: 'conversations (home, number) where user_id is not null',
  conversations_by_user: 'conversations (user_id, updated_at desc) where user_id is not null',
  conversations_by_visitor: 'conversations (visitor_id, updated_at desc) where visitor_id is not null',
  conversations_by_visit: 'conversations (visitor_id, visit) where visit is not null',
  conversations_in_inbox: 'conversations (chatbot_id, number) where user_id is null',
  messages_not_read: 'messages (home, conversation_id) where not is_read',
  turns_latest: 'turns (home, conversation_id, started_at desc)',
  turns_without_answer: 'turns (home, conversation_id) where found_nothing and attended_at is null',
  turns_asked: 'turns (id) where found_nothing',
  turns_of_program: `turns (client_id, id) where client_id <> '${NOBODY}'`,
  ratings_in_conversation: 'ratings (home, conversation_id)',
  conversation_notes_in_conversation: 'conversation_notes (home, conversation_id, created_at)',
}

export async function fillHomes(sql: Sql, options: PrepareOptions): Promise<void> {
  for (const table of TABLES) await fill(sql, table, options)
  for (const [name, columns] of Object.entries(KEYS))
    await buildIndex(sql, 'unique index', name, columns, options)
  for (const [name, columns] of Object.entries(INDEXES))
    await buildIndex(sql, 'index', name, columns, options)
  await constrain(sql, 'conversations', 'conversations_home', IS_HOME, options)
  for (const table of TABLES) {
    if (table !== 'visitors') await constrain(sql, table, `${table}_home_known`, IS_KNOWN, options)
  }
  for (const table of CHILDREN) await constrain(sql, table, `${table}_place`, keyOf(table), options)
  await constrain(sql, 'ratings', 'ratings_of_message', OF_MESSAGE, options)
}

const IS_HOME = `check (home = coalesce(user_id, id) and client_id =
  case when is_client then chatbot_id else '${NOBODY}' end)`
const IS_KNOWN = 'check (home is not null and owner_id is not null and client_id is not null)'
const WITH_TARGET = 'on update cascade on delete cascade'
const OF_MESSAGE = `foreign key (home, message_id) references messages (home, id) ${WITH_TARGET}`

function keyOf(table: Table): string {
  const [columns, target] =
    table === 'record_items'
      ? ['home, record_id, conversation_id, owner_id, client_id', KEYS.records_key]
      : ['home, conversation_id, owner_id, client_id', KEYS.conversations_place]
  return `foreign key (${columns}) references ${target} ${WITH_TARGET}`
}

/** In the order of random ids, so that the id tells how far it is. */
async function fill(sql: Sql, table: Table, { schema, onProgress }: PrepareOptions): Promise<void> {
  let last = await fillBatch(sql, schema, table, null)
  while (last) {
    onProgress(table, Number.parseInt(last.slice(0, 8), 16) / 2 ** 32)
    last = await fillBatch(sql, schema, table, last)
  }
}

/** @returns the batch's last key; null when there was nothing left */
async function fillBatch(
  sql: Sql,
  schema: string,
  table: Table,
  after: string | null,
): Promise<string | null> {
  const filled = await inStep(sql, schema, async (transaction) => {
    await transaction`select set_config('role', 'frontdesk_system', true)`
    const [batch] = await transaction<{ lastKey: string | null }[]>`
      select last_key as "lastKey" from frontdesk_fill_homes(${table}, ${after}, ${BATCH})`
    return batch?.lastKey
  })
  return filled ?? null
}

/**
 * A transaction while no other process migrates.
 * @returns undefined when another process has finished all of this meanwhile
 */
function inStep<Result>(
  sql: Sql,
  schema: string,
  act: (transaction: TransactionSql) => Promise<Result>,
): Promise<Result | undefined> {
  return sql.begin(async (transaction) => {
    await transaction`select set_config('search_path', ${schema}, true)`
    await lockMigrations(transaction)
    const done = await transaction`select from frontdesk_migrations where name = ${NEEDS_HOMES}`
    return done.length > 0 ? undefined : act(transaction)
  }) as Promise<Result | undefined>
}

/** First for new rows, under a short lock, then for those that are there, while they can be read and written. */
async function constrain(
  sql: Sql,
  table: Table,
  name: string,
  definition: string,
  { schema, onProgress }: PrepareOptions,
): Promise<void> {
  await inStep(sql, schema, async (transaction) => {
    const [found] = await transaction`
      select from pg_constraint where conrelid = to_regclass(${table}) and conname = ${name}`
    if (!found)
      await transaction.unsafe(`alter table "${table}" add constraint "${name}" ${definition} not valid`)
  })
  onProgress(name, 0)
  await inStep(sql, schema, (transaction) =>
    transaction.unsafe(`alter table "${table}" validate constraint "${name}"`),
  )
}
