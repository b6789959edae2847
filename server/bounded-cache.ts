import { LRUCache } from 'lru-cache'

type Options<Value extends object | string | true> = {
  /** The most entries; the least recently used one makes room. */
  most: number
  /** How long an entry is kept, in milliseconds; without it, until it makes room. */
  ttlMs?: number
  /** Makes the value of a missing key, for `memo`. */
  make?: (key: string) => Value
}

/**
 * A cache that grows with its entries. With `max`, lru-cache would reserve the arrays for all of them at once: 0.5 MB
 * for 20,000 entries, in a server that may never have ten.
 */
export function boundedCache<Value extends object | string | true>({
  most,
  ttlMs,
  make,
}: Options<Value>): LRUCache<string, Value> {
  return new LRUCache<string, Value>({
    maxSize: most,
    sizeCalculation: () => 1,
    ...(ttlMs === undefined ? {} : { ttl: ttlMs }),
    ...(make ? { memoMethod: make } : {}),
  })
}
