import { useEffect, useRef } from 'react'

/** Infinite scrolling: calls back when the end of a list is near the viewport. */
export function WhenSeen({ onSeen }: { onSeen: () => void }) {
  const mark = useRef<HTMLSpanElement>(null)
  const seen = useRef(onSeen)
  seen.current = onSeen
  useEffect(() => {
    if (!mark.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen.current(), {
      rootMargin: '400px',
    })
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [])
  return <span ref={mark} aria-hidden className="block h-px" />
}
