/**
 * The embedded database's own thread: Postgres in WebAssembly behind a private socket, so that its
 * work never blocks the server's event loop and the same driver reaches it as any Postgres server.
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
