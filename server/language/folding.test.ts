import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear } from '../../testing/growth.ts'
import { hostileTexts } from '../../testing/hostile-texts.ts'
import { fold, normalise } from './folding.ts'

test('folds case, accents, digits and runs of blanks, and maps back to the original', () => {
  const folded = fold('  Café\t ﬃ  ৪২\nÉ ')
  assert.equal(folded.text, 'cafe ffi 42\ne ')
  const at = folded.text.indexOf('42')
  assert.equal(folded.original.slice(folded.at[at], folded.at[at + 2]), '৪২')
})

test('drops only marks that no script combines', () => {
  const name = 'Zoe\u0308\u0323'
  assert.equal(normalise(name), name.normalize('NFKC'))
  assert.equal(normalise(`a${'\u0323'.repeat(100)}`), `ạ${'\u0323'.repeat(29)}`)
})

// As long as a program's message.
const LONG = 25_000

test('folds and normalises in linear time, whatever is repeated', () => {
  for (const { name, text } of hostileTexts()) {
    assertLinear(`fold ${name}`, (length) => fold(text(length)), LONG)
    assertLinear(`normalise ${name}`, (length) => normalise(text(length)), LONG)
  }
})
