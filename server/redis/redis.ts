/** The connection to a Redis or Valkey that several server processes share. */
import { createClient } from '@redis/client'

export type Redis = ReturnType<typeof newClient>

function newClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    // The client's own timeout only covers writing the command, and costs more than the command.
    commandOptions: { timeout: 0 },
    socket: { connectTimeout: 3000, reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 3000) },
  })
}

/**
 * Connects, and reconnects whenever the connection is lost. Without a connection, commands fail immediately,
 * because Redis (limits, live streams) must never delay a message. Callers need their own timeout for a
 * connected Redis that does not answer.
 * @param onError called once for each connection loss
 */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = newClient(url)
  let isReported = false
  redis.on('ready', () => {
    isReported = false
  })
  redis.on('error', (error: Error) => {
    if (!isReported) onError(error)
    isReported = true
  })
  // It retries until it succeeds, and reports errors above.
  redis.connect().catch(() => {})
  return redis
}
