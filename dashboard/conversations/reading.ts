import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type Named, useMarkRead } from './conversation-actions.ts'
import type { Conversation } from './conversation-queries.ts'

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

const useIsVisible = () => useSyncExternalStore(subscribe, () => !document.hidden)

/**
 * Messages are read when they were on a screen that somebody sees: those that are there when the conversation is
 * opened, and later ones once the end is in sight.
 */
export function useReading(named: Named, { messages, unread_count: unread }: Conversation) {
  const [firstUnread] = useState(
    () => messages.find(({ by, is_read }) => by === 'visitor' && !is_read)?.position,
  )
  const [isAtEnd, setAtEnd] = useState(true)
  const isVisible = useIsVisible()
  const { mutate } = useMarkRead(named)
  const isFirst = useRef(true)
  const last = messages.at(-1)?.position
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is read by itself
  useEffect(() => {
    if (unread === 0 || !isVisible || !(isAtEnd || isFirst.current)) return
    isFirst.current = false
    mutate()
  }, [unread, last, isVisible, isAtEnd])
  return { firstUnread, onScroll: setAtEnd }
}
