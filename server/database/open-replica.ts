import type { Sql } from 'postgres'
import { connect, type DatabaseAddress, makeClient, openClient } from './connection.ts'
import { TIMES } from './connections.ts'
import { findPooler } from './find-pooler.ts'
import { ORIGIN, Replica, type ReplicaOptions } from './replica.ts'
import { nameOfAddress, readServerAddress } from './server-address.ts'
import { DatabaseSetupError } from './setup-error.ts'

type Options = Pick<ReplicaOptions, 'onState'> & {
  url: string
  schema: string | undefined
  poolSize: number | undefined
}

/**
 * A replica that is away or has yet to replay the migrations does not delay the start: the primary serves meanwhile.
 * @param primary after the migrations
 * @throws DatabaseSetupError when the server is no streaming replica of this database
 */
export async function openReplica(
  primary: Sql,
  { url, schema, poolSize, onState }: Options,
): Promise<Replica> {
  const address = { url, schema }
  const connections = connect(address, TIMES, poolSize)
  const [row] = await primary<{ origin: string; written: string }[]>`
    select ${primary.unsafe(ORIGIN)} as origin, pg_current_wal_flush_lsn()::text as written`
  if (!row) throw new Error('the position of the primary could not be read')
  const replica = new Replica({ ...row, connections, onState })
  try {
    // Without prepared statements until a pooler is ruled out.
    if (await mayBePooled(address)) connections.stopPreparing()
    if ((await replica.probe()) !== 'foreign') return replica
    throw new DatabaseSetupError(
      `DATABASE_READ_URL (${nameOfAddress(url)}) is no streaming replica of the database of DATABASE_URL. ` +
        'Set it to a hot standby of the same cluster and database, or remove it.',
    )
  } catch (error) {
    await replica.end(0)
    throw error
  }
}

async function mayBePooled(address: { url: string }): Promise<boolean> {
  const configured = readServerAddress(address.url)?.isPooled
  if (configured !== undefined) return configured
  const one = openClient(address as DatabaseAddress).client
  const other = makeClient(address as DatabaseAddress)
  try {
    return await findPooler(one, other)
  } catch (error) {
    // It is away, or has yet to replay the database's creation.
    if (error instanceof DatabaseSetupError) throw error
    return true
  } finally {
    await Promise.all([one.end({ timeout: 0 }), other.end({ timeout: 0 })])
  }
}
