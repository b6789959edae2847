import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchesPath, normalizePath } from './path-patterns.ts'

test('a pattern is the beginning of a path, with * for anything and $ for the end', () => {
  const cases: [pattern: string, matching: string[], other: string[]][] = [
    ['/fish', ['/fish', '/fish.html', '/fish/salmon?x=1'], ['/Fish', '/catfish', '/']],
    ['/fish/', ['/fish/', '/fish/salmon'], ['/fish', '/fish.html']],
    ['/*.php', ['/index.php', '/a/b.php?x', '/.php/'], ['/', '/windows.PHP']],
    ['/*.php$', ['/a.php', '/a.php/b.php'], ['/a.php?x', '/a.php5', '/php']],
    ['/fish*.php', ['/fish.php', '/fishheads/catfish.php?x'], ['/Fish.PHP', '/fis.php']],
    ['/$', ['/'], ['/a', '']],
    ['*', ['/', '/a'], []],
    ['/a*$', ['/a', '/abc'], ['/b']],
    ['/ab*ba$', ['/abba', '/abxba'], ['/aba', '/ab']],
    ['/**x**', ['/x', '/axb'], ['/a']],
  ]
  for (const [pattern, matching, other] of cases) {
    for (const path of matching) assert.equal(matchesPath(pattern, path), true, `${pattern} ${path}`)
    for (const path of other) assert.equal(matchesPath(pattern, path), false, `${pattern} ${path}`)
  }
})

test('a path has one spelling', () => {
  assert.equal(normalizePath('/%7euser/%e4%b8%ad?q=%2fa'), '/~user/%E4%B8%AD?q=%2Fa')
  assert.equal(normalizePath('/中'), '/%E4%B8%AD')
  assert.equal(normalizePath('/100%'), '/100%')
})
