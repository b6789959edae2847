/** Extracts the regular expressions of the sources and checks for superlinear time. */
import { globSync, readFileSync } from 'node:fs'
import { Linter } from 'eslint'
import regexp from 'eslint-plugin-regexp'
import { parseAst } from 'vite'

export type Pattern = { place: string; source: string; flags: string }

const FOLDERS = ['server', 'widget', 'dashboard', 'sdk']
const RULES = {
  'regexp/no-super-linear-backtracking': 'error',
  'regexp/no-super-linear-move': 'error',
} as const

/** @returns the paths of the sources without tests */
export function sources(): string[] {
  const all = FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))
  return all.filter((file) => !file.includes('node_modules') && !/\.(?:test|fixture|d)\.ts$/.test(file))
}

/** @returns the patterns written as literals */
export function literalPatterns(files: readonly string[]): Pattern[] {
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const program = parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' })
    return literalsIn(program).map(({ start, regex }) => ({
      place: `${file}:${text.slice(0, start).split('\n').length}`,
      source: regex.pattern,
      flags: regex.flags,
    }))
  })
}

type Literal = { type: 'Literal'; start: number; regex: { pattern: string; flags: string } }

function literalsIn(node: unknown): Literal[] {
  if (node === null || typeof node !== 'object') return []
  if ('regex' in node && node.regex) return [node as Literal]
  return Object.values(node).flatMap(literalsIn)
}

/**
 * ESLint reads JavaScript and our sources are TypeScript, so it gets the patterns alone, one per line.
 * @returns one message per finding
 */
export function superLinear(patterns: readonly Pattern[]): string[] {
  const text = patterns.map(({ source, flags }) => `void /${source}/${flags}`).join('\n')
  const messages = new Linter().verify(text, [{ plugins: { regexp }, rules: RULES }])
  return messages.map(({ line, message }) => {
    const pattern = patterns[line - 1]
    return `${pattern?.place} /${pattern?.source}/\n  ${message}`
  })
}
