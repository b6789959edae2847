/** Batches whose lines a careless parser would fail at, or store. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { newLibrary } from '../../../testing/knowledge.ts'

const { address, log } = await startTestFrontdesk({ env: { LOG_LEVEL: 'warn' } })
const token = await newUser(address)
const library = await newLibrary(address, token)

const batch = (raw: string) =>
  call(address, 'POST', `${library.path}/batch`, {
    token,
    raw,
    headers: { 'content-type': 'application/x-ndjson' },
  })
const line = (more: string) => `{"type":"text","external_id":"odd","name":"Odd","text":"Odd"${more}}`

const LINES: Record<string, string> = {
  '30 MB of text': line(`,"more":"${'x'.repeat(30_000_000)}"`),
  'a text that is too long': `{"type":"text","external_id":"odd","name":"Odd","text":"${'x'.repeat(1_000_001)}"}`,
  'a million values': line(`,"more":[${'1,'.repeat(1_000_000)}1]`),
  'an escaped U+0000': line(',"url":"https://example.org/\\u0000"'),
  'a lone surrogate': `{"type":"text","external_id":"odd","name":"Odd\\ud800","text":"Odd"}`,
  'a lone surrogate as its id': `{"type":"text","external_id":"\\udc00","name":"Odd","text":"Odd"}`,
  'no object': '[1]',
  nothing: 'null',
  'half an object': '{"type":"text"',
}

for (const [what, wrong] of Object.entries(LINES)) {
  test(`rejects a line with ${what}, and stores the one after it`, async () => {
    const good = JSON.stringify({ type: 'text', external_id: what, name: what, text: what })
    const { status, json, text } = await batch(`${wrong}\n${good}\n`)
    assert.equal(status, 202, text)
    assert.equal(json.accepted, 1)
    assert.deepEqual(
      json.rejected.map((rejected: { line: number }) => rejected.line),
      [1],
    )
  })
}

test('texts about a backslash and u0000 are no U+0000', async () => {
  const { json } = await batch(
    JSON.stringify({ type: 'text', external_id: 'esc', name: 'a', text: 'a \\u0000' }),
  )
  assert.deepEqual(json, { accepted: 1, unchanged: 0, rejected: [] })
})

test('levels that would exceed the stack are read without it', async () => {
  for (const levels of [7000, 100_000]) {
    const { status, json, text } = await batch(line(`,"more":${'['.repeat(levels)}${']'.repeat(levels)}`))
    assert.deepEqual([status, json?.rejected], [202, []], text)
  }
})

test('refuses a batch of more than 32 MiB', async () => {
  assert.equal((await batch('x'.repeat(33 * 2 ** 20))).status, 413)
})

test('none of this was an internal error', () => {
  const faults = log()
    .split('\n')
    .filter((entry) => /"level":[56]0/.test(entry))
  assert.deepEqual(faults, [])
})
