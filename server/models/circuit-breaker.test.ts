import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CircuitBreaker, withCircuitBreaker } from './circuit-breaker.ts'
import type { Model, ModelEvent } from './model.ts'
import { type FailureCode, ModelFailure } from './model-failure.ts'

const REPLY: ModelEvent[] = [
  { type: 'text', text: 'Hello' },
  { type: 'end', reason: 'stop', usage: undefined },
]
const request = {
  messages: [],
  temperature: 0,
  maxTokens: 1,
  grounds: { name: '', knowledge: [], suggestedQuestions: [] },
}

/** A model behind a breaker, and the clock of that breaker. */
function startModel() {
  let now = 0
  let asked = 0
  let does: (signal: AbortSignal) => AsyncIterable<ModelEvent>
  const model: Model = {
    name: 'openai/x',
    window: 8192,
    stream: (_, signal) => {
      asked++
      return does(signal)
    },
  }
  const guarded = withCircuitBreaker(model, new CircuitBreaker(() => now))
  const call = async (signal = new AbortController().signal) => {
    for await (const _ of guarded.stream(request, signal));
  }
  const replies = (...said: (ModelEvent | FailureCode)[]) => {
    does = async function* () {
      for (const event of said) {
        if (typeof event === 'string') throw new ModelFailure(event)
        yield event
      }
    }
  }
  const code = async () =>
    call().then(
      () => 'a reply',
      (error: ModelFailure) => error.code,
    )
  return {
    stream: guarded.stream,
    call,
    code,
    replies,
    serve: (next: typeof does) => {
      does = next
    },
    /** @returns the requests to the service since the last call of this function */
    asked: () => {
      const count = asked
      asked = 0
      return count
    },
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    fail: async (times: number, failure: FailureCode = 'model_unavailable') => {
      replies(failure)
      for (let count = 0; count < times; count++) assert.equal(await code(), failure)
    },
    /** @returns the remaining open time in milliseconds; 0 while closed */
    rest: async () => {
      replies(...REPLY)
      const failure: ModelFailure | undefined = await call().then(
        () => undefined,
        (error) => error,
      )
      if (failure) assert.equal(failure.code, 'model_circuit_open')
      return failure?.retryAfterMs ?? 0
    },
  }
}

/** A model whose reply is controlled by the test. */
function waiting() {
  const { promise, resolve, reject } = Promise.withResolvers<ModelEvent[]>()
  const stream = async function* (signal: AbortSignal) {
    signal.addEventListener('abort', () => reject(signal.reason))
    yield* await promise
  }
  return { stream, answer: resolve, fail: reject }
}

test('opens for a second after ten consecutive failures within a minute', async () => {
  const model = startModel()
  await model.fail(9)
  assert.equal(await model.rest(), 0)
  await model.fail(10)
  model.asked()
  assert.equal(await model.rest(), 1000)
  model.pass(999)
  assert.equal(await model.rest(), 1)
  assert.equal(model.asked(), 0)
  model.pass(1)
  assert.equal(await model.rest(), 0)
  assert.equal(model.asked(), 1)
})

test('does not open for failures that are far apart', async () => {
  const model = startModel()
  for (let count = 0; count < 30; count++) {
    await model.fail(1)
    model.pass(7000)
  }
  await model.fail(2)
  assert.equal(await model.rest(), 1000, 'ten in less than a minute')
})

test('counts only service failures; any other error resets the count', async () => {
  const counts: FailureCode[] = [
    'model_unreachable',
    'model_unavailable',
    'model_timeout',
    'model_malformed',
    'model_error',
    'model_cut_off',
  ]
  for (const code of counts) {
    const model = startModel()
    await model.fail(10, code)
    assert.equal(await model.rest(), 1000, code)
  }
  for (const code of ['model_refused', 'model_rate_limited', 'model_empty'] as const) {
    const model = startModel()
    await model.fail(20, code)
    assert.equal(await model.rest(), 0, code)
    await model.fail(9)
    await model.fail(1, code)
    await model.fail(9)
    assert.equal(await model.rest(), 0, code)
  }
})

test('each failed probe doubles the open time up to 30 s, and a complete reply resets it', async () => {
  const model = startModel()
  await model.fail(10)
  for (const rest of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
    assert.equal(await model.rest(), rest)
    model.pass(rest)
    await model.fail(1)
  }
  model.pass(30_000)
  assert.equal(await model.rest(), 0)
  await model.fail(10)
  assert.equal(await model.rest(), 1000)
})

test('half-open: one of many calls is the probe, and its first token closes the circuit', async () => {
  const model = startModel()
  await model.fail(10)
  model.pass(1000)
  model.asked()
  const service = waiting()
  model.serve(service.stream)
  const probe = model.stream(request, new AbortController().signal)[Symbol.asyncIterator]()
  const first = probe.next()
  for (let count = 0; count < 19; count++) assert.equal(await model.code(), 'model_circuit_open')
  assert.equal(model.asked(), 1)
  service.answer(REPLY)
  assert.deepEqual(await first, { done: false, value: REPLY[0] })
  model.replies(...REPLY)
  assert.equal(await model.code(), 'a reply', 'the probe still speaks')
  await probe.return?.()
})

test('a probe that fails after its first token opens the circuit for longer', async () => {
  const model = startModel()
  await model.fail(10)
  model.pass(1000)
  model.replies({ type: 'text', text: 'He' }, 'model_cut_off')
  assert.equal(await model.code(), 'model_cut_off')
  assert.equal(await model.rest(), 2000)
})

test('interrupted replies count as failures', async () => {
  const model = startModel()
  for (let count = 0; count < 10; count++) {
    model.replies({ type: 'text', text: 'He' }, 'model_cut_off')
    await model.code()
  }
  assert.equal(await model.rest(), 1000)
})

test('an aborted or abandoned probe is released without a result', async () => {
  const model = startModel()
  await model.fail(10)
  model.pass(1000)
  for (const reason of [new ModelFailure('server_stopping'), new Error('the user stopped it')]) {
    const aborting = new AbortController()
    model.serve(waiting().stream)
    const probe = model.call(aborting.signal)
    assert.equal(await model.code(), 'model_circuit_open')
    aborting.abort(reason)
    await assert.rejects(probe, reason)
  }
  model.replies(...REPLY)
  for await (const _ of model.stream(request, new AbortController().signal)) break
  assert.equal(await model.code(), 'a reply')
})

test('a call from before the circuit opened does not prolong the open time, but its complete reply closes it', async () => {
  const model = startModel()
  const failing = Array.from({ length: 10 }, waiting)
  const failed = failing.map((service) => {
    model.serve(service.stream)
    return model.code()
  })
  const replying = waiting()
  model.serve(replying.stream)
  const replied = model.code()
  await model.fail(10)
  model.pass(500)
  for (const service of failing) service.fail(new ModelFailure('model_timeout'))
  assert.deepEqual(await Promise.all(failed), Array(10).fill('model_timeout'))
  assert.equal(await model.rest(), 500)
  replying.answer(REPLY)
  assert.equal(await replied, 'a reply')
  assert.equal(await model.rest(), 0)
})
