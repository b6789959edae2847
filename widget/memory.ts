import { randomId } from './random-id.ts'

/** This browser's memory of one chatbot: the visitor and their conversations. */
export type Memory = {
  readonly visitorId: string
  sessionId?: string | undefined
  /** The previous conversation; kept until the new one has its first message. */
  previousSessionId?: string | undefined
  /** The queued message while offline, and its idempotency key. */
  queued?: { text: string; key: string } | undefined
}

export type OpenMemory = Memory & {
  save(changes: Partial<Memory>): void
  /** Reloads changes of other tabs. */
  reload(): void
}

/**
 * Opens the memory of a chatbot. If storage is blocked (private windows, third-party frames), the memory lasts as long
 * as the page.
 */
export function openMemory(chatbotId: string): OpenMemory {
  const key = memoryKey(chatbotId)
  const memory: Memory = { visitorId: randomId(), ...read(key) }
  return Object.assign(memory, {
    save(changes: Partial<Memory>) {
      Object.assign(memory, changes)
      write(key, memory)
    },
    reload() {
      const stored = read(key)
      if (stored?.visitorId) Object.assign(memory, forgotten, stored)
    },
  })
}

/** An in-memory session, for previews and verified visitors. */
export function passingMemory(sessionId: string | undefined): OpenMemory {
  const memory: Memory = { visitorId: randomId(), sessionId }
  return Object.assign(memory, {
    save: (changes: Partial<Memory>) => void Object.assign(memory, changes),
    reload() {},
  })
}

export const memoryKey = (chatbotId: string): string => `frontdesk:${chatbotId}`

const forgotten = { sessionId: undefined, previousSessionId: undefined, queued: undefined }

function read(key: string): Partial<Memory> | undefined {
  try {
    return onlyKnown(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return undefined
  }
}

/** Stored data is untrusted: ignore anything malformed. */
function onlyKnown(stored: Record<string, unknown>): Partial<Memory> {
  const { queued, ...texts } = stored as Memory
  const names = ['visitorId', 'sessionId', 'previousSessionId']
  const known = Object.entries(texts).filter(
    ([name, value]) => names.includes(name) && typeof value === 'string',
  )
  const isMessage = typeof queued?.text === 'string' && typeof queued.key === 'string'
  return {
    ...Object.fromEntries(known),
    queued: isMessage ? { text: queued.text, key: queued.key } : undefined,
  }
}

function write(key: string, memory: Memory): void {
  try {
    localStorage.setItem(key, JSON.stringify(memory))
  } catch {
    // Storage blocked or full: the conversation works but is lost on reload.
  }
}
