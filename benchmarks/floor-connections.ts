/**
 * The floor's connections, as many as Frontdesk keeps, each a postgres.js instance. A pool with `reserve`
 * does not work: it returns only connections opened by other queries, which is one
 * (https://github.com/porsager/postgres/issues/751).
 */
import postgres from 'postgres'

const POOL_SIZE = 10

const connection = () =>
  postgres(process.env.DATABASE_URL ?? '', {
    max: 1,
    max_lifetime: null,
    onnotice: () => {},
  })

const idle = Array.from({ length: POOL_SIZE }, connection)
const waiting: ((sql: postgres.Sql) => void)[] = []

/** @returns a connection for exclusive use until it is released */
export async function takeConnection(): Promise<postgres.Sql> {
  return idle.pop() ?? new Promise((resolve) => waiting.push(resolve))
}

export function giveBack(sql: postgres.Sql): void {
  const next = waiting.shift()
  if (next) next(sql)
  else idle.push(sql)
}
