import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type Named, useMarkRead } from './conversation-actions.ts'
import type { Conversation } from './conversation-queries.ts'

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

const useIsVisible = () => useSyncExternalStore(subscribe, () => !document.hidden)

/**
 * Marks messages as read while the page is visible: existing ones when the conversation opens, and later ones once
 * the end is in view.
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each new message
  useEffect(() => {
    if (unread === 0 || !isVisible || !(isAtEnd || isFirst.current)) return
    isFirst.current = false
    mutate()
  }, [unread, last, isVisible, isAtEnd])
  return { firstUnread, onScroll: setAtEnd }
}
