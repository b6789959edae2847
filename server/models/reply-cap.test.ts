import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ReplyCap } from './reply-cap.ts'

test('cuts an endless reply, however it is split', () => {
  for (const piece of ['a', 'and so on ', 'again and again, '.repeat(1000)]) {
    const cap = new ReplyCap(100)
    let reply = ''
    while (!cap.isReached) reply += cap.take(piece)
    assert.ok(reply.length >= 1600 && reply.length < 20_000, `${reply.length}`)
    assert.ok(piece.repeat(20_000).startsWith(reply))
  }
})

test('normal replies in any script stay far below the cap', () => {
  // Counted with o200k_base: texts with many and with few characters per token.
  const texts: [text: string, tokens: number][] = [
    ['Internationalization and interoperability considerations notwithstanding, ', 7],
    ['Donaudampfschifffahrtsgesellschaftskapitän ', 12],
    ['我們在星期一到星期五營業。', 10],
    ['আমরা সোমবার থেকে শুক্রবার খোলা থাকি। ', 9],
    ['เปิดทำการวันจันทร์ถึงวันศุกร์ ', 12],
    ['👩‍👩‍👧‍👦🎉', 13],
    [`|${'-'.repeat(64)}|${'-'.repeat(64)}|\n`, 5],
    [`${' '.repeat(64)}return null\n`, 4],
    [' '.repeat(128), 1],
  ]
  for (const [text, tokens] of texts) {
    const cap = new ReplyCap(tokens * 200)
    const reply = text.repeat(200)
    assert.equal(cap.take(reply), reply, text)
    assert.ok(!cap.isReached, text)
  }
})

test('allows long tokens for a small limit', () => {
  const cap = new ReplyCap(1)
  assert.equal(cap.take('incomprehensibilities'), 'incomprehensibilities')
  assert.ok(!cap.isReached)
})

test('never splits a surrogate pair', () => {
  for (const before of ['', 'x']) {
    const reply = new ReplyCap(1).take(before + '😀😁'.repeat(1000))
    assert.ok(reply.isWellFormed() && reply.length > 500)
  }
})
