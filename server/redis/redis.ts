/** The connection to Redis, or Valkey, which several server processes share. */
import { createClient } from '@redis/client'

export type Redis = ReturnType<typeof newClient>

function newClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    // The client's own time limit ends when a command is written, and costs more than the command.
    commandOptions: { timeout: 0 },
    socket: { connectTimeout: 3000, reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 3000) },
  })
}

/**
 * Connects, and connects again whenever the connection is lost. While it is, commands fail at once: what
 * Redis is for (limits, live streams) must never keep a message waiting. A Redis that is connected and
 * does not answer is the caller's to give up on.
 * @param onTrouble told once for each loss
 */
export function connectRedis(url: string, onTrouble: (error: Error) => void): Redis {
  const redis = newClient(url)
  let isTroubled = false
  redis.on('ready', () => {
    isTroubled = false
  })
  redis.on('error', (error: Error) => {
    if (!isTroubled) onTrouble(error)
    isTroubled = true
  })
  // It tries until it succeeds, and tells its troubles above.
  redis.connect().catch(() => {})
  return redis
}
