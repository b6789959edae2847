import { on, once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { holdLock, privateSocketFolder, removeSocket } from './private-socket.ts'
import { DatabaseSetupError } from './setup-error.ts'

export type EmbeddedDatabase = {
  socketPath: string
  /** Resolves when the socket accepts connections; rejects if the thread ended before. */
  ready: Promise<void>
  /** Checkpoints and closes; afterwards another process may open the same folder. */
  close: () => Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  /** Called once, before the first start's initialization, which takes seconds. */
  onFirstStart: () => void
  /** Called if the database's thread dies; the server cannot continue. */
  onCrash: (error: Error) => void
}

/** Another process uses this folder; two would corrupt its database. */
export class DataDirectoryInUse extends Error {
  constructor(dataDir: string) {
    super(`${dataDir} is in use by another Frontdesk. Stop that one, or set DATA_DIR to another folder.`)
    this.name = 'DataDirectoryInUse'
  }
}

/** Starts the embedded Postgres of `dataDir`, which must exist. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const embedded = await launchEmbedded(options)
  await embedded.ready
  return embedded
}

/** The same, but returns before it is `ready`. */
export async function launchEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const sockets = await privateSocketFolder(options.dataDir)
  const lock = await holdLock(sockets.pathOf('lock'))
  if (!lock) {
    await sockets.forget()
    throw new DataDirectoryInUse(options.dataDir)
  }
  const dataFolder = join(options.dataDir, 'postgres')
  refuseDamaged(options.dataDir, dataFolder)
  if (!existsSync(dataFolder)) options.onFirstStart()
  const socketPath = sockets.pathOf('database')
  if (process.platform !== 'win32') await removeSocket(socketPath)
  const worker = startWorker({ dataFolder, socketPath })
  const ready = untilReady(worker).then(
    () => {
      worker.once('error', options.onCrash)
      writeFileSync(madeIn(options.dataDir), '')
    },
    (cause: unknown) => {
      throw cannotOpen(dataFolder, cause)
    },
  )
  const close = async () => {
    worker.off('error', options.onCrash)
    worker.postMessage('close')
    await once(worker, 'exit')
    lock.close()
    await sockets.forget()
  }
  return { socketPath, ready, close }
}

/** Beside the database, once it was complete. Without it, an ended first start is begun again. */
const madeIn = (dataDir: string) => join(dataDir, 'postgres.made')

/** The embedded Postgres would create a new database in a folder that has lost this file. @throws DatabaseSetupError */
function refuseDamaged(dataDir: string, dataFolder: string): void {
  if (!existsSync(madeIn(dataDir)) || !existsSync(dataFolder)) return
  if (existsSync(join(dataFolder, 'PG_VERSION'))) return
  throw new DatabaseSetupError(
    `The database in ${dataFolder} is damaged: PG_VERSION is missing. Restore the folder from a backup, ` +
      'or move it away to begin with an empty database. Nothing was changed.',
  )
}

function cannotOpen(dataFolder: string, cause: unknown): Error {
  const reason = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : ''
  return new Error(
    `the embedded database in ${dataFolder} cannot be opened${reason}. Check that the disk has free space. ` +
      'If the folder is damaged, restore it from a backup.',
    { cause },
  )
}

/** The thread's garbage is short-lived: messages and pages. V8's default is 48. */
const MAX_YOUNG_GENERATION_MIB = 12

function startWorker(workerData: { dataFolder: string; socketPath: string }): Worker {
  return new Worker(new URL('./embedded-worker.js', import.meta.url), {
    workerData: {
      ...workerData,
      compileCache: getCompileCacheDir(),
      module: new URL('./embedded-database.ts', import.meta.url).href,
    },
    resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MIB },
  })
}

/** @throws what the thread threw */
async function untilReady(worker: Worker): Promise<void> {
  const exited = once(worker, 'exit').then(([code]) => {
    throw new Error(`the embedded database ended with ${code} before it was ready`)
  })
  // The worker also exits after it was ready; that is no error here.
  exited.catch(() => {})
  await Promise.race([isReady(worker), exited])
}

async function isReady(worker: Worker): Promise<void> {
  // `node --watch` sends messages of its own.
  for await (const [message] of on(worker, 'message')) if (message === 'ready') return
}
