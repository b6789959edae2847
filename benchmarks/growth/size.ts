import type { Sql } from 'postgres'

/** Bytes on disk. */
export type Bytes = { database: number; messages: number; table: number; indexes: number }

/** @returns of the whole database, and of the table of messages and its indexes, with the number of its rows */
export async function measureSizes(sql: Sql): Promise<Bytes> {
  const [bytes] = await sql<[Bytes]>`
    select pg_database_size(current_database())::float8 as database,
      (select count(*)::float8 from messages) as messages,
      pg_table_size('messages')::float8 as table, pg_indexes_size('messages')::float8 as indexes`
  return bytes
}
