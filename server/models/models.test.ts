import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { configFrom } from '../config/config.ts'
import { createModels } from './models.ts'

function chosen(env: Record<string, string>, own: string[] = [], doorDefault?: string): string[] {
  const models = createModels(configFrom(env).config)
  after(() => models.close())
  return models.choose({ own, doorDefault }).map(({ name }) => name)
}

const ALL = {
  OPENAI_API_KEY: 'a',
  OPENROUTER_API_KEY: 'b',
  GROQ_API_KEY: 'c',
  OLLAMA_BASE_URL: 'http://localhost:11434',
}
const DOOR = 'groq/llama-3.3-70b-versatile'

test("the chatbot's own models come first, then MODEL, then the door's, then the first provider's", () => {
  const own = ['ollama/qwen3', 'builtin/answerer']
  assert.deepEqual(chosen({ ...ALL, MODEL: 'openrouter/x/y' }, own, DOOR), own)
  assert.deepEqual(chosen({ ...ALL, MODEL: 'openrouter/x/y, groq/z' }, [], DOOR), [
    'openrouter/x/y',
    'groq/z',
  ])
  assert.deepEqual(chosen(ALL, [], DOOR), [DOOR])
  assert.deepEqual(chosen(ALL), ['openai/gpt-4o-mini'])
  assert.deepEqual(chosen({ OPENROUTER_API_KEY: 'b', GROQ_API_KEY: 'c' }), ['openrouter/openai/gpt-4o-mini'])
  assert.deepEqual(chosen({ GROQ_API_KEY: 'c', GROQ_MODEL: 'm' }), ['groq/m'])
  assert.deepEqual(chosen({ OLLAMA_BASE_URL: 'http://localhost:11434' }), ['ollama/llama3.2'])
  assert.deepEqual(chosen({}), ['builtin/answerer'])
})

test('a model whose provider is not configured is passed over', () => {
  assert.deepEqual(chosen({ OPENAI_API_KEY: 'a' }, ['groq/x', 'openai/y'], DOOR), ['openai/y'])
  assert.deepEqual(chosen({ OPENAI_API_KEY: 'a' }, ['groq/x'], DOOR), ['openai/gpt-4o-mini'])
})
