import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networksIn } from './address.ts'

const is = (written: string, network: string | undefined) =>
  assert.equal(networksIn(written)?.[0], network, JSON.stringify(written))

test('normalizes every form of an IPv4 address', () => {
  is('203.0.113.7', '203.0.113.7')
  is('203.0.113.7:50123', '203.0.113.7')
  is('::ffff:203.0.113.7', '203.0.113.7')
  is('::FFFF:203.0.113.7', '203.0.113.7')
  is('::ffff:cb00:7107', '203.0.113.7')
  is('0:0:0:0:0:ffff:cb00:7107', '203.0.113.7')
  is('[::ffff:203.0.113.7]:443', '203.0.113.7')
})

test('normalizes every form of an IPv6 address to its /64', () => {
  const network = '2001:db8:0:7::/64'
  is('2001:db8:0:7::1', network)
  is('2001:DB8::7:0:0:0:1', network)
  is('2001:0db8:0000:0007:ffff:ffff:ffff:ffff', network)
  is('2001:db8::7:a:b:c:d', network)
  is('2001:db8:0:7:1::203.0.113.7', network)
  is('[2001:db8:0:7::1]:50123', network)
  is('2001:db8:0:8::1', '2001:db8:0:8::/64')
  is('2001:db8::1', '2001:db8:0:0::/64')
  is('::1', '0:0:0:0::/64')
  is('::', '0:0:0:0::/64')
  is('1::', '1:0:0:0::/64')
  is('fe80::1%eth0', 'fe80:0:0:0::/64')
  is(`fe80::1%${'a'.repeat(10_000)}`, 'fe80:0:0:0::/64')
  // Not an IPv4 address: IPv4-mapped ones have ffff.
  is('::203.0.113.7', '0:0:0:0::/64')
  is('::fffe:203.0.113.7', '0:0:0:0::/64')
})

test('returns undefined for an invalid address', () => {
  const nonsense = [
    '',
    ' ',
    'unknown',
    '203.0.113',
    '203.0.113.256',
    '0xcb.0.113.7',
    '2130706433',
    '203.0.113.07',
  ]
  const more = [':::', '2001:db8::7::1', '[2001:db8::1', '203.0.113.7:', '203.0.113.7:x', 'a'.repeat(16_000)]
  for (const written of [...nonsense, ...more]) is(written, undefined)
  assert.equal(networksIn(undefined), undefined)
})

test('counts an IPv6 address in its /64, /56 and /48, and an IPv4 address alone', () => {
  const networks = ['2001:db8:1:7f42::/64', '2001:db8:1:7f00::/56', '2001:db8:1::/48']
  assert.deepEqual(networksIn('2001:db8:1:7f42::9'), networks)
  assert.deepEqual(networksIn('[2001:db8:1:7f42:1:2:3:4]:443'), networks)
  assert.deepEqual(networksIn('::1'), ['0:0:0:0::/64', '0:0:0:0::/56', '0:0:0::/48'])
  assert.deepEqual(networksIn('::ffff:203.0.113.7'), ['203.0.113.7'])
  assert.deepEqual(networksIn('203.0.113.7'), ['203.0.113.7'])
  assert.equal(networksIn('unknown'), undefined)
})
