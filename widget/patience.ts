/** How long a server may be away. A restart takes a few seconds, an update of its machine rather more. */
const patienceMs = 30_000
const firstPauseMs = 250
const longestPauseMs = 3000
/** Most breaks are over by then and need no words. */
const signAfterMs = 600

type Patience = {
  signal: AbortSignal
  /** Whether it may be over in a moment. */
  mayPass(error: unknown): boolean
  /** Told when a break has become long enough to be spoken of, and when something is achieved again. */
  waiting(isWaiting: boolean): void
}

/**
 * Does something again and again until it succeeds, for about half a minute in which nothing was achieved.
 * `work` tells of each thing achieved. While the browser is offline no time counts, and it goes on as soon as the
 * network is back: an offline browser may still reach a server on its own machine, so it tries all the same.
 * @throws what went wrong last
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
 * Waits, give or take half, or a server that comes back is called by all its pages at once; and not on when the
 * network has come back.
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

/** The server sends a comment line every 15 s; a connection silent for three times that is dead. */
const silenceLimitMs = 45_000
const lookEveryMs = 3000

/**
 * Does something with a connection and cuts it when nothing has been heard for too long. It looks at the clock
 * instead of waiting: a computer that slept finds out as it wakes, not 45 s later. What was made on a network that
 * has gone is dead too, and silent about it.
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
