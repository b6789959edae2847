/**
 * Fills Frontdesk's tables with as many messages as wanted, on the server and in minutes for ten million. Indexes and
 * foreign keys are built afterwards, which also checks every row. The rows are those that turns store, in the order of
 * time, so that the messages of a conversation are as scattered as in a real table.
 */
import type { Sql } from 'postgres'
import { dropConstraints } from './constraints.ts'
import { planConversations } from './plan.ts'
import { insertConversations, insertMessages, insertTurns } from './rows.ts'
import { insertExtras } from './rows-beside.ts'
import { shapeOf } from './shape.ts'

/** The days before now over which the conversations are spread. */
export const DAYS = 120

/** People who exist already and can sign in, and how much each gets. */
export type Known = {
  /** By the rank of the owner, from 1. */
  owners: Map<number, string>
  /** By the rank of the user, from 1. */
  users: Map<number, string>
}

const TABLES = [
  'visitors',
  'conversations',
  'messages',
  'turns',
  'ratings',
  'records',
  'record_items',
  'training_data',
  'conversation_notes',
] as const

/** @param sql one connection, with Frontdesk's schema as search path */
export async function fillDatabase(sql: Sql, messages: number, known: Known): Promise<void> {
  await sql`select setseed(0.5)`
  await sql`set maintenance_work_mem = '1GB'`
  await sql`set work_mem = '256MB'`
  // Compiling each statement would take longer than running it.
  await sql`set jit = off`
  const restore = await dropConstraints(sql, TABLES)
  await planConversations(sql, shapeOf(messages), known)
  await sql`grant select on planned, planned_owners to frontdesk_system`
  await sql`set role frontdesk_system`
  await insertConversations(sql)
  for (let part = 0; part < PARTS; part++) {
    await insertMessages(sql, part)
    await insertTurns(sql, part)
  }
  await insertExtras(sql)
  await sql`reset role`
  await restore()
  await sql`drop table planned, planned_owners`
  for (const table of TABLES) await sql.unsafe(`vacuum (analyze) ${table}`)
  await sql`analyze chatbots, users, forms`
  await sumDays(sql, [...known.owners.values()])
}

/** What the server's housekeeping has counted by now, for the chatbots that are measured. */
async function sumDays(sql: Sql, measured: readonly string[]): Promise<void> {
  await sql`set role frontdesk_system`
  await sql`
    insert into day_sums (chatbot_id, day, owner_id, sums)
    select b.id, day, b.owner_id, frontdesk_count_day(b.id, day::date)
    from chatbots b, generate_series(current_date - ${DAYS}::integer, current_date - 1, '1 day') day
    where b.owner_id = any (${[...measured]}::uuid[])`
  await sql`update day_sums_progress set day = current_date, chatbot_id = default`
  await sql`reset role`
  await sql`vacuum (analyze) day_sums`
}

/** Parts of the period, inserted one after the other, so that each sort fits into memory. */
export const PARTS = 24
