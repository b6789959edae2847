import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { configFrom } from '../config/config.ts'
import { createModels } from './models.ts'
import type { OwnerKey } from './services.ts'

function chosen(env: Record<string, string>, own: string[] = [], apiDefault?: string): string[] {
  const models = createModels(configFrom(env).config)
  after(() => models.close())
  return models.choose({ own, apiDefault }).map(({ name }) => name)
}

const ALL = {
  OPENAI_API_KEY: 'a',
  OPENROUTER_API_KEY: 'b',
  GROQ_API_KEY: 'c',
  OLLAMA_BASE_URL: 'http://localhost:11434',
}
const API = 'groq/llama-3.3-70b-versatile'

test("the chatbot's own models come first, then MODEL, then the API's, then the first provider's", () => {
  const own = ['ollama/qwen3', 'builtin/answerer']
  assert.deepEqual(chosen({ ...ALL, MODEL: 'openrouter/x/y' }, own, API), own)
  assert.deepEqual(chosen({ ...ALL, MODEL: 'openrouter/x/y, groq/z' }, [], API), ['openrouter/x/y', 'groq/z'])
  assert.deepEqual(chosen(ALL, [], API), [API])
  assert.deepEqual(chosen(ALL), ['openai/gpt-4o-mini'])
  assert.deepEqual(chosen({ OPENROUTER_API_KEY: 'b', GROQ_API_KEY: 'c' }), ['openrouter/openai/gpt-4o-mini'])
  assert.deepEqual(chosen({ GROQ_API_KEY: 'c', GROQ_MODEL: 'm' }), ['groq/m'])
  assert.deepEqual(chosen({ OLLAMA_BASE_URL: 'http://localhost:11434' }), ['ollama/llama3.2'])
  assert.deepEqual(chosen({}), ['builtin/answerer'])
})

test('skips a model whose provider is not configured', () => {
  assert.deepEqual(chosen({ OPENAI_API_KEY: 'a' }, ['groq/x', 'openai/y'], API), ['openai/y'])
  assert.deepEqual(chosen({ OPENAI_API_KEY: 'a' }, ['groq/x'], API), ['openai/gpt-4o-mini'])
})

test('skips a model whose provider does not exist', () => {
  for (const name of ['__proto__/x', 'constructor/x', 'toString/x', 'x/y', '/x', 'x', '']) {
    assert.deepEqual(chosen(ALL, [name, 'openai/y']), ['openai/y'])
    const elsewhere = chosenFor([{}], [name], { OPENAI_API_KEY: 'a' })
    assert.deepEqual(elsewhere, ['openai/mine at api.openai.com'], name)
  }
})

const KEY: OwnerKey = {
  ownerId: 'ada',
  provider: 'openai',
  sealed: '',
  baseUrl: null,
  defaultModel: 'mine',
  revision: '1',
}

/** The models chosen for an owner with these keys, and their addresses; `unreadable` cannot be decrypted. */
function chosenFor(
  keys: Partial<OwnerKey>[],
  own: string[] = [],
  env: Record<string, string> = ALL,
): string[] {
  const models = createModels(configFrom(env).config, ({ sealed }) =>
    sealed === 'unreadable' ? undefined : 'sk-owner',
  )
  after(() => models.close())
  const ownerKeys = keys.map((key) => ({ ...KEY, ...key }))
  return models
    .choose({ own, isOwned: true, ownerKeys, apiDefault: API })
    .map(({ name, baseUrl }) => `${name} at ${baseUrl && new URL(baseUrl).host}`)
}

test('an owner’s key takes precedence over the server’s and is sent to the provider’s own address', () => {
  const elsewhere = { ...ALL, OPENAI_BASE_URL: 'http://operators.example/v1', MODEL: 'ollama/theirs' }
  assert.deepEqual(chosenFor([{}], [], elsewhere), ['openai/mine at api.openai.com'])
  assert.deepEqual(chosenFor([{}], ['openai/x'], elsewhere), ['openai/x at api.openai.com'])
  assert.deepEqual(chosenFor([{ baseUrl: 'http://admins.example/v1' }]), ['openai/mine at admins.example'])
  assert.deepEqual(chosenFor([{ provider: 'groq' }, {}]), ['openai/mine at api.openai.com'])
  const list = ['openai/x', 'groq/y', 'builtin/answerer']
  assert.deepEqual(chosenFor([{ provider: 'groq' }], list, { OPENAI_API_KEY: 'a' }), [
    'openai/x at api.openai.com',
    'groq/y at api.groq.com',
    'builtin/answerer at undefined',
  ])
})

test('a name without a known provider goes to OpenRouter, with the owner’s key if there is one', () => {
  const openrouter = { provider: 'openrouter' } as const
  assert.deepEqual(chosenFor([openrouter], ['meta/llama', 'openai/x'], {}), [
    'openrouter/meta/llama at openrouter.ai',
    'openrouter/openai/x at openrouter.ai',
  ])
  assert.deepEqual(chosenFor([{}], ['meta/llama', 'openai/x']), [
    'openrouter/meta/llama at openrouter.ai',
    'openai/x at api.openai.com',
  ])
})

test('ignores a key that cannot be decrypted, and a changed key gets a new model', () => {
  assert.deepEqual(chosenFor([{ sealed: 'unreadable' }]), [`${API} at api.groq.com`])
  const models = createModels(configFrom({}).config, () => 'sk-owner')
  after(() => models.close())
  const choose = (revision: string) => models.choose({ own: [], ownerKeys: [{ ...KEY, revision }] })[0]
  assert.equal(choose('1'), choose('1'))
  assert.notEqual(choose('1'), choose('2'))
})
