/** Retry window: a server restart takes seconds, an update of its host longer. */
const patienceMs = 30_000
const firstPauseMs = 250
const longestPauseMs = 3000
/** Most interruptions end before this; show nothing earlier. */
const signAfterMs = 600

type Patience = {
  signal: AbortSignal
  /** Whether the error is transient. */
  mayPass(error: unknown): boolean
  /** Called when an interruption becomes worth showing, and when it ends. */
  waiting(isWaiting: boolean): void
}

/**
 * Retries until success, or until about half a minute without progress. `work` reports progress. Offline time does not
 * count, and a retry follows as soon as the network is back. It retries while offline too: a server on the same machine
 * may be reachable.
 * @throws the last error
 */
export async function patiently<Result>(
  work: (achieved: () => void) => Promise<Result>,
  { signal, mayPass, waiting }: Patience,
): Promise<Result> {
  let waitedMs = 0
  let tries = 0
  let sign: ReturnType<typeof setTimeout> | undefined
  const achieved = () => {
    clearTimeout(sign)
    sign = undefined
    waitedMs = tries = 0
    waiting(false)
  }
  try {
    for (;;) {
      try {
        return await work(achieved)
      } catch (error) {
        if (signal.aborted || !mayPass(error) || waitedMs >= patienceMs) throw error
      }
      sign ??= setTimeout(() => waiting(true), signAfterMs)
      const pauseMs = Math.min(firstPauseMs * 2 ** tries++, longestPauseMs)
      await pause(pauseMs, signal)
      if (navigator.onLine !== false) waitedMs += pauseMs
    }
  } finally {
    clearTimeout(sign)
  }
}

/**
 * Waits with 50 % jitter, so that clients do not hit a restarted server at once. Ends early when the network is back.
 * @throws when aborted
 */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const over = () => {
      clearTimeout(timer)
      removeEventListener('online', over)
      signal.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, ms * (0.5 + Math.random()))
    addEventListener('online', over)
    signal.addEventListener('abort', over)
  })
  signal.throwIfAborted()
}

/** The server sends a heartbeat comment every 15 s; three missed ones mean a dead connection. */
const silenceLimitMs = 45_000
const lookEveryMs = 3000

/**
 * Aborts a connection after a heartbeat timeout. It compares clock times instead of one long timer: after sleep, the
 * timeout is noticed on wake-up, not 45 s later. A connection from a lost network is dead too, without an error.
 */
export async function watched<Result>(
  signal: AbortSignal,
  work: (signal: AbortSignal, heard: () => void) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const cut = () => controller.abort()
  let heardAt = Date.now()
  const heard = () => {
    heardAt = Date.now()
  }
  const watch = setInterval(() => Date.now() - heardAt > silenceLimitMs && cut(), lookEveryMs)
  signal.addEventListener('abort', cut)
  addEventListener('online', cut)
  try {
    signal.throwIfAborted()
    return await work(controller.signal, heard)
  } finally {
    clearInterval(watch)
    signal.removeEventListener('abort', cut)
    removeEventListener('online', cut)
  }
}
