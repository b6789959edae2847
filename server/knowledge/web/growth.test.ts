import { test } from 'node:test'
import { assertLinear } from '../../../testing/growth.ts'
import { matchesPath, normalizePath } from './path-patterns.ts'
import { isAllowedByRobots, readRobots } from './robots-file.ts'
import { isInSite } from './site-scope.ts'

test('matches hostile patterns in linear time', () => {
  assertLinear('stars', (length) => matchesPath(`${'/*a'.repeat(50)}b$`, '/a'.repeat(length)))
  assertLinear('nearly found', (length) =>
    matchesPath('/*aaaaaaaaaaaaaaaaaaaaaaab*c', `/${'a'.repeat(length)}`),
  )
  assertLinear('long patterns', (length) => matchesPath('*a'.repeat(length), `/${'a'.repeat(length)}`))
  assertLinear('escapes', (length) => normalizePath('%7e%'.repeat(length)))
})

test('reads hostile robots.txt in linear time', () => {
  assertLinear('rules', (length) => readRobots(`user-agent: *\n${'disallow: /*a*a*a$\n'.repeat(length)}`))
  assertLinear('groups', (length) => readRobots('user-agent: *\n'.repeat(length)))
  assertLinear('names', (length) =>
    readRobots(Array.from({ length }, (_, index) => `user-agent: ${index}`).join('\n')),
  )
  assertLinear('blanks', (length) => readRobots(' \t'.repeat(length)))
  const rules = readRobots(`user-agent: *\n${'disallow: /*a*b*a$\n'.repeat(100)}`)
  assertLinear('paths', (length) => isAllowedByRobots(rules, `https://example.com/${'ab'.repeat(length)}`))
})

test('recognizes what is no page in linear time', () => {
  const scope = { hosts: new Set(['example.com']), include: [], exclude: [] }
  assertLinear('endings', (length) => isInSite(scope, `https://example.com/${'.xml.gz'.repeat(length)}`))
  assertLinear('dots', (length) => isInSite(scope, `https://example.com/${'.'.repeat(length)}`))
})
