/**
 * Shares runs between processes over Redis: each process can subscribe to and stop another's runs.
 *
 * The running process writes events to a Redis stream, one command at a time for each run. Events that occur
 * meanwhile go with the next command, so a slow Redis gets fewer and larger entries. An entry's id is
 * `<events until here>-<number of the write>`. So a repeated write overlaps instead of duplicating events, and a
 * gap is detected. The stream of a running turn expires within seconds unless it is renewed. So a dead process is
 * noticed and leaves nothing behind. See docs/decisions/0019.
 */
import type { Redis } from '../../../redis/redis.ts'
import type { Live } from '../live.ts'
import { type OnError, type Timeouts, throttled, withTimeout } from './run-channel.ts'
import { RunPublisher } from './run-publisher.ts'
import { RunSubscriber } from './run-subscriber.ts'

const TIMEOUTS: Timeouts = { lease: 4000, silence: 2000 }
const STOPS = 'frontdesk:stop'

/**
 * @param redis used for everything except blocking reads, which get their own connection
 * @param onError called at most once a minute, for failing commands and invalid runs. A lost connection is
 *   reported by the connection itself.
 */
export function createSharedRuns(redis: Redis, onError: OnError, timeouts = TIMEOUTS): Live {
  const channel = { redis, onError: throttled(redis, onError), timeouts }
  const [publisher, subscriber] = [new RunPublisher(channel), new RunSubscriber(channel)]
  const listeners = new Set<(runId: string) => void>()
  const onStop = (runId: string) => {
    for (const listener of listeners) listener(runId)
  }
  // Subscribe at each reconnect, since an earlier try may have failed. Subscribing twice is harmless.
  const subscribeToStops = () => void redis.subscribe(STOPS, onStop).catch(channel.onError)
  redis.on('ready', subscribeToStops)
  if (redis.isReady) subscribeToStops()
  return {
    share: (run) => publisher.share(run),
    subscribe: (runId) => subscriber.subscribe(runId),
    askToStop: async (runId) => void (await withTimeout(redis.publish(STOPS, runId)).catch(channel.onError)),
    onAskedToStop: (listener) => void listeners.add(listener),
    close: async () => {
      subscriber.close()
      await publisher.close()
      redis.off('ready', subscribeToStops)
      if (redis.isReady) await withTimeout(redis.unsubscribe(STOPS, onStop)).catch(channel.onError)
    },
  }
}
