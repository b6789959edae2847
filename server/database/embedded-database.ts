/**
 * The embedded database's worker thread: Postgres in WebAssembly behind a private socket. Its work never
 * blocks the server's event loop, and the driver connects as to any Postgres server.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { startIdleCollection } from '../idle-collection.ts'
import { PrivateNodeFS } from './private-node-fs.ts'

const { dataFolder, socketPath } = workerData as { dataFolder: string; socketPath: string }

/** Postgres takes all of it at the start. A page that is not in it is read from the system's cache of files. */
const SHARED_BUFFERS = '32MB'

const database = await PGlite.create({
  fs: new PrivateNodeFS(dataFolder),
  startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
})
const server = new PGLiteSocketServer({ db: database, path: socketPath })
await server.start()
startIdleCollection()

parentPort?.once('message', async () => {
  await server.stop()
  await database.close()
  process.exit(0)
})
parentPort?.postMessage('ready')
