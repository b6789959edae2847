/**
 * Idempotency-Key for every POST: a repeated call gets the first response and has no effect. For the reasons
 * see docs/decisions/0017.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { Problem } from '../problems.ts'
import type { FindCaller } from './callers.ts'
import type { IdempotentCalls } from './calls.ts'
import { type AnswerEncryption, createAnswerEncryption } from './encrypt-answer.ts'
import { createHashes, idempotencyKeyOf } from './hashes.ts'
import { type HeldCall, heldBy, hold } from './held.ts'

export type IdempotencyOptions = {
  calls: IdempotentCalls
  /** This server’s secret. */
  secret: string
}

/** Seconds to wait before a retry while the first call is running. */
const RETRY_AFTER_S = '1'

/** Call this before the routes are registered. It makes each POST route idempotent, as its `config` says. */
export function useIdempotency(app: FastifyInstance, options: IdempotencyOptions): void {
  const begin = createBegin(options)
  app.addHook('onRoute', (route) => {
    const idempotency = idempotencyOf(route)
    if (typeof idempotency !== 'function') return
    // Callbacks, as in app.ts: most requests have no key.
    const claim = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
      if (request.headers['idempotency-key'] === undefined) done()
      else begin(request, reply, idempotency).then((isAnswered) => isAnswered || done(), done)
    }
    // Before validation, because a validation error is a response to replay too.
    route.preValidation = [claim, ...listOf(route.preValidation)]
    route.onSend = [...listOf(route.onSend), keepAnswer]
  })
}

/**
 * The id of the turn that this request starts. It is the same for each retry with the same Idempotency-Key,
 * so that the message is stored once even if the first response was never stored.
 */
export function turnIdOf(request: FastifyRequest): string | undefined {
  return heldBy(request)?.turnId
}

/** @throws Error for a POST route without `config.idempotency` */
function idempotencyOf({ method, url, config, schema }: RouteOptions) {
  // Hidden routes are those of pages.
  if (![method].flat().includes('POST') || schema?.hide) return undefined
  if (!config?.idempotency) throw new Error(`POST ${url} needs config.idempotency: see callers.ts`)
  return config.idempotency
}

function listOf<Hook>(hooks: Hook | Hook[] | undefined): Hook[] {
  return hooks === undefined ? [] : ([hooks].flat() as Hook[])
}

function createBegin({ calls, secret }: IdempotencyOptions) {
  const hashesOf = createHashes(secret)
  const encryption = createAnswerEncryption(secret)

  /** @returns whether the request was answered; otherwise it runs */
  return async (request: FastifyRequest, reply: FastifyReply, find: FindCaller): Promise<boolean> => {
    const caller = await find(request)
    const key = idempotencyKeyOf(request)
    if (!caller || key === undefined) return false
    const hashes = hashesOf(request, caller, key)
    const taken = await calls.take(hashes)
    if (taken.is === 'ours') {
      const before = new Set(Object.keys(reply.getHeaders()))
      hold(request, heldCall({ calls, encryption, id: hashes.id, turnId: taken.turnId, before }))
      return false
    }
    // Re-check authorization before replaying: the caller may have signed out meanwhile.
    if (caller.identity) await calls.assertStillAuthorized(caller.identity)
    if (taken.is === 'other') throw new Problem('idempotency_key_reused')
    if (taken.is === 'running') {
      throw new Problem('idempotency_key_in_use', { headers: { 'retry-after': RETRY_AFTER_S } })
    }
    const answer = await encryption.decrypt(hashes.id, taken.answer)
    if (!answer) throw new Problem('idempotent_answer_too_large')
    const { status, headers, body } = answer
    reply.code(status).headers(headers).header('idempotent-replayed', 'true').send(body)
    return true
  }
}

type Holding = {
  calls: IdempotentCalls
  encryption: AnswerEncryption
  id: string
  turnId: string
  /** Names of headers that are specific to this request, such as its id and CORS. */
  before: ReadonlySet<string>
}

function heldCall({ calls, encryption, id, turnId, before }: Holding): HeldCall {
  let isOver = false
  const once = async (end: () => Promise<void>) => {
    if (isOver) return
    isOver = true
    await end()
  }
  return {
    turnId,
    keep: (status, all, body) =>
      once(async () => {
        if (!isRepeated(status)) return calls.release(id)
        const headers = Object.fromEntries(Object.entries(all).filter(([name]) => !before.has(name)))
        await calls.keep(id, await encryption.encrypt(id, { status, headers, body }))
      }),
    release: () => once(() => calls.release(id)),
  }
}

/** A 401 is not stored either: the caller may retry after signing in again. */
function isRepeated(status: number): boolean {
  return status < 500 && status !== 429 && status !== 401
}

function keepAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown, done: () => void): void {
  const call = heldBy(request)
  if (call) void call.keep(reply.statusCode, reply.getHeaders(), String(payload ?? '')).then(done)
  else done()
}
