import { memoryKey } from './memory.ts'
import type { Session } from './session.ts'

/** EventSource does not retry a rejected stream, such as above the subscriber limit: retry after this time. */
const askAgainMs = 30_000
/** Debounce time. */
const togetherMs = 150

/**
 * Subscribes to a conversation's changes elsewhere while it is visible: the owner's replies from the server, and this
 * browser's other tabs. Events carry no content; the subscriber reloads.
 */
export class Watch {
  readonly #session: Session
  readonly #changed: (isHere: boolean) => void
  readonly #ending = new AbortController()
  readonly #tabs: BroadcastChannel | undefined
  #isOn = false
  /** Whether it was visible before. */
  #wasOn = false
  #address: string | undefined
  #source: EventSource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param changed receives whether the change was in this browser */
  constructor(session: Session, changed: (isHere: boolean) => void) {
    this.#session = session
    this.#changed = changed
    const { signal } = this.#ending
    const key = memoryKey(session.chatbotId)
    document.addEventListener('visibilitychange', () => this.#turn(), { signal })
    if (session.isFixed) return
    this.#tabs = openChannel(key)
    this.#tabs?.addEventListener('message', () => changed(true), { signal })
    // The event may arrive before the data is readable.
    addEventListener('storage', (event) => event.key === key && changed(true), { signal })
  }

  setOn(isOn: boolean): void {
    this.#isOn = isOn
    this.#turn()
  }

  /** Notifies the other tabs of a change. */
  tell(): void {
    this.#tabs?.postMessage('changed')
  }

  /** Subscribes to the current session, which may have changed. */
  look(): void {
    const address = this.#isWatching ? this.#session.events : undefined
    if (address === this.#address) return
    this.#close()
    if (address) this.#listen(address)
  }

  destroy(): void {
    this.#ending.abort()
    this.#tabs?.close()
    this.#isOn = false
    this.#close()
  }

  get #isWatching(): boolean {
    return this.#isOn && document.visibilityState === 'visible'
  }

  /** Reloads when the panel becomes visible again. */
  #turn(): void {
    if (this.#isWatching && this.#wasOn && !this.#address) this.#changed(true)
    this.#wasOn ||= this.#isWatching
    this.look()
  }

  #listen(address: string): void {
    const source = new EventSource(address)
    this.#source = source
    this.#address = address
    const hear = () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#changed(false), togetherMs)
    }
    source.addEventListener('message', hear)
    // A reconnected stream may have missed events.
    source.addEventListener('open', () => source.addEventListener('open', hear), { once: true })
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return
      this.#timer = setTimeout(() => {
        this.#close()
        this.look()
      }, askAgainMs)
    })
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#source?.close()
    this.#source = undefined
    this.#address = undefined
  }
}

/** Third-party frames may be denied one. */
function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}
