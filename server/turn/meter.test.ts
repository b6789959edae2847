import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DatabaseUnavailable } from '../database/availability.ts'
import { builtinAnswerer } from '../models/builtin/model.ts'
import type { Model, ModelEvent, ModelRequest, Usage } from '../models/model.ts'
import { ModelFailure } from '../models/model-failure.ts'
import { Meter } from './meter.ts'
import type { OpenTurn } from './open-turn.ts'

const REQUEST: ModelRequest = {
  messages: [{ role: 'user', content: 'Hello' }],
  temperature: 0,
  maxTokens: 100,
  grounds: { name: '', knowledge: [], suggestedQuestions: [] },
}

/** One dollar per token, at services with a known price. */
const costOf = ({ name }: Pick<Model, 'name'>, usage: Usage | undefined) =>
  usage && !name.startsWith('unknown') ? usage.inputTokens + usage.outputTokens : undefined

/** For a chatbot without budgets: there is no database. */
function newMeter(): Meter {
  const turn = { chatbot: { id: 'c' } } as OpenTurn
  const onError = (error: unknown) => assert.fail(String(error))
  return new Meter({ connections: undefined as never, models: { costOf } as never, onError }, turn)
}

function modelOf(name: string, events: readonly (ModelEvent | Error)[]): Model {
  return {
    name,
    window: 1000,
    async *stream() {
      for (const event of events) {
        if (event instanceof Error) throw event
        yield event
      }
    },
  }
}

const text: ModelEvent = { type: 'text', text: 'Hello' }
const end = (usage?: Usage): ModelEvent => ({ type: 'end', reason: 'stop', usage })
const used = (inputTokens: number, outputTokens: number): Usage => ({ inputTokens, outputTokens })

/** @returns the model's events */
async function call(meter: Meter, model: Model): Promise<unknown[]> {
  const events: unknown[] = []
  try {
    for await (const event of meter.metered(model).stream(REQUEST, new AbortController().signal))
      events.push(event)
  } catch (error) {
    events.push(error)
  }
  return events
}

test('without budgets, model events pass through and the database is not queried', async () => {
  const meter = newMeter()
  const events = [text, text, end(used(3, 4))]
  assert.deepEqual(await call(meter, modelOf('some/model', events)), events)
  const failure = new ModelFailure('model_cut_off')
  assert.deepEqual(await call(meter, modelOf('some/model', [text, failure])), [text, failure])
  await meter.refund()
  assert.equal(meter.exhausted, undefined)
})

test('sums usage and cost of the counted calls', async () => {
  const meter = newMeter()
  assert.deepEqual([meter.usage, meter.costUsd], [undefined, 0])
  await call(meter, modelOf('some/model', [text, end(used(3, 4))]))
  await call(meter, modelOf('other/model', [text, end(used(10, 20))]))
  assert.deepEqual([meter.usage, meter.costUsd], [used(13, 24), 37])
})

test('a call without usage or without a known price makes the cost undefined, not 0', async () => {
  for (const events of [
    [text, end()],
    [text, new ModelFailure('model_cut_off')],
    [new ModelFailure('model_timeout')],
    [new ModelFailure('model_empty')],
    [new Error('stopped')],
  ]) {
    const meter = newMeter()
    await call(meter, modelOf('some/model', events))
    assert.deepEqual([meter.usage, meter.costUsd], [undefined, undefined])
    await call(meter, modelOf('some/model', [text, end(used(1, 1))]))
    assert.deepEqual([meter.usage, meter.costUsd], [used(1, 1), undefined])
  }
  const meter = newMeter()
  await call(meter, modelOf('unknown/model', [text, end(used(1, 1))]))
  assert.deepEqual([meter.usage, meter.costUsd], [used(1, 1), undefined])
})

test('a call that no service worked on costs nothing', async () => {
  const meter = newMeter()
  for (const code of [
    'model_unreachable',
    'model_refused',
    'model_rate_limited',
    'model_unavailable',
    'model_circuit_open',
  ] as const) {
    await call(meter, modelOf('some/model', [new ModelFailure(code)]))
  }
  assert.deepEqual([meter.usage, meter.costUsd], [undefined, 0])
})

test('a reader who disconnects during a reply leaves usage and cost undefined', async () => {
  const meter = newMeter()
  const stream = meter.metered(modelOf('some/model', [text, text, end(used(3, 4))])).stream
  for await (const _ of stream(REQUEST, new AbortController().signal)) break
  assert.deepEqual([meter.usage, meter.costUsd], [undefined, undefined])
})

test('a failed refund does not fail the turn', async () => {
  const errors: unknown[] = []
  const connections = { use: () => Promise.reject(new DatabaseUnavailable('away')) } as never
  const reservation = {
    day: '2026-01-31',
    scopes: ['chatbot c'],
    limits: [1000],
    ofServer: 0,
    reserved: 1,
    tokens: 500,
    refused: null,
  }
  const turn = { chatbot: { id: 'c' }, reservation } as unknown as OpenTurn
  const meter = new Meter({ connections, models: { costOf } as never, onError: (e) => errors.push(e) }, turn)
  await call(meter, modelOf('some/model', [text, end(used(1, 1))]))
  await meter.refund()
  assert.match(String(errors), /could not refund tokens to a budget/)
})

test('the built-in answerer is not metered', () => {
  assert.equal(newMeter().metered(builtinAnswerer), builtinAnswerer)
})
