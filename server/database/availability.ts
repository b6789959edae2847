import type { Connections } from './connections.ts'

/** The database did not answer; the same call may succeed later. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('the database does not answer', { cause })
    this.name = 'DatabaseUnavailable'
  }
}

/** The database is overloaded; nothing was done. */
export class DatabaseBusy extends Error {
  constructor() {
    super('too many wait for the database')
    this.name = 'DatabaseBusy'
  }
}

/** Codes of postgres.js, Node, Postgres and poolers for a server that is lost or full. */
const CONNECTION_LOSS = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '08000', // connection exception
  '08001',
  '08003',
  '08004',
  '08006',
  '08P01', // from pgbouncer, when the server behind it is unavailable
  '53300', // too many connections
  '57P01', // terminated by an administrator
  '57P02', // crash shutdown
  '57P03', // cannot connect now
])

export function isConnectionLoss(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CONNECTION_LOSS.has(String(error.code))
}

/** invalid_sql_statement_name, duplicate_prepared_statement */
const LOST_STATEMENT = new Set(['26000', '42P05'])

/** Whether the statement was prepared in another session, as behind a transaction pooler. */
export function isLostStatement(error: unknown): boolean {
  return error instanceof Error && 'code' in error && LOST_STATEMENT.has(String(error.code))
}

/** Whether the database answers within `milliseconds`. */
export async function answers(connections: Connections, milliseconds: number): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(resolve, milliseconds, false)
  try {
    const asking = connections
      .use(async (sql) => sql.unsafe('select 1'), { goesFirst: true })
      .then(() => true)
    return await Promise.race([asking, tooLate])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
