import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { bengali } from './bengali.ts'
import { traditionalChinese } from './traditional-chinese.ts'

const folder = join(import.meta.dirname, '..')
const sources = globSync('**/*.{ts,tsx}', {
  cwd: folder,
  exclude: ['dist/**', 'language/**', '**/*.test.ts'],
})
const code = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
const ownCode = readFileSync(join(import.meta.dirname, 'language.ts'), 'utf8')

// Single-line, or an apostrophe in a comment would start a literal.
const LITERAL = String.raw`'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"`
const unescaped = (text: string) => text.replace(/\\(.)/g, '$1')
const literalsIn = (text: string): string[] =>
  [...text.matchAll(new RegExp(LITERAL, 'g'))].map(([, single, double]) => unescaped(single ?? double ?? ''))

/** Literal arguments of `t` and `plural`. */
function keysIn(text: string): Set<string> {
  const ofT = [...text.matchAll(new RegExp(String.raw`\bt\(\s*(${LITERAL})`, 'g'))]
  const ofPlural = [
    ...text.matchAll(new RegExp(String.raw`\bplural\(\s*[^'"]+?,\s*(${LITERAL}),\s*(${LITERAL})`, 'g')),
  ]
  return new Set([...ofT, ...ofPlural].flatMap(([call]) => literalsIn(call)))
}

const keys = keysIn(`${code}\n${ownCode}`)
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

for (const [name, dictionary] of Object.entries({ bengali, traditionalChinese }))
  describe(`the dictionary ${name}`, () => {
    test('translates every text of the dashboard', () => {
      assert.ok(keys.size > 20)
      assert.deepEqual(
        [...keys].filter((key) => !(key in dictionary)),
        [],
      )
    })

    test('has no unused keys', () => {
      const said = new Set([...literalsIn(code), ...literalsIn(ownCode)])
      assert.deepEqual(
        Object.keys(dictionary).filter((key) => !said.has(key)),
        [],
      )
    })

    test('uses the same placeholders in each text', () => {
      for (const [key, text] of Object.entries(dictionary)) assert.deepEqual(places(text), places(key), key)
    })
  })
