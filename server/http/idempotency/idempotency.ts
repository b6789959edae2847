/**
 * Idempotency-Key at every POST: the same call a second time is given the first one's answer, and does
 * nothing. Why it is as it is: docs/decisions/0017.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { Problem } from '../problems.ts'
import type { FindCaller } from './callers.ts'
import type { IdempotentCalls } from './calls.ts'
import { createHashes, idempotencyKeyOf } from './hashes.ts'
import { type HeldCall, heldBy, hold } from './held.ts'
import { createSeal, type Seal } from './seal.ts'

export type IdempotencyOptions = {
  calls: IdempotentCalls
  /** This server's. */
  secret: string
}

/** Seconds after which a call that runs is worth asking for again. */
const RETRY_AFTER_S = '1'

/**
 * To be called before the routes are there: each that takes a POST is made idempotent, in the way that its
 * `config` says.
 */
export function useIdempotency(app: FastifyInstance, options: IdempotencyOptions): void {
  const begin = createBegin(options)
  app.addHook('onRoute', (route) => {
    const idempotency = idempotencyOf(route)
    if (typeof idempotency !== 'function') return
    // With callbacks, as in app.ts: most requests have no key.
    const claim = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
      if (request.headers['idempotency-key'] === undefined) done()
      else begin(request, reply, idempotency).then((isAnswered) => isAnswered || done(), done)
    }
    // Before the body is validated: that a field is wrong is an answer like another.
    route.preValidation = [claim, ...listOf(route.preValidation)]
    route.onSend = [...listOf(route.onSend), keepAnswer]
  })
}

/**
 * What a turn is called that this request starts: the same whenever the same call comes with the same
 * Idempotency-Key, so that its message is stored once also where its first answer never was.
 */
export function turnIdOf(request: FastifyRequest): string | undefined {
  return heldBy(request)?.turnId
}

/** @throws Error for a POST route that does not say whose its keys are */
function idempotencyOf({ method, url, config, schema }: RouteOptions) {
  // Hidden are the refusals of methods that a path does not have.
  if (![method].flat().includes('POST') || schema?.hide) return undefined
  if (!config?.idempotency) throw new Error(`POST ${url} needs config.idempotency: see callers.ts`)
  return config.idempotency
}

function listOf<Hook>(hooks: Hook | Hook[] | undefined): Hook[] {
  return hooks === undefined ? [] : ([hooks].flat() as Hook[])
}

function createBegin({ calls, secret }: IdempotencyOptions) {
  const hashesOf = createHashes(secret)
  const seal = createSeal(secret)

  /** @returns whether the request is answered; else it runs */
  return async (request: FastifyRequest, reply: FastifyReply, find: FindCaller): Promise<boolean> => {
    const caller = await find(request)
    const key = idempotencyKeyOf(request)
    if (!caller || key === undefined) return false
    const hashes = hashesOf(request, caller, key)
    const taken = await calls.take(hashes)
    if (taken.is === 'ours') {
      const before = new Set(Object.keys(reply.getHeaders()))
      hold(request, heldCall({ calls, seal, id: hashes.id, turnId: taken.turnId, before }))
      return false
    }
    // As the route would ask: who has signed out meanwhile is told nothing.
    if (caller.identity) await calls.askWhetherLetIn(caller.identity)
    if (taken.is === 'other') throw new Problem('idempotency_key_reused')
    if (taken.is === 'running') {
      throw new Problem('idempotency_key_in_use', { headers: { 'retry-after': RETRY_AFTER_S } })
    }
    const answer = await seal.open(hashes.id, taken.answer)
    if (!answer) throw new Problem('idempotent_answer_too_large')
    const { status, headers, body } = answer
    reply.code(status).headers(headers).header('idempotent-replayed', 'true').send(body)
    return true
  }
}

type Holding = {
  calls: IdempotentCalls
  seal: Seal
  id: string
  turnId: string
  /** The headers that belong to this request alone: its id, what its origin may read. */
  before: ReadonlySet<string>
}

function heldCall({ calls, seal, id, turnId, before }: Holding): HeldCall {
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
        await calls.keep(id, await seal.close(id, { status, headers, body }))
      }),
    release: () => once(() => calls.release(id)),
  }
}

/** Nor is a 401: it was not this caller, whoever it was, and may be once they have signed in again. */
function isRepeated(status: number): boolean {
  return status < 500 && status !== 429 && status !== 401
}

function keepAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown, done: () => void): void {
  const call = heldBy(request)
  if (call) void call.keep(reply.statusCode, reply.getHeaders(), String(payload ?? '')).then(done)
  else done()
}
