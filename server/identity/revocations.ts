/**
 * Revocation of what is open. A transaction asks once whether its credential is good; streams, waits and model calls
 * outlive it. So whatever stays open is watched here, and one statement asks the database again every two seconds,
 * for all of it together, by the same rules as every transaction: see frontdesk_refusal() in the migrations. Nothing
 * is asked while nothing is open. Each process asks for itself, so neither a bus nor the place of the change matters:
 * an UPDATE by hand is found as well. See docs/decisions/0031.
 *
 *     const { signal, release } = revocations.watch({ identity: user, chatbotId })
 *     signal.addEventListener('abort', () => { … })  // signal.reason is a Refused
 */
import type { Connections } from '../database/connections.ts'
import { asSystem, claimsOf, type Identity, REFUSALS, Refused } from '../database/transaction.ts'

/** The promise is five seconds; this leaves room for a busy database. */
const LOOK_MS = 2000
/** Another system's clock may differ by this much: a token is taken for so long after it has expired. */
const CLOCK_TOLERANCE_MS = 30_000
const REPORT_ERROR_MS = 60_000

/** What somebody was let in to. */
export type Grant = {
  identity: Identity
  /** It ends when this conversation or chatbot is deleted. */
  conversationId?: string | undefined
  chatbotId?: string | undefined
}

export type Watched = {
  /** Aborted when the grant no longer holds; the reason is a `Refused`. */
  signal: AbortSignal
  release: () => void
}

type Entry = { abort: AbortController; expiresAtMs: number }

export type RevocationsOptions = {
  connections: Connections
  /** Told when the database cannot be asked, at most once a minute. What is open then stays open. */
  onError: (error: unknown) => void
}

export class Revocations {
  /** By what is asked of the database: many streams of one caller are one question. */
  readonly #open = new Map<string, Set<Entry>>()
  readonly #options: RevocationsOptions
  readonly #timer: NodeJS.Timeout
  #underWay: Promise<void> | undefined
  #reportedAt = Number.NEGATIVE_INFINITY

  constructor(options: RevocationsOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.#tick(), LOOK_MS)
  }

  watch(grant: Grant): Watched {
    const question = questionOf(grant)
    const entry = { abort: new AbortController(), expiresAtMs: expiryOf(grant.identity) }
    const entries = this.#open.get(question) ?? new Set()
    this.#open.set(question, entries.add(entry))
    const release = () => {
      entries.delete(entry)
      if (entries.size === 0 && this.#open.get(question) === entries) this.#open.delete(question)
    }
    return { signal: entry.abort.signal, release }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#underWay
    this.#open.clear()
  }

  #tick(): void {
    this.#expire()
    if (this.#open.size === 0) return
    this.#underWay ??= this.#look()
      .catch((error: unknown) => this.#report(error))
      .finally(() => {
        this.#underWay = undefined
      })
  }

  #expire(): void {
    const now = Date.now()
    for (const [question, entries] of this.#open) {
      for (const entry of entries) {
        if (entry.expiresAtMs > now) continue
        entries.delete(entry)
        entry.abort.abort(new Refused('token_expired'))
      }
      if (entries.size === 0) this.#open.delete(question)
    }
  }

  async #look(): Promise<void> {
    const questions = [...this.#open.keys()]
    const [refusals] = await asSystem(this.#options.connections, (sql) => [
      sql<{ question: string; refusal: keyof typeof REFUSALS }[]>`
        select question, refusal
        from (
          select question, frontdesk_refusal(question::jsonb) as refusal
          from unnest(${questions}::text[]) as open (question)
          offset 0
        ) asked
        where refusal is not null`,
    ])
    for (const { question, refusal } of refusals) this.#refuse(question, new Refused(REFUSALS[refusal]))
  }

  #refuse(question: string, refused: Refused): void {
    const entries = this.#open.get(question) ?? []
    this.#open.delete(question)
    for (const { abort } of entries) abort.abort(refused)
  }

  #report(error: unknown): void {
    if (performance.now() - this.#reportedAt < REPORT_ERROR_MS) return
    this.#reportedAt = performance.now()
    this.#options.onError(error)
  }
}

/** A key's chatbot may be given another slug, and a token may say less than before: neither is a revocation. */
function questionOf({ identity, conversationId, chatbotId }: Grant): string {
  const { chatbot: _, is_admin: __, ...claims } = claimsOf(identity)
  return JSON.stringify({ ...claims, of_conversation: conversationId, of_chatbot: chatbotId })
}

/** A token that had expired when it was taken, within the tolerance, is good until the tolerance ends. */
function expiryOf(identity: Identity): number {
  const user = 'userId' in identity ? identity : 'owner' in identity ? identity.owner : undefined
  if (user?.expiresAt === undefined) return Number.POSITIVE_INFINITY
  const expiresAtMs = user.expiresAt * 1000
  return expiresAtMs > Date.now() ? expiresAtMs : expiresAtMs + CLOCK_TOLERANCE_MS
}
