/** The connection to a Redis or Valkey that several server processes share. */
export type Redis = Awaited<ReturnType<typeof newClient>>

/** Loads the client, whose 400 commands take 5 MiB: most servers have no Redis. */
async function newClient(url: string) {
  const { createClient } = await import('@redis/client')
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
export async function connectRedis(url: string, onError: (error: Error) => void): Promise<Redis> {
  const redis = await newClient(url)
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
