import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CompletionStream } from './completion-stream.ts'
import { TextFrame } from './text-frame.ts'

const data = (content: unknown, rest: object = {}) =>
  JSON.stringify({ id: 'c1', choices: [{ index: 0, delta: { content }, finish_reason: null }], ...rest })
const event = (...parts: Parameters<typeof data>) => `data: ${data(...parts)}\n\n`
const readText = (json: string) => JSON.parse(json).choices[0].delta.content

function learned(json: string, text: string): TextFrame {
  const frame = new TextFrame()
  frame.learn(json, text, readText)
  return frame
}

test('takes the texts of events that are otherwise like the learned one, all but the last', () => {
  const texts = ['', ' there', 'Hello', '你好', '🎉', "it's {}[],:", '\u2028']
  const rest = `${event('x')}data: [DONE]\n\n`
  const stream = texts.map((text) => event(text)).join('') + rest
  assert.deepEqual(learned(data('Hello'), 'Hello').take(stream), { text: texts.join(''), rest })
})

test('leaves every other event to the parser, and those after it', () => {
  const frame = learned(data('Hello'), 'Hello')
  const others = [
    event('a "quote"'),
    event('a\\b'),
    event('a\nb'),
    event('\ud800'),
    event('x', { usage: { prompt_tokens: 1 } }),
    event('x').replace('"c1"', '"c2"'),
    event(null),
    event('x').replace('null}', '"stop"}'),
    event('x').slice(0, -10),
    ': a comment\n\n',
    'data: [DONE]\n\n',
    'event: error\n',
  ]
  for (const other of others) {
    const { text, rest } = frame.take(event('a') + event('b') + other + event('c') + event('d'))
    assert.ok(rest.endsWith(other + event('c') + event('d')), other)
    assert.equal(text + (rest.startsWith(other) ? '' : readText(rest.slice(6, rest.indexOf('\n')))), 'ab')
  }
})

test('does not mistake a field with the same characters for the text', () => {
  const twin = (content: string) => `{"content":"x","choices":[{"delta":{"content":"${content}"}}]}`
  const repeated = (content: string) => `{"choices":[{"delta":{"content":"${content}","content":"x"}}]}`
  for (const json of [twin, repeated]) {
    const stream = `data: ${json('y')}\n\n`.repeat(3)
    assert.deepEqual(learned(json('x'), 'x').take(stream), { text: '', rest: stream })
  }
})

test('gives up after three events that differ in more than their text', () => {
  const frame = new TextFrame()
  const isUseful = [0, 1, 2].map((number) => {
    frame.learn(data('x', { number }), 'x', readText)
    frame.take(event('y', { number: number + 1 }))
    return frame.isUseful
  })
  assert.deepEqual(isUseful, [true, true, false])
})

test('goes on while it has saved parsing in between', () => {
  const frame = new TextFrame()
  for (let created = 0; created < 10; created++) {
    frame.learn(data('x', { created }), 'x', readText)
    assert.equal(frame.take(event('y', { created }).repeat(3)).text, 'yy')
  }
  assert.ok(frame.isUseful)
})

test('reads the same reply however the bytes are split', () => {
  const words = [
    'It',
    ' said',
    ' "yes"',
    ',\n',
    ' 你好',
    ' \\o/',
    ' and',
    ' then',
    ' went',
    ' on',
    ' 🎉',
    '.',
  ]
  const reply = [
    event('', { choices: [{ delta: { role: 'assistant', content: '' } }] }),
    ...words.map((word) => event(word)),
    event('', { choices: [{ delta: {}, finish_reason: 'length' }] }),
    event('', { choices: [], usage: { prompt_tokens: 5, completion_tokens: 7 } }),
    'data: [DONE]\n\n',
  ].join('')
  for (const stream of [reply, reply.replaceAll('\n\n', '\r\n\r\n'), reply.replaceAll('data: ', 'data:')]) {
    const bytes = Buffer.from(stream)
    for (let size = 1; size <= bytes.length; size += 7) {
      const completion = new CompletionStream()
      let text = ''
      for (let at = 0; at < bytes.length; at += size) text += completion.read(bytes.subarray(at, at + size))
      assert.equal(text, words.join(''))
      assert.equal(completion.finish, 'length')
      assert.deepEqual(completion.usage, { inputTokens: 5, outputTokens: 7 })
    }
  }
})

test('parses few of the events of one read', (context) => {
  const parse = context.mock.method(JSON, 'parse')
  new CompletionStream().read(Buffer.from(event('word ').repeat(100)))
  assert.ok(parse.mock.callCount() < 8, `${parse.mock.callCount()} events were parsed`)
})
