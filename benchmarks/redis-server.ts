/** The Redis of a run: the one of TEST_REDIS_URL. Otherwise one started from the installed binary. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { connectRedis, type Redis } from '../server/redis/redis.ts'
import { freePort } from '../testing/postgres-process.ts'
import { endingOf } from './programs.ts'

export type RedisServer = AsyncDisposable & {
  url: string
  /** Undefined for a server that was there before. */
  pid: number | undefined
  client: Redis
}

export async function findRedis(folder: string): Promise<RedisServer> {
  const given = process.env.TEST_REDIS_URL
  const { url, pid, end } = given ? { url: given, pid: undefined, end: async () => {} } : await start(folder)
  const client = await connectRedis(url, () => {})
  await once(client, 'ready')
  const dispose = async () => {
    client.destroy()
    await end()
  }
  return { url, pid, client, [Symbol.asyncDispose]: dispose }
}

async function start(folder: string) {
  const home = join(folder, 'redis')
  await mkdir(home)
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', home]
  const child = spawn('redis-server', settings, { stdio: 'ignore' })
  const failed = once(child, 'error').then(([cause]) => {
    throw new Error('The benchmark needs Redis: set TEST_REDIS_URL, or install redis-server.', { cause })
  })
  await Promise.race([once(child, 'spawn'), failed])
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid, end: endingOf(child) }
}

/** Milliseconds that the server spent on each kind of command, and how many there were. */
export type Commands = { calls: number; milliseconds: number; names: string }

/** Since the statistics were reset; without the commands of this benchmark. */
export async function commandsOf(client: Redis): Promise<Commands> {
  const lines = (await client.info('commandstats')).matchAll(/^cmdstat_([^:]+):calls=(\d+),usec=(\d+)/gm)
  const found = [...lines].filter(([, name = '']) => !/^(ping|info|config)/.test(name))
  found.sort((a, b) => Number(b[2]) - Number(a[2]))
  const sum = (index: number) => found.reduce((total, match) => total + Number(match[index]), 0)
  const names = found
    .slice(0, 4)
    .map(([, name]) => name)
    .join(', ')
  return { calls: sum(2), milliseconds: sum(3) / 1000, names }
}
