import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excerptsOf } from './excerpts.ts'

test('short texts are shown whole', () => {
  assert.deepEqual(excerptsOf('Mine', 'Theirs'), ['Mine', 'Theirs'])
  assert.deepEqual(excerptsOf('', 'Theirs'), ['', 'Theirs'])
  assert.deepEqual(excerptsOf('Same', 'Same, and more'), ['Same', 'Same, and more'])
})

test('long texts are shown from the word before their first difference', () => {
  const common = 'We repair 👋 kettles. '.repeat(100)
  const [mine, theirs] = excerptsOf(`${common}Mine.`, `${common}Theirs.${' more'.repeat(200)}`)
  assert.match(mine, /^…(We |repair |👋 |kettles\. ).*kettles\. Mine\.$/u)
  assert.ok(theirs.startsWith(mine.replace('Mine.', 'Theirs.')) && theirs.endsWith('…'), theirs)
  assert.ok(theirs.length < 500)
})

test('a text without spaces is cut between characters', () => {
  const [mine] = excerptsOf(`${'語'.repeat(500)}甲`, `${'語'.repeat(500)}乙`)
  assert.equal(mine, `…${'語'.repeat(60)}甲`)
})
