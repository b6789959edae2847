/** Redis for tests: the server of TEST_REDIS_URL. Without one, tests that need it are skipped. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { after } from 'node:test'
import { connectRedis, type Redis } from '../server/redis/redis.ts'

const SERVER_URL = process.env.TEST_REDIS_URL

/** For a test's options: `{ skip: NO_REDIS }`. */
export const NO_REDIS = SERVER_URL ? false : 'TEST_REDIS_URL names no Redis'

/** Only for tests that are not skipped. The server is shared: a test's keys must be its own. */
export function redisUrl(): string {
  if (!SERVER_URL) throw new Error(String(NO_REDIS))
  return SERVER_URL
}

/** A connection that is closed after the file's tests. */
export async function openRedis(url = redisUrl()): Promise<Redis> {
  const redis = await connectRedis(url, () => {})
  after(() => redis.destroy())
  await once(redis, 'ready')
  return redis
}

export type RedisWire = {
  /** The URL of Redis through the proxy. */
  url: string
  /** Breaks all connections and refuses new ones until restored. */
  cut: () => void
  mend: () => void
  /** Keeps connections open, and holds back Redis's answers until released. */
  silence: () => void
  speak: () => void
}

/** A controllable proxy to Redis; it is removed after the file's tests. */
export async function wireToRedis(): Promise<RedisWire> {
  const url = new URL(redisUrl())
  const [port, host] = [Number(url.port || 6379), url.hostname]
  const pairs = new Set<{ near: Socket; far: Socket }>()
  let [isCut, isSilent] = [false, false]
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(port, host)
    const pair = { near, far }
    pairs.add(pair)
    near.pipe(far)
    if (!isSilent) far.pipe(near)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', () => {}).on('close', end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const cut = () => {
    isCut = true
    for (const { near } of pairs) near.destroy()
  }
  after(() => {
    cut()
    server.close()
  })
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false
    },
    silence: () => {
      isSilent = true
      for (const { near, far } of pairs) far.unpipe(near)
    },
    speak: () => {
      isSilent = false
      for (const { near, far } of pairs) far.pipe(near)
    },
  }
}
