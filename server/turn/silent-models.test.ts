import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newSession } from '../../testing/client.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../../testing/frontdesk.ts'
import { begin, DONE, delta, type RawAnswer, STOP, startRawModel } from '../../testing/raw-model.ts'
import { wireTo } from '../../testing/wire.ts'

const says =
  (text: string): RawAnswer =>
  (response) =>
    void begin(response).end(delta(text) + STOP + DONE)

const model = await startRawModel()
const fallback = await startRawModel()
const wire = await wireTo(model.baseUrl)
after(() => wire.remove())

const frontdesk = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: wire.url, MODEL_FIRST_TOKEN_TIMEOUT_MS: '20000' },
})
const withFallback = await startTestFrontdesk({
  env: {
    OPENAI_BASE_URL: model.baseUrl,
    GROQ_API_KEY: 'gsk-fake',
    GROQ_BASE_URL: fallback.baseUrl,
    MODEL: 'openai/first,groq/second',
    MODEL_FIRST_TOKEN_TIMEOUT_MS: '500',
  },
})

async function ask({ address, sampleChatbotId }: TestFrontdesk): Promise<string> {
  const session = await newSession(address, sampleChatbotId)
  const { json } = await call(address, 'POST', '/api/chat/widget', {
    body: { session_id: session, message: 'What about it?' },
  })
  await sleep(50)
  return json.message ?? json.response
}

test('recovers from a connection that died silently between two turns', async () => {
  model.serve(says('I am here.'))
  assert.equal(await ask(frontdesk), 'I am here.')
  assert.equal(wire.connections(), 1)
  // Open connections hang from now on; new ones work.
  wire.cut('silent')
  wire.mend()
  assert.equal(await ask(frontdesk), 'I am here.')
  assert.equal(wire.connections(), 2)
  assert.doesNotMatch(frontdesk.log(), /model_timeout|model_cut_off/)
})

test('falls back to the next model when the first token is late', async () => {
  fallback.serve(says('I am second.'))
  const silences: RawAnswer[] = [() => {}, (response) => void begin(response).write(': waiting\n\n')]
  for (const silence of silences) {
    model.serve(silence)
    assert.equal(await ask(withFallback), 'I am second.')
  }
  assert.equal(fallback.calls(), 2)
  assert.match(withFallback.log(), /model_timeout/)
})
