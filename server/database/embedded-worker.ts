/**
 * The embedded database's worker thread: Postgres in WebAssembly behind a private socket. Its work never
 * blocks the server's event loop, and the driver connects as to any Postgres server.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { PrivateNodeFS } from './private-node-fs.ts'

const { dataFolder, socketPath } = workerData as { dataFolder: string; socketPath: string }

const database = await PGlite.create({ fs: new PrivateNodeFS(dataFolder) })
const server = new PGLiteSocketServer({ db: database, path: socketPath })
await server.start()

parentPort?.once('message', async () => {
  await server.stop()
  await database.close()
  process.exit(0)
})
parentPort?.postMessage('ready')
