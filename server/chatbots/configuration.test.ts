import assert from 'node:assert/strict'
import { test } from 'node:test'
import Value from 'typebox/value'
import { ChatbotConfiguration, imageHostsOf } from './configuration.ts'

const isTaken = (image_hosts: unknown) => Value.Check(ChatbotConfiguration, { image_hosts })

test('image hosts are hosts or wildcards, and cannot inject into the Content-Security-Policy', () => {
  const hosts = [
    'cdn.example.com',
    '*.example.com',
    'CDN.Example.com',
    'xn--bcher-kva.example',
    'a.b.c.d.example',
  ]
  for (const host of hosts) assert.ok(isTaken([host]), host)
  const none = [
    ...[
      '',
      '*',
      '*.com',
      'example',
      'localhost',
      '.example.com',
      'example.com.',
      'a..b.com',
      '-a.example.com',
    ],
    ...[
      'https://cdn.example.com',
      'cdn.example.com/',
      'cdn.example.com:443',
      'cdn.example.com; script-src *',
    ],
    ...[
      'a.*.example.com',
      '**.example.com',
      "'self'",
      'cdn.example.com evil.com',
      'bücher.example',
      'a.b\n.com',
    ],
    `${'a.'.repeat(127)}example`,
  ]
  for (const host of none) assert.ok(!isTaken([host]), JSON.stringify(host))
  assert.ok(isTaken([]))
  assert.ok(isTaken(Array(20).fill('cdn.example.com')))
  assert.ok(!isTaken(Array(21).fill('cdn.example.com')))
  assert.ok(!isTaken('cdn.example.com'))
})

test('filters invalid image hosts that are already stored', () => {
  const stored = (image_hosts: unknown) => imageHostsOf({ image_hosts } as ChatbotConfiguration)
  assert.deepEqual(stored(['CDN.example.com', "'self'", 7, null]), ['cdn.example.com'])
  for (const nothing of [undefined, null, 'cdn.example.com', {}]) assert.deepEqual(stored(nothing), [])
})
