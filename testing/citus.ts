/** A database on the Citus cluster of TEST_CITUS_URL, the URL of its coordinator. */
import { randomUUID } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { makeClient } from '../server/database/connection.ts'
import { distribute } from '../server/database/distribute.ts'
import { migrate } from '../server/database/migrate.ts'
import type { PostgresServer } from './postgres-process.ts'

export const CITUS_URL = process.env.TEST_CITUS_URL

type Node = { nodename: string; nodeport: number; isCoordinator: boolean }

/** Few, because each shard of each table is created and dropped. */
const SHARDS = 4

/** A new database on all nodes, dropped when disposed of. */
export async function createClusterDatabase(): Promise<PostgresServer> {
  const name = `frontdesk_test_${randomUUID().replaceAll('-', '')}`
  const url = await createDistributed(name)
  return { url, [Symbol.asyncDispose]: () => dropOnCluster(name) }
}

/** @returns the URL of a new database that is distributed */
export async function createDistributed(name: string): Promise<string> {
  await createOnCluster(name)
  const url = new URL(CITUS_URL ?? '')
  url.pathname = `/${name}`
  await distributeAt(url.href)
  return url.href
}

/** As `npm run distribute` does. */
export async function distributeAt(url: string): Promise<void> {
  const client = makeClient({ url })
  try {
    await migrate(client)
    await distribute(client)
  } finally {
    await client.end()
  }
}

/** An empty database on all nodes, with the extension. */
export async function createOnCluster(name: string, { hasWorkers = true } = {}): Promise<void> {
  for (const node of await nodesOfCluster()) {
    await onNode(node, undefined, (sql) => sql`create database ${sql(name)}`)
    await onNode(node, name, (sql) => sql`create extension citus`)
  }
  await onCoordinator(
    name,
    (sql) => sql`alter database ${sql(name)} set citus.shard_count = ${sql.unsafe(String(SHARDS))}`,
  )
  if (hasWorkers) await addWorkers(name)
}

export async function addWorkers(name: string): Promise<void> {
  const nodes = await nodesOfCluster()
  await onCoordinator(name, async (sql) => {
    for (const { nodename, nodeport, isCoordinator } of nodes) {
      if (isCoordinator) await sql`select citus_set_coordinator_host(${nodename}, ${nodeport})`
      else await sql`select citus_add_node(${nodename}, ${nodeport})`
    }
  })
}

export async function dropOnCluster(name: string): Promise<void> {
  for (const node of await nodesOfCluster())
    await onNode(node, undefined, (sql) => sql`drop database if exists ${sql(name)} with (force)`)
}

/** Runs on each worker as a role, which sees the shards as tables there. */
export async function onWorkers(
  name: string,
  role: string,
  run: (sql: Sql) => PromiseLike<unknown>,
): Promise<void> {
  const workers = (await nodesOfCluster()).filter(({ isCoordinator }) => !isCoordinator)
  for (const worker of workers) {
    await onNode(worker, name, async (sql) => {
      await sql`set citus.override_table_visibility = off`
      await sql`set role ${sql(role)}`
      await run(sql)
    })
  }
}

/** Of all nodes, the coordinator first. */
export async function urlsOfCluster(): Promise<string[]> {
  return (await nodesOfCluster()).map(urlOf)
}

/** The coordinator first. */
async function nodesOfCluster(): Promise<Node[]> {
  return await onCoordinator(
    undefined,
    (sql) => sql<Node[]>`
      select nodename, nodeport, groupid = 0 as "isCoordinator" from pg_dist_node order by groupid`,
  )
}

function onCoordinator<Result>(database: string | undefined, run: (sql: Sql) => PromiseLike<Result>) {
  return onServer(new URL(CITUS_URL ?? ''), database, run)
}

function onNode(node: Node, database: string | undefined, run: (sql: Sql) => PromiseLike<unknown>) {
  return onServer(new URL(urlOf(node)), database, run)
}

function urlOf({ nodename, nodeport }: Node): string {
  const url = new URL(CITUS_URL ?? '')
  url.hostname = nodename
  url.port = String(nodeport)
  return url.href
}

async function onServer<Result>(
  url: URL,
  database: string | undefined,
  run: (sql: Sql) => PromiseLike<Result>,
): Promise<Result> {
  if (database) url.pathname = `/${database}`
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  try {
    return await run(sql)
  } finally {
    await sql.end()
  }
}
