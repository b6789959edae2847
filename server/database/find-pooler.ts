import type { Sql } from 'postgres'

/** Other clients of a pooler make each round another draw. */
const ROUNDS = 3

/**
 * Whether a transaction pooler stands before the server: then transactions of one connection are served by
 * several sessions, and two connections may meet in one. Found out at the start, since postgres.js sends a
 * statement that its session does not know a second time, after the transaction that it belonged to.
 */
export async function findPooler(one: Sql, other: Sql): Promise<boolean> {
  const first = await sessionOf(one)
  for (let round = 0; round < ROUNDS; round++) {
    await other.unsafe('begin')
    try {
      // In this order: a pooler with a single session would let the second wait for ever.
      if ((await sessionOf(other)) === first || (await sessionOf(one)) !== first) return true
    } finally {
      await other.unsafe('rollback')
    }
    if ((await sessionOf(one)) !== first) return true
  }
  return false
}

/** In the simple protocol, which prepares nothing. */
async function sessionOf(sql: Sql): Promise<number | undefined> {
  const [row] = await sql.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid')
  return row?.pid
}
