/** Calls every operation with each foreign id, and compares the answer with that for an unknown id. */
import assert from 'node:assert/strict'
import type { Answer } from '../client.ts'
import { fromElsewhere } from '../rate-limits.ts'
import { shareOf } from '../share.ts'
import { type Attacker, oddShapes, PROOFS } from './attackers.ts'
import { CREATING_OPERATIONS, type Exception, exceptionAt, type Kind, kindOf, unknownId } from './ids.ts'
import type { Field, Operation } from './operations.ts'
import { bytesOf, nameOf, type Request, requestOf, send } from './requests.ts'

export type Counts = { calls: number; compared: number; odd: number }

type Aim = { field: Field; id: string; kind: Kind; exception: Exception | undefined }
type Values = Map<string, unknown>

const MAX_COMPLAINTS = 20
/** Names that are compared case-insensitively. */
const NAMES: readonly Kind[] = ['username', 'email']
/** In a header. */
const UNSENDABLE = /[^\x20-\x7e]/

export class Matrix {
  readonly counts: Counts = { calls: 0, compared: 0, odd: 0 }
  /** Answers that must not occur; truncated if there are many. */
  readonly complaints: string[] = []
  readonly #address: string
  /** Places that got variants so far. */
  #places = 0
  /** Answers so far. */
  readonly #told = new Set<string>()

  constructor(address: string) {
    this.#address = address
  }

  /** All attacks of an attacker on a call. */
  async tryAll(operation: Operation, attacker: Attacker): Promise<void> {
    const aims = aimsAt(operation, attacker)
    for (const aim of aims) {
      for (const rest of restsFor(operation, attacker, aim.field)) {
        await this.#noting(() => this.#compare(operation, attacker, aim, rest))
      }
    }
    // Without any foreign id: the answer must not contain foreign data either.
    if (aims.length === 0 || attacker.isVoid) await this.#noting(() => this.#callPlainly(operation, attacker))
  }

  /** A share of the variants of an id that is rejected as it is. */
  async tryShapes(operation: Operation, attacker: Attacker): Promise<void> {
    for (const aim of aimsAt(operation, attacker)) {
      const isRefused = aim.exception === undefined || aim.exception.as === 'named'
      if (isRefused && !NAMES.includes(aim.kind)) {
        await this.#noting(() => this.#tryShapesOf(operation, attacker, aim))
      }
    }
  }

  async #tryShapesOf(operation: Operation, attacker: Attacker, { field, id }: Aim): Promise<void> {
    const rest = restsFor(operation, attacker, field)[0]
    const ask = (shape: string) => {
      const values = new Map(rest).set(nameOf(field), shape)
      return this.#call(requestOf(operation, values, attacker.token), attacker, operation.key)
    }
    // If the call is closed to the attacker, variants prove nothing.
    if ((await ask(id)).status === 401) return
    for (const shape of shareOf(oddShapes(id), this.#places++, 6)) {
      if (field.place === 'header' && UNSENDABLE.test(shape)) continue
      const what = `${attacker.name}: ${operation.key} ${nameOf(field)} ${JSON.stringify(shape)}`
      assertRefused(await ask(shape), what)
      this.counts.odd++
    }
  }

  /** Continues after a failure, so that the complaints show all affected calls. */
  async #noting(attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt()
    } catch (error) {
      if (!(error instanceof assert.AssertionError)) throw error
      if (this.complaints.length < MAX_COMPLAINTS) this.complaints.push(error.message)
    }
  }

  async #callPlainly(operation: Operation, attacker: Attacker): Promise<void> {
    const { key, needsCredential } = operation
    const answer = await this.#call(requestOf(operation, new Map(), attacker.token), attacker, key)
    if (attacker.isVoid && needsCredential) assertRefused(answer, `${attacker.name}: ${key}`)
  }

  async #compare(operation: Operation, attacker: Attacker, aim: Aim, rest: Values): Promise<void> {
    const { field, id, kind, exception } = aim
    const ask = async (value: string) => {
      const values = new Map(rest).set(nameOf(field), value)
      const answer = await this.#call(requestOf(operation, values, attacker.token), attacker, operation.key)
      // Where an answer repeats what the caller named.
      return {
        answer,
        bytes: exception?.as === 'nothing' ? bytesOf(answer).replaceAll(value, '<id>') : bytesOf(answer),
      }
    }
    const real = await ask(id)
    if (exception?.as === 'own') return
    const never = await ask(unknownId(kind, id))
    const what = `${attacker.name}: ${operation.key} with ${nameOf(field)} ${id} ${JSON.stringify([...rest])}`
    if (exception?.as === 'named') return assertNamed(real.answer, never.answer, exception, what)
    assert.equal(real.bytes, never.bytes, what)
    if (!exception) assertRefused(real.answer, what)
    this.counts.compared++
  }

  async #call(request: Request, { victim, elsewhere }: Attacker, key: string): Promise<Answer> {
    // Failures of one address are counted, whatever the limits.
    const from = key.startsWith('signIn') ? fromElsewhere() : elsewhere
    request.options.headers = { ...request.options.headers, ...from }
    const answer = await send(this.#address, request)
    this.counts.calls++
    const told = answer.text + [...answer.headers].join('\n')
    const asked = JSON.stringify([decodeURIComponent(request.path), request.options])
    const what = `${request.method} ${request.path} (${key}) answers ${answer.status}`
    assert.ok(answer.status < 500, `${what} ${answer.text}`)
    assert.ok(!told.includes(victim.canary), `${what} with what is not theirs: ${told}`)
    for (const secret of victim.secrets) {
      assert.ok(!told.includes(secret) || asked.includes(secret), `${what} with ${secret}: ${told}`)
    }
    // Strangers share a session that opens itself: one may get the replay of another's answer.
    if (answer.headers.has('idempotent-replayed'))
      assert.ok(this.#told.has(key + answer.text), `${what} to another`)
    else this.#told.add(key + answer.text)
    return answer
  }
}

function aimsAt(operation: Operation, attacker: Attacker): Aim[] {
  return operation.fields.flatMap((field) => {
    const kind = kindOf(operation.key, nameOf(field))
    if (!kind) return []
    const exception = exceptionAt(operation.key, nameOf(field))
    const foreign = attacker.aims[kind].filter((id) => id !== attacker.own[kind])
    return foreign.map((id) => ({ field, id, kind, exception }))
  })
}

/** The values of the call's other ids: the stranger's own, and the victim's. */
function restsFor(operation: Operation, attacker: Attacker, aimed: Field): Values[] {
  const fields = operation.fields.filter((field) => field !== aimed)
  const restOf = (idOf: (kind: Kind) => string) => {
    const values: Values = new Map()
    for (const field of fields) {
      const kind = kindOf(operation.key, nameOf(field))
      if (!kind) continue
      if (field.isRequired || attacker.carries.includes(kind)) values.set(nameOf(field), idOf(kind))
      else if (field.place === 'body') values.set(nameOf(field), null)
    }
    return values
  }
  const isNew = CREATING_OPERATIONS.includes(operation.key)
  const own = restOf((kind) => (isNew ? unknownId(kind, attacker.own[kind]) : attacker.own[kind]))
  if (isNew) return [own]
  const victims = restOf((kind) =>
    PROOFS.includes(kind) ? attacker.own[kind] : (attacker.aims[kind][0] ?? ''),
  )
  return JSON.stringify([...own]) === JSON.stringify([...victims]) ? [own] : [own, victims]
}

function assertRefused({ status, text }: Answer, what: string): void {
  assert.ok(status >= 400, `${what}: ${status} ${text}`)
}

/** Only this refusal may reveal it; a value that is no chatbot's id gets the usual one. */
function assertNamed(
  real: Answer,
  never: Answer,
  { refusals }: Extract<Exception, { as: 'named' }>,
  what: string,
) {
  assertRefused(never, what)
  assertRefused(real, what)
  if (bytesOf(real) === bytesOf(never)) return
  // The answer to HEAD has no body.
  const isNamed = refusals.some(
    ([status, code]) => real.status === status && (real.text === '' || real.json?.code === code),
  )
  assert.ok(isNamed, `${what}: ${real.status} ${real.text}`)
}
