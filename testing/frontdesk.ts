/** A real server in this process, on a free port, with a database of its own. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after } from 'node:test'
import pino from 'pino'
import { loadAssistant } from '../server/chatbots/assistant.ts'
import { configFrom } from '../server/config/config.ts'
import type { Connections } from '../server/database/connections.ts'
import { openDatabase } from '../server/database/database.ts'
import { type Frontdesk, startFrontdesk } from '../server/frontdesk.ts'
import type { WebLimits } from '../server/knowledge/web/web-client.ts'
import { loggerOptions, logReplica } from '../server/logger.ts'
import { buildPages } from './build.ts'
import { watch } from './conformance.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

export type TestFrontdesk = Frontdesk & {
  database: TestDatabase
  /** For inspecting the stored rows. */
  connections: Connections
  /** The log so far. */
  log: () => string
}

export type TestOptions = {
  env?: Record<string, string>
  /** Replaces the template of the operator's file. */
  assistant?: string
  /** Continue with the database of another, stopped server. */
  database?: TestDatabase
  /** Connections to a Postgres server; the embedded database has one. */
  poolSize?: number
  /** Of sources that are fetched. */
  webLimits?: Partial<WebLimits>
}

/** Starts the server for a test file; it is stopped, and its data deleted, after the file's tests. */
export async function startTestFrontdesk(options: TestOptions = {}): Promise<TestFrontdesk> {
  const { remove, ...frontdesk } = await openTestFrontdesk(options)
  // Fetching the document would be an extra call where calls are counted.
  if ((options.env?.LIMIT_SCALE ?? '0') === '0') watch(frontdesk.address)
  after(async () => {
    await frontdesk.stop()
    await remove()
  })
  return frontdesk
}

/** @returns also `remove`, which deletes the database after `stop`, unless it was given */
export async function openTestFrontdesk({
  env = {},
  assistant,
  database,
  poolSize,
  webLimits,
}: TestOptions): Promise<TestFrontdesk & { remove: () => Promise<void> }> {
  await buildPages()
  const own = database ?? (await createTestDatabase())
  const { config, problems } = configFrom({
    PORT: '0',
    LOG_LEVEL: 'debug',
    LIMIT_SCALE: '0',
    ...own.env,
    ...env,
  })
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  if (assistant !== undefined) await writeFile(join(own.dataDir, 'assistant.md'), assistant)
  const loaded = await loadAssistant(own.dataDir)
  if ('mistakes' in loaded) throw new Error(JSON.stringify(loaded.mistakes))
  let log = ''
  const logger = pino(loggerOptions(config), {
    write: (line: string) => {
      log += line
    },
  })
  const opened = await openDatabase({
    url: config.databaseUrl,
    schema: config.databaseSchema,
    readUrl: config.databaseReadUrl,
    onReplicaState: (state, error) => logReplica(logger, state, error),
    dataDir: config.dataDir,
    poolSize,
    onFirstStart: () => {},
    onCrash: (error) => {
      throw error
    },
  })
  const frontdesk = await startFrontdesk({
    config,
    assistant: loaded.file,
    connections: opened.connections,
    logger,
    webLimits,
  })
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await frontdesk.stop()
    await opened.close()
  }
  const remove = async () => {
    if (!database) await own.remove()
  }
  return { ...frontdesk, stop, remove, connections: opened.connections, database: own, log: () => log }
}

export async function secretKeyOf(database: TestDatabase): Promise<string> {
  return (await readFile(join(database.dataDir, 'secret-key'), 'utf8')).trim()
}
