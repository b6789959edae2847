import { on, once } from 'node:events'
import { existsSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { holdLock, privateSocketFolder, removeSocket } from './private-socket.ts'

export type EmbeddedDatabase = {
  socketPath: string
  /** Checkpoints and closes; afterwards another process may open the same folder. */
  close: () => Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  /** Called once, before the first start's initialization, which takes seconds. */
  onFirstStart: () => void
  /** Called once the database's thread works, for what can be done meanwhile. */
  onWaiting?: () => void
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
  const sockets = await privateSocketFolder(options.dataDir)
  const lock = await holdLock(sockets.pathOf('lock'))
  if (!lock) {
    await sockets.forget()
    throw new DataDirectoryInUse(options.dataDir)
  }
  const dataFolder = join(options.dataDir, 'postgres')
  if (!existsSync(dataFolder)) options.onFirstStart()
  const socketPath = sockets.pathOf('database')
  if (process.platform !== 'win32') await removeSocket(socketPath)
  const worker = await startWorker({ dataFolder, socketPath }, options.onWaiting)
  worker.once('error', options.onCrash)
  const close = async () => {
    worker.off('error', options.onCrash)
    worker.postMessage('close')
    await once(worker, 'exit')
    lock.close()
    await sockets.forget()
  }
  return { socketPath, close }
}

/** The thread's garbage is short-lived: messages and pages. V8's default is 48. */
const MAX_YOUNG_GENERATION_MIB = 12

async function startWorker(
  workerData: { dataFolder: string; socketPath: string },
  onWaiting = () => {},
): Promise<Worker> {
  const worker = new Worker(new URL('./embedded-worker.js', import.meta.url), {
    workerData: {
      ...workerData,
      compileCache: getCompileCacheDir(),
      module: new URL('./embedded-database.ts', import.meta.url).href,
    },
    resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MIB },
  })
  onWaiting()
  const exited = once(worker, 'exit').then(([code]) => {
    throw new Error(`the embedded database ended with ${code} before it was ready`)
  })
  // The worker also exits after it was ready; that is no error here.
  exited.catch(() => {})
  await Promise.race([isReady(worker), exited])
  return worker
}

async function isReady(worker: Worker): Promise<void> {
  // `node --watch` sends messages of its own.
  for await (const [message] of on(worker, 'message')) if (message === 'ready') return
}
