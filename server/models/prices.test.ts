import assert from 'node:assert/strict'
import { test } from 'node:test'
import { configFrom } from '../config/config.ts'
import { createModels } from './models.ts'
import { costOf } from './prices.ts'

const MILLION = { inputTokens: 1_000_000, outputTokens: 1_000_000 }
const OPENAI = 'https://api.openai.com/v1'
const OPENROUTER = 'https://openrouter.ai/api/v1'
const GROQ = 'https://api.groq.com/openai/v1'

/** Prices change with the package, so tests check only their order of magnitude. */
function isAbout(cost: number | undefined, dollars: number): boolean {
  return cost !== undefined && cost > dollars / 10 && cost < dollars * 10
}

test('the address decides the price', () => {
  assert.ok(isAbout(costOf('openai/gpt-4o-mini', MILLION, OPENAI), 0.75))
  assert.ok(isAbout(costOf('openai/gpt-4o-mini-2024-07-18', MILLION, OPENAI), 0.75))
  assert.ok(isAbout(costOf('openrouter/openai/gpt-4o-mini', MILLION, OPENROUTER), 0.75))
  assert.ok(isAbout(costOf('openrouter/anthropic/claude-sonnet-4.5', MILLION, OPENROUTER), 18))
  assert.ok(isAbout(costOf('groq/llama-3.3-70b-versatile', MILLION, GROQ), 1.4))
  assert.ok(isAbout(costOf('openai/deepseek-chat', MILLION, 'https://api.deepseek.com/v1'), 1))
})

test('input and output have separate prices per million tokens', () => {
  const input = costOf('openai/gpt-4o-mini', { inputTokens: 1000, outputTokens: 0 }, OPENAI) ?? 0
  const output = costOf('openai/gpt-4o-mini', { inputTokens: 0, outputTokens: 1000 }, OPENAI) ?? 0
  assert.ok(input > 0 && output > input)
  const both = costOf('openai/gpt-4o-mini', { inputTokens: 1000, outputTokens: 1000 }, OPENAI) ?? 0
  assert.ok(Math.abs(both - input - output) < 1e-12)
  assert.ok(isAbout(both, 0.00075))
})

test('free models cost 0', () => {
  assert.equal(costOf('builtin/answerer', undefined, undefined), 0)
  assert.equal(costOf('ollama/llama3.2', undefined, 'http://localhost:11434/v1'), 0)
  assert.equal(costOf('openrouter/google/gemini-2.5-flash:free', MILLION, OPENROUTER), 0)
})

test('returns undefined for unknown prices', () => {
  for (const url of [
    'http://localhost:8000/v1',
    'https://proxy.example/https://api.openai.com/v1',
    undefined,
  ])
    assert.equal(costOf('openai/gpt-4o-mini', MILLION, url), undefined, url)
  assert.equal(costOf('openai/gpt-4o-mini', undefined, OPENAI), undefined)
  assert.equal(costOf('openai/nobody-made-this', MILLION, OPENAI), undefined)
  assert.equal(costOf('openrouter/nobody/made-this', MILLION, OPENROUTER), undefined)
})

test('models know the address of their service', async () => {
  const at = (env: Record<string, string>) => {
    const models = createModels(configFrom(env).config)
    const cost = models.costOf({ name: 'openai/gpt-4o-mini' }, MILLION)
    return models.close().then(() => cost)
  }
  assert.ok(isAbout(await at({ OPENAI_API_KEY: 'sk-fake' }), 0.75))
  assert.equal(await at({ OPENAI_BASE_URL: 'http://localhost:8000/v1' }), undefined)
  assert.equal(await at({ GROQ_API_KEY: 'gsk-fake' }), undefined)
})
