import { randomId } from './random-id.ts'

/** What this browser remembers of one chatbot: who the visitor is, and which conversations are theirs. */
export type Memory = {
  readonly visitorId: string
  sessionId?: string | undefined
  /** The conversation that "new conversation" left; kept until the new one has its first message. */
  previousSessionId?: string | undefined
}

/**
 * Opens the memory of a chatbot. Storage may be blocked (private windows, third-party frames): then the memory
 * lasts as long as the page, and everything else works as ever.
 */
export function openMemory(chatbotId: string): Memory & { save(changes: Partial<Memory>): void } {
  const key = `frontdesk:${chatbotId}`
  const memory = { visitorId: randomId(), ...read(key) }
  return Object.assign(memory, {
    save(changes: Partial<Memory>) {
      Object.assign(memory, changes)
      write(key, memory)
    },
  })
}

function read(key: string): Partial<Memory> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof stored === 'object' && stored !== null ? onlyTexts(stored) : {}
  } catch {
    return {}
  }
}

function onlyTexts(stored: object): Partial<Memory> {
  const names = ['visitorId', 'sessionId', 'previousSessionId']
  return Object.fromEntries(
    Object.entries(stored).filter(([name, value]) => names.includes(name) && typeof value === 'string'),
  )
}

function write(key: string, memory: Memory): void {
  try {
    localStorage.setItem(key, JSON.stringify(memory))
  } catch {
    // Blocked or full: the conversation goes on, it only cannot be found again after a reload.
  }
}
