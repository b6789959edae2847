import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codePoints, shorten } from './shorten.ts'

test('adds an ellipsis only if something was cut', () => {
  assert.equal(shorten('abc', 3), 'abc')
  assert.equal(shorten('abcd', 3), 'abc...')
  assert.equal(shorten('abcd', 3, '…'), 'abc…')
  assert.equal(shorten('', 0), '')
})

test('never splits a grapheme', () => {
  assert.equal(shorten('👨‍👩‍👧‍👦👍🏽!', 1), '👨‍👩‍👧‍👦...')
  assert.equal(shorten('ক্ষমা', 1), 'ক্ষ...')
  assert.equal(shorten('e\u0301te\u0301', 3), 'e\u0301te\u0301')
  assert.equal(shorten('a\r\nb', 2), 'a\r\n...')
})

test('counts code points, not UTF-16 units', () => {
  assert.equal(codePoints('a👍b'), 3)
  assert.equal(codePoints('\ud800a'), 2)
  assert.equal(codePoints(''), 0)
})
