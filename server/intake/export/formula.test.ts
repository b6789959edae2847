import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asText, isLikeFormula } from './formula.ts'

test('escapes texts that begin like a formula, also after invisible characters', () => {
  for (const begin of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
    for (const unseen of ['', ' ', '   ', '\t', '\r\n', '\u00a0', '\u3000', '\ufeff', '\u200b', '\u2060 ']) {
      const text = `${unseen}${begin}1+1`
      assert.ok(isLikeFormula(text), JSON.stringify(text))
      assert.ok(asText(text).startsWith("'"), JSON.stringify(text))
    }
  }
  for (const text of ['\tx', '\rx', '\nx']) assert.equal(asText(text), `'${text}`)
  assert.equal(asText('+886 912 345 678'), "'+886 912 345 678")
  assert.equal(asText('=HYPERLINK("http://x")'), '\'=HYPERLINK("http://x")')
})

test('escapes texts in which a separator may start a new cell with a formula', () => {
  assert.equal(asText('a;=1+1'), "a;'=1+1")
  assert.equal(asText('a\n =1;\t@x'), "a\n' =1;'\t'@x")
  assert.equal(asText('a\r\n=1'), "a\r'\n'=1")
})

test('leaves other texts unchanged', () => {
  const texts = [
    '',
    'a',
    '1',
    'a=b',
    'a - b',
    'x@example.com',
    '১২৩',
    '電子業',
    '👩‍💻',
    "'quoted'",
    'a; b\nc',
    '#1',
    '"=1"',
  ]
  for (const text of texts) assert.equal(asText(text), text)
})
