import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_SLUG_LENGTH, SLUG, slugOf } from './slug.ts'

test('a name of any script becomes a slug', () => {
  assert.equal(slugOf('Ada’s Help Desk!'), 'adas-help-desk')
  assert.equal(slugOf('客服小幫手'), 'ke-fu-xiao-bang-shou')
  assert.match(slugOf('গ্রাহক সেবা'), /^[a-z]+-[a-z]+$/)
  assert.equal(slugOf('Ａｄａ'), 'ada')
  assert.equal(slugOf('🎉'), 'chatbot')
  const names = ['-- a --', 'مساعد', '…', 'x'.repeat(500), 'Ünïcödé Straße', 'a/../b', '日本語のボット', '0']
  for (const name of names) {
    assert.match(slugOf(name), new RegExp(SLUG, 'u'), name)
    assert.ok(slugOf(name).length < MAX_SLUG_LENGTH)
  }
})
