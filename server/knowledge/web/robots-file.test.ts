import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAllowedByRobots, readRobots } from './robots-file.ts'

const allows = (robots: string, path: string) =>
  isAllowedByRobots(readRobots(robots), `https://example.com${path}`)

test('the group that names the server counts, else that for all', () => {
  const robots =
    'User-agent: *\nDisallow: /\n\nuser-agent: Other\nUSER-AGENT: FrontDesk/2.0\nDisallow: /private\n'
  assert.equal(allows(robots, '/public'), true)
  assert.equal(allows(robots, '/private/x'), false)
  assert.equal(allows('User-agent: Other\nDisallow: /\n', '/x'), true)
  assert.equal(allows('User-agent: *\nDisallow: /\nUser-agent: Other\nAllow: /\n', '/x'), false)
  assert.equal(allows('User-agent: frontdesk\nDisallow:\nUser-agent: *\nDisallow: /', '/x'), true)
})

test('rules of several groups with the same name count together', () => {
  const robots =
    'User-agent: *\nDisallow: /a\n\nUser-agent: other\nDisallow: /c\n\nUser-agent: *\nDisallow: /b\n'
  assert.deepEqual(
    ['/a', '/b', '/c'].map((path) => allows(robots, path)),
    [false, false, true],
  )
})

test('the longest pattern decides, and of two the one that allows', () => {
  const robots =
    'User-agent: *\nDisallow: /docs/\nAllow: /docs/public/\nDisallow: /*.pdf$\nAllow: /same\nDisallow: /same\n'
  assert.equal(allows(robots, '/docs/x'), false)
  assert.equal(allows(robots, '/docs/public/x'), true)
  assert.equal(allows(robots, '/a/b.pdf'), false)
  assert.equal(allows(robots, '/a/b.pdf?download'), true)
  assert.equal(allows(robots, '/same'), true)
})

test('comments, byte order marks, old line ends, escapes and nonsense do no harm', () => {
  const robots =
    'User-agent: * # all\rDisallow: /a # not this\r\nnonsense\n: /\nDisallow /b\nSitemap: x\nDisallow: /%E4%B8%AD'
  assert.deepEqual(
    ['/a', '/b', '/%e4%b8%ad', '/中'].map((path) => allows(robots, path)),
    [false, true, false, false],
  )
  assert.equal(allows('', '/'), true)
  assert.equal(allows('<!doctype html><title>Not found</title>', '/'), true)
})
