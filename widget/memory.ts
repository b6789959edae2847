import { randomId } from './random-id.ts'

/** What this browser remembers of one chatbot: who the visitor is, and which conversations are theirs. */
export type Memory = {
  readonly visitorId: string
  sessionId?: string | undefined
  /** The conversation that "new conversation" left; kept until the new one has its first message. */
  previousSessionId?: string | undefined
  /** A message that waits for the network, and the key under which it is sent. */
  queued?: { text: string; key: string } | undefined
}

export type OpenMemory = Memory & {
  save(changes: Partial<Memory>): void
  /** Reads again what another tab may have written. */
  reload(): void
}

/**
 * Opens the memory of a chatbot. Storage may be blocked (private windows, third-party frames): then the memory
 * lasts as long as the page, and everything else works as ever.
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

/** A memory of one session that nothing outlives: previews, and people for whom a site vouches. */
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

/** Anybody may have written there: what is no memory is none. */
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
    // Blocked or full: the conversation goes on, it only cannot be found again after a reload.
  }
}
