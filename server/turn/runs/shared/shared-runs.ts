/**
 * Runs that several processes share over Redis, so that each may hear, and stop, what another runs.
 *
 * The process that runs a turn writes its events to a stream of Redis's, one command at a time for each
 * run: what happens until the answer goes with the next, so a slow Redis gets fewer and larger entries,
 * and nothing waits here but the run itself. An entry's id is `<events until here>-<which write it was>`.
 * What is written again after a failure, of which nobody knows whether it arrived, overlaps instead of
 * doubling; a hole shows. While the run goes on its stream expires within seconds unless it is renewed, so
 * a process that dies is noticed, and leaves nothing. See docs/decisions/0019.
 */
import type { Redis } from '../../../redis/redis.ts'
import type { Live } from '../live.ts'
import { inTime, type Patience, quieter, type Tell } from './run-channel.ts'
import { RunPublisher } from './run-publisher.ts'
import { RunSubscriber } from './run-subscriber.ts'

const PATIENCE: Patience = { lease: 4000, silence: 2000 }
const STOPS = 'frontdesk:stop'

/**
 * @param redis for all but the reads that wait, for which a connection of its own is made when needed
 * @param onTrouble told of a Redis that is connected and does not serve, or holds what is no run; at most
 *   once a minute. That the connection is lost, the connection tells.
 */
export function createSharedRuns(redis: Redis, onTrouble: Tell, patience = PATIENCE): Live {
  const channel = { redis, onTrouble: quieter(redis, onTrouble), patience }
  const [publisher, subscriber] = [new RunPublisher(channel), new RunSubscriber(channel)]
  const listeners = new Set<(runId: string) => void>()
  const onStop = (runId: string) => {
    for (const listener of listeners) listener(runId)
  }
  // Again whenever it is ready: a first try may have failed. Who is subscribed already stays so.
  const subscribe = () => void redis.subscribe(STOPS, onStop).catch(channel.onTrouble)
  redis.on('ready', subscribe)
  if (redis.isReady) subscribe()
  return {
    share: (run) => publisher.share(run),
    hear: (runId) => subscriber.hear(runId),
    askToStop: async (runId) => void (await inTime(redis.publish(STOPS, runId)).catch(channel.onTrouble)),
    onAskedToStop: (listener) => void listeners.add(listener),
    close: async () => {
      subscriber.close()
      await publisher.close()
      redis.off('ready', subscribe)
      if (redis.isReady) await inTime(redis.unsubscribe(STOPS, onStop)).catch(channel.onTrouble)
    },
  }
}
