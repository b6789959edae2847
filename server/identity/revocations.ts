/**
 * Revokes access of open streams, waits and model calls, which outlive the transaction that authorized them.
 * All open grants are checked again every two seconds with one statement, by the same rules as every
 * transaction: see frontdesk_refusal() in the migrations. Each process polls the database itself, so that any
 * change counts, even a manual UPDATE. See docs/decisions/0031.
 *
 *     const { signal, release } = revocations.watch({ identity: user, chatbotId })
 *     signal.addEventListener('abort', () => { … })  // signal.reason is a Refused
 */
import type { Connections } from '../database/connections.ts'
import { asServiceRole, claimsOf, type Identity, REFUSALS, Refused } from '../database/transaction.ts'

/** Access must end within five seconds; this leaves a margin for a busy database. */
const LOOK_MS = 2000
/** Tolerates clock skew: an expired token is accepted for this long. */
const CLOCK_TOLERANCE_MS = 30_000
const REPORT_ERROR_MS = 60_000

/** An authorization, and what it gives access to. */
export type Grant = {
  identity: Identity
  /** The grant ends when this conversation or chatbot is deleted. */
  conversationId?: string | undefined
  chatbotId?: string | undefined
}

export type Topic = {
  /** Aborted when access is revoked; the reason is a `Refused`. */
  signal: AbortSignal
  release: () => void
}

type Entry = { abort: AbortController; expiresAtMs: number }

export type RevocationsOptions = {
  connections: Connections
  /** Called when the database is unavailable, at most once a minute. Open grants stay open then. */
  onError: (error: unknown) => void
}

export class Revocations {
  /** By database question, so that many streams of one caller need only one. */
  readonly #open = new Map<string, Set<Entry>>()
  readonly #options: RevocationsOptions
  readonly #timer: NodeJS.Timeout
  #underWay: Promise<void> | undefined
  #reportedAt = Number.NEGATIVE_INFINITY

  constructor(options: RevocationsOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.#tick(), LOOK_MS)
  }

  watch(grant: Grant): Topic {
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
    const [refusals] = await asServiceRole(this.#options.connections, (sql) => [
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

/** Without the slug and `is_admin`: a change of either is no revocation. */
function questionOf({ identity, conversationId, chatbotId }: Grant): string {
  const { chatbot: _, is_admin: __, ...claims } = claimsOf(identity)
  return JSON.stringify({ ...claims, of_conversation: conversationId, of_chatbot: chatbotId })
}

/** A token that was accepted after its expiry is valid until the tolerance ends. */
function expiryOf(identity: Identity): number {
  const user = 'userId' in identity ? identity : 'owner' in identity ? identity.owner : undefined
  if (user?.expiresAt === undefined) return Number.POSITIVE_INFINITY
  const expiresAtMs = user.expiresAt * 1000
  return expiresAtMs > Date.now() ? expiresAtMs : expiresAtMs + CLOCK_TOLERANCE_MS
}
