import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** In bytes. The limit is 104 on macOS and 108 on Linux, with the terminating NUL. */
const MAX_SOCKET_PATH = 100

export type PrivateSocketFolder = {
  /** The path of a socket of this name that only this user can reach. */
  pathOf: (name: string) => string
  /** Deletes files created outside the data folder. */
  forget: () => Promise<void>
}

/**
 * Sockets are inside the data folder, which no other user may enter. If that path is too long for a socket,
 * a short symlink points to the folder. On Windows they are named pipes, writable only by their creator.
 */
export async function privateSocketFolder(dataDir: string): Promise<PrivateSocketFolder> {
  const folder = resolve(dataDir)
  if (process.platform === 'win32') {
    const id = createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32)
    return { pathOf: (name) => `\\\\.\\pipe\\frontdesk-${id}-${name}`, forget: async () => {} }
  }
  if (Buffer.byteLength(join(folder, 'database.sock')) <= MAX_SOCKET_PATH) {
    return { pathOf: (name) => join(folder, `${name}.sock`), forget: async () => {} }
  }
  const short = await mkdtemp(join(tmpdir(), 'frontdesk-'))
  await symlink(folder, join(short, 'data'))
  return {
    pathOf: (name) => join(short, 'data', `${name}.sock`),
    forget: () => rm(short, { recursive: true, force: true }),
  }
}

/**
 * Uses the socket `path` as a lock: the process that listens on it owns the data folder. The operating system
 * releases it when the process ends, even when killed.
 * @returns undefined when another process holds it
 */
export async function holdLock(path: string): Promise<Server | undefined> {
  const server = await listen(path)
  if (server || (await isListening(path))) return server
  await removeSocket(path)
  return listen(path)
}

/** A killed process leaves its socket file behind. */
export async function removeSocket(path: string): Promise<void> {
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

async function listen(path: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy())
  server.listen(path)
  try {
    await once(server, 'listening')
    return server.unref()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined
    throw error
  }
}

function isListening(path: string): Promise<boolean> {
  const { promise, resolve: settle } = Promise.withResolvers<boolean>()
  const socket = connect(path)
  socket.once('connect', () => settle(true))
  socket.once('error', () => settle(false))
  return promise.finally(() => socket.destroy())
}
