/** News of the other processes, over Redis. What it loses, look-again.ts finds. */
import { randomUUID } from 'node:crypto'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import type { Redis } from '../redis/redis.ts'
import type { Listener, News } from './news.ts'

const CHANNEL = 'frontdesk:news'
/** A Redis that takes no more is not sent more, which would only pile up. */
const MOST_UNANSWERED = 1000

/** What comes over Redis others may have written. */
const Said = Type.Object({
  by: Type.String(),
  chatbotId: Type.String(),
  conversationId: Type.String(),
  number: Type.Optional(Type.Integer()),
  kind: Type.Enum(['message', 'human', 'typing']),
})

export function shareNews(redis: Redis, tell: Listener, onTrouble: (error: unknown) => void) {
  const me = randomUUID()
  let unanswered = 0
  const hear = (text: string) => {
    const said = parse(text)
    if (!said || said.by === me) return
    const { by: _, ...news } = said
    tell(news)
  }
  // Again whenever it is ready: a first try may have failed. Who is subscribed already stays so.
  const subscribe = () => void redis.subscribe(CHANNEL, hear).catch(onTrouble)
  redis.on('ready', subscribe)
  if (redis.isReady) subscribe()
  return {
    publish: (news: News) => {
      if (!redis.isReady || unanswered >= MOST_UNANSWERED) return
      unanswered++
      const said = JSON.stringify({ by: me, ...news } satisfies Static<typeof Said>)
      redis
        .publish(CHANNEL, said)
        .catch(onTrouble)
        .finally(() => unanswered--)
    },
    close: async () => {
      redis.off('ready', subscribe)
      if (redis.isReady) await redis.unsubscribe(CHANNEL, hear).catch(onTrouble)
    },
  }
}

function parse(text: string): Static<typeof Said> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Value.Check(Said, value) ? value : undefined
  } catch {
    return undefined
  }
}
