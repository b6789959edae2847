import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseAssistantFile } from './assistant-file.ts'

const file = (source: string) => {
  const parsed = parseAssistantFile(source)
  assert.ok('file' in parsed, JSON.stringify(parsed))
  return parsed.file
}
const mistakes = (source: string) => {
  const parsed = parseAssistantFile(source)
  assert.ok('mistakes' in parsed)
  return parsed.mistakes
}

test('the template is valid, and its comments are not facts', async () => {
  const { name, facts, instructions, configuration } = file(
    await readFile(join(import.meta.dirname, 'assistant-template.md'), 'utf8'),
  )
  assert.equal(name, 'Frontdesk')
  assert.match(facts, /self-hosted AI chatbot backend/)
  assert.doesNotMatch(facts, /Write here|<!--/)
  assert.match(instructions, /friendly/)
  assert.equal(configuration.suggested_questions?.length, 3)
})

test('parses front matter, instructions and facts', () => {
  const source = `---
name: Wheels
model: groq/llama-3.3-70b-versatile, builtin/answerer
languages: [bn, en]
temperature: 0.2
suggested questions: [What do you sell?]
---

# Instructions
Be kind.

## And brief
Really.

# Facts
- One
`
  assert.deepEqual(file(source), {
    name: 'Wheels',
    description: '',
    instructions: 'Be kind.\n\n## And brief\nReally.',
    facts: '- One',
    configuration: {
      model: 'groq/llama-3.3-70b-versatile, builtin/answerer',
      languages: ['bn', 'en'],
      temperature: 0.2,
      suggested_questions: ['What do you sell?'],
    },
  })
})

test('budgets are whole numbers of tokens', () => {
  const keys = ['daily_token_budget', 'daily_token_budget_per_visitor'] as const
  for (const key of keys) {
    assert.deepEqual(file(`---\n${key}: 0\n---\n`).configuration, { [key]: 0 })
    for (const wrong of ['-1', '0.5', 'many', '1e13']) {
      const message = `${key} should be a whole number of tokens, from 0 on`
      assert.deepEqual(mistakes(`---\nname: x\n${key}: ${wrong}\n---\n`), [{ line: 3, message }])
    }
  }
})

test('accepts CRLF, a byte order mark, missing front matter and second-level headings', () => {
  assert.deepEqual(file('\uFEFF## Facts\r\nOne\r\n## Instructions\r\nTwo\r\n'), {
    name: 'Frontdesk',
    description: '',
    instructions: 'Two',
    facts: 'One',
    configuration: {},
  })
})

test('reports each error with its line number', () => {
  const cases: [string, number[]][] = [
    ['---\nname: A\n', [1]],
    ['---\nname: [A\n---\n# Facts\n', [2]],
    ['---\nname: A\nnames: B\ntemperature: 3\n---\n# Facts\n', [3, 4]],
    ['---\nmodel: gpt-4o\nlanguages: english\n---\n# Facts\n', [2, 3]],
    ['---\n- a list\n---\n# Facts\n', [2]],
    ['Some text\n# Facts\n', [1]],
    ['# Facts\nOne\n# Fcats\n', [3]],
    ['# Facts\nOne\n# Facts\nTwo', [3]],
    ['---\n__proto__: 1\nconstructor: 2\n---\n# Facts', [2, 3]],
  ]
  for (const [source, lines] of cases) {
    assert.deepEqual(
      mistakes(source).map(({ line }) => line),
      lines,
      source,
    )
  }
})
