/**
 * Unsaved changes in this browser: an entry for each tab, so that no tab overwrites another's. A tab holds the Web Lock
 * of its entry; the entry of a closed tab is free to be taken.
 */
import { randomId } from '../../widget/random-id.ts'
import type { KeptDraft } from './draft-state.ts'

/** After a reload, the lock of the previous page is released late. */
const RELEASE_MS = 2000

export type KeptDrafts = ReturnType<typeof keptDrafts>

export function keptDrafts(chatbotId: string) {
  const prefix = `frontdesk:draft:${chatbotId}:`
  const own = prefix + randomId()
  const { promise: untilClosed, resolve: close } = Promise.withResolvers<void>()
  void navigator.locks?.request(own, () => untilClosed)
  return {
    /** @returns whether the browser has room for it; undefined removes the entry */
    keep(draft: KeptDraft | undefined): boolean {
      if (!draft) localStorage.removeItem(own)
      else {
        const { content, base, sent, conflicts } = draft
        try {
          localStorage.setItem(own, JSON.stringify({ content, base, sent, conflicts }))
        } catch {
          return false
        }
      }
      return true
    },
    /** Visits the entries of closed tabs; `take` reads and removes one. */
    async visit(visitor: (take: () => KeptDraft | undefined) => void): Promise<void> {
      const others = Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== own)
      await Promise.all(others.map((key) => alone(key, () => visitor(() => taken(key)))))
    },
    /** Leaves the entry to the next tab. */
    close,
  }
}

/** Plain HTTP on a local network has no Web Locks: there, open tabs look closed. */
async function alone(key: string, work: () => void): Promise<void> {
  if (!navigator.locks) return work()
  const signal = AbortSignal.timeout(RELEASE_MS)
  await navigator.locks.request(key, { signal }, work).catch(() => undefined)
}

function taken(key: string): KeptDraft | undefined {
  const text = localStorage.getItem(key)
  localStorage.removeItem(key)
  try {
    const kept = JSON.parse(text ?? 'null')
    return typeof kept?.base?.revision === 'number' ? kept : undefined
  } catch {
    return undefined
  }
}
