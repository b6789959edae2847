import { memoryKey } from './memory.ts'
import type { Session } from './session.ts'

/** The server closes for good what it refuses, such as one listener too many: later it may be asked again. */
const askAgainMs = 30_000
/** What comes within this time is one thing. */
const togetherMs = 150

/**
 * Hears what happens in a conversation elsewhere, while somebody looks at it: from the server, when its owner
 * writes, and from this browser's other tabs. What happened is not told, only that there is something to read.
 */
export class Watch {
  readonly #session: Session
  readonly #changed: (isHere: boolean) => void
  readonly #ending = new AbortController()
  readonly #tabs: BroadcastChannel | undefined
  #isOn = false
  /** Whether somebody has looked before. */
  #wasOn = false
  #address: string | undefined
  #source: EventSource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param changed told whether it was in this browser */
  constructor(session: Session, changed: (isHere: boolean) => void) {
    this.#session = session
    this.#changed = changed
    const { signal } = this.#ending
    const key = memoryKey(session.chatbotId)
    document.addEventListener('visibilitychange', () => this.#turn(), { signal })
    if (session.isFixed) return
    this.#tabs = openChannel(key)
    this.#tabs?.addEventListener('message', () => changed(true), { signal })
    // A message may be here before what it is about can be read.
    addEventListener('storage', (event) => event.key === key && changed(true), { signal })
  }

  setOn(isOn: boolean): void {
    this.#isOn = isOn
    this.#turn()
  }

  /** Tells the other tabs that something happened here. */
  tell(): void {
    this.#tabs?.postMessage('changed')
  }

  /** Listens where it should, which may be elsewhere than before. */
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

  /** Whoever looks again sees what happened meanwhile. */
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
    // A connection that was made again has missed what happened meanwhile.
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

/** Frames of other sites may be denied one. */
function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}
