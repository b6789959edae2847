import type { Sql } from 'postgres'

/** Several rounds, because the pooler's other clients make each result random. */
const ROUNDS = 3

/**
 * Detects a transaction pooler, which serves one connection's transactions with several sessions, and two
 * connections with the same one. Detected at startup, because postgres.js resends a statement that its
 * session does not know after its transaction has ended.
 */
export async function findPooler(one: Sql, other: Sql): Promise<boolean> {
  const first = await sessionOf(one)
  for (let round = 0; round < ROUNDS; round++) {
    await other.unsafe('begin')
    try {
      // The order matters: with a single session, a pooler would block the second query forever.
      if ((await sessionOf(other)) === first || (await sessionOf(one)) !== first) return true
    } finally {
      await other.unsafe('rollback')
    }
    if ((await sessionOf(one)) !== first) return true
  }
  return false
}

/** Uses the simple protocol, which prepares nothing. */
async function sessionOf(sql: Sql): Promise<number | undefined> {
  const [row] = await sql.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid')
  return row?.pid
}
