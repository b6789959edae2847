import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { assertLinear } from '../growth.ts'
import { attackTexts } from './attack-texts.ts'
import { literalPatterns, type Pattern, sources, superLinear } from './patterns.ts'

const files = sources()
const literals = literalPatterns(files)

/** Imports the modules that build patterns, and calls the functions that build them from arguments. */
async function builtPatterns(): Promise<Pattern[]> {
  const built: Pattern[] = []
  const Native = globalThis.RegExp
  let place = ''
  globalThis.RegExp = new Proxy(Native, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget)
      built.push({ place, source: made.source, flags: made.flags })
      return made
    },
  })
  try {
    for (const file of files.filter((each) => /\bnew RegExp\(/.test(readFileSync(each, 'utf8')))) {
      place = file
      await import(pathToFileURL(file).href)
    }
    const { quoted } = await import('../../server/text/quoted.ts')
    quoted('facts', 'text', ['facts', 'context'])
    const { splitSentences } = await import('../../server/language/sentences.ts')
    splitSentences('word '.repeat(1000))
  } finally {
    globalThis.RegExp = Native
  }
  return built
}

const built = await builtPatterns()

test('finds literal patterns and those built at run time', () => {
  assert.ok(literals.length > 500, `${literals.length} literals`)
  assert.ok(built.length > 20, `${built.length} built`)
})

test('recognises patterns known to be slow', () => {
  const slow = [
    { place: 'cubic', source: '^q\\s*\\d*\\s*:', flags: '' },
    { place: 'quadratic', source: '[(]+\\s*$', flags: 'u' },
  ]
  assert.equal(superLinear(slow).length, 2)
  assert.throws(() => assertFast({ place: 'a.*b', source: 'a.*b', flags: 'u' }), /times as much/)
})

test('no pattern built at run time can backtrack superlinearly', () => {
  assert.deepEqual(superLinear(built), [])
})

test('every pattern takes linear time on attack texts', () => {
  for (const pattern of [...literals, ...built]) assertFast(pattern)
})

/**
 * Wall time above which a short text can be measured precisely: growth by a factor of 16 is then detectable.
 */
const SUSPICIOUS_MS = 0.5

function assertFast({ place, source, flags }: Pattern) {
  // A sticky pattern looks at one position only.
  const once = new RegExp(source, flags.replace('g', ''))
  const every = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`)
  for (const { before, repeated, after } of attackTexts(source, flags)) {
    const run = (length: number) => {
      const text = before + repeated.repeat(Math.ceil(length / repeated.length)) + after
      once.lastIndex = 0
      return flags.includes('g') ? text.replace(every, '') : once.test(text)
    }
    const start = performance.now()
    run(3000)
    if (performance.now() - start < SUSPICIOUS_MS) continue
    assertLinear(`${place} /${source}/ with ${JSON.stringify({ before, repeated, after })}`, run)
  }
}
