import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateReply } from './generate-reply.ts'
import type { Model, ModelEvent } from './model.ts'
import { type FailureCode, ModelFailure } from './model-failure.ts'
import { retryAfterMs } from './retry-after.ts'

type Step = FailureCode | 'reply' | 'cut after the first word' | { code: FailureCode; retryAfterMs: number }

/** A model with one scripted result for each call, and a call counter. */
function scripted(name: string, ...steps: Step[]): Model & { calls: number[] } {
  const calls: number[] = []
  async function* stream(): AsyncGenerator<ModelEvent> {
    const step = steps[calls.length] ?? 'reply'
    calls.push(performance.now())
    if (typeof step === 'object') throw new ModelFailure(step.code, step)
    if (step !== 'reply' && step !== 'cut after the first word') throw new ModelFailure(step)
    yield { type: 'text', text: name }
    if (step !== 'reply') throw new ModelFailure('model_cut_off')
    yield { type: 'end', reason: 'stop', usage: undefined }
  }
  return { name, window: 8192, stream, calls }
}

const request = {
  messages: [],
  temperature: 0,
  maxTokens: 1,
  grounds: { name: '', knowledge: [], suggestedQuestions: [] },
}

async function reply(...models: Model[]) {
  const failures: string[] = []
  let text = ''
  try {
    const signal = new AbortController().signal
    for await (const event of generateReply(models, request, signal, ({ failure }) =>
      failures.push(failure.code),
    )) {
      if (event.type === 'text') text += event.text
    }
    return { text, failures, error: undefined }
  } catch (error) {
    return { text, failures, error: (error as ModelFailure).code }
  }
}

test('retries a transient failure with exponential backoff', async () => {
  const model = scripted('a', 'model_unavailable', 'model_rate_limited')
  assert.deepEqual(await reply(model), {
    text: 'a',
    failures: ['model_unavailable', 'model_rate_limited'],
    error: undefined,
  })
  const [first = 0, second = 0, third = 0] = model.calls
  assert.ok(second - first >= 120 && third - second >= 240)
})

test('waits for a short Retry-After, and uses the next model for a long one', async () => {
  const patient = scripted('a', { code: 'model_rate_limited', retryAfterMs: 1000 })
  await reply(patient)
  const [first = 0, second = 0] = patient.calls
  assert.ok(second - first >= 990)
  const [busy, free] = [scripted('a', { code: 'model_rate_limited', retryAfterMs: 60_000 }), scripted('b')]
  assert.equal((await reply(busy, free)).text, 'b')
  assert.equal(busy.calls.length, 1)
})

test('uses the next model at once after a permanent failure', async () => {
  for (const code of ['model_refused', 'model_timeout', 'model_malformed', 'model_empty'] as const) {
    const [broken, fallback] = [scripted('a', code, code, code), scripted('b')]
    assert.deepEqual(await reply(broken, fallback), { text: 'b', failures: [code], error: undefined })
    assert.equal(broken.calls.length, 1)
  }
})

test('does not retry or fall back after the first token', async () => {
  const [cut, fallback] = [scripted('a', 'cut after the first word'), scripted('b')]
  assert.deepEqual(await reply(cut, fallback), {
    text: 'a',
    failures: ['model_cut_off'],
    error: 'model_cut_off',
  })
  assert.deepEqual([cut.calls.length, fallback.calls.length], [1, 0])
})

test('throws the last failure when no model replies', async () => {
  const models = [scripted('a', 'model_refused'), scripted('b', 'model_timeout')]
  assert.deepEqual(await reply(...models), {
    text: '',
    failures: ['model_refused', 'model_timeout'],
    error: 'model_timeout',
  })
})

test('uses the next model at once while the circuit is open', async () => {
  const [tired, fallback] = [scripted('a', { code: 'model_circuit_open', retryAfterMs: 10 }), scripted('b')]
  assert.deepEqual(await reply(tired, fallback), {
    text: 'b',
    failures: ['model_circuit_open'],
    error: undefined,
  })
  assert.equal(tired.calls.length, 1)
  assert.equal((await reply(scripted('a', 'model_circuit_open'))).error, 'model_circuit_open')
})

test('reports the original failure when a turn’s own tries open the circuit', async () => {
  const model = scripted('a', 'model_unavailable', 'model_circuit_open')
  assert.deepEqual(await reply(model), {
    text: '',
    failures: ['model_unavailable', 'model_circuit_open'],
    error: 'model_unavailable',
  })
})

test('parses Retry-After as seconds or as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  assert.equal(retryAfterMs('7', now), 7000)
  assert.equal(retryAfterMs('Thu, 01 Jan 2026 00:00:10 GMT', now), 10_000)
  assert.equal(retryAfterMs('Wed, 31 Dec 2025 00:00:00 GMT', now), 0)
  assert.equal(retryAfterMs(' 1.5 ', now), 1500)
  assert.equal(retryAfterMs('9'.repeat(400), now), 24 * 60 * 60 * 1000)
  assert.equal(retryAfterMs('Fri, 01 Jan 2100 00:00:00 GMT', now), 24 * 60 * 60 * 1000)
  assert.equal(retryAfterMs('soon', now), undefined)
  assert.equal(retryAfterMs(undefined, now), undefined)
})
