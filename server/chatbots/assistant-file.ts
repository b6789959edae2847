/**
 * Parses the operator's assistant, a Markdown file with YAML front matter and the sections Instructions and Facts.
 * Errors are reported with their line number.
 */

import Type from 'typebox'
import Value from 'typebox/value'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { MODEL_NAME } from '../models/model-name.ts'
import { type ChatbotConfiguration, TokenBudget } from './configuration.ts'

export type AssistantFile = {
  name: string
  description: string
  instructions: string
  facts: string
  configuration: ChatbotConfiguration
}

export type Mistake = { line: number; message: string }

const text = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, description: `a text of at most ${maxLength} characters` })

const Budget = Type.Integer({ ...TokenBudget, description: 'a whole number of tokens, from 0 on' })

const FrontMatter = Type.Object({
  name: text(100),
  description: text(500),
  model: Type.Refine(Type.String({ description: 'provider/model, with fallbacks after commas' }), (value) =>
    value.split(',').every((name) => MODEL_NAME.test(name.trim())),
  ),
  languages: Type.Array(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), {
    description: 'a list of language tags such as [en, bn, zh-Hant]',
  }),
  temperature: Type.Number({ minimum: 0, maximum: 2, description: 'a number from 0 to 2' }),
  greeting: text(1000),
  suggested_questions: Type.Array(text(200), {
    maxItems: 10,
    description: 'a list of at most 10 questions of at most 200 characters',
  }),
  daily_token_budget: Budget,
  daily_token_budget_per_visitor: Budget,
})

const KEYS: Record<string, Type.TSchema & { description?: string }> = FrontMatter.properties
const DEFAULT_NAME = 'Frontdesk'

/** @returns the file, or all its errors */
export function parseAssistantFile(source: string): { file: AssistantFile } | { mistakes: Mistake[] } {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/)
  const mistakes: Mistake[] = []
  const { yaml, bodyStart } = cutFrontMatter(lines, mistakes)
  const settings = readFrontMatter(yaml, mistakes)
  const parts = readParts(lines, bodyStart, mistakes)
  if (mistakes.length > 0) return { mistakes: mistakes.sort((a, b) => a.line - b.line) }
  const { name = DEFAULT_NAME, description = '', ...configuration } = settings
  return { file: { name, description, ...parts, configuration } }
}

type Settings = Partial<Type.Static<typeof FrontMatter>>

function cutFrontMatter(lines: readonly string[], mistakes: Mistake[]): { yaml: string; bodyStart: number } {
  if (lines[0]?.trim() !== '---') return { yaml: '', bodyStart: 0 }
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---')
  if (end === -1) {
    mistakes.push({ line: 1, message: 'the front matter that begins here has no closing ---' })
    return { yaml: '', bodyStart: lines.length }
  }
  // The first line becomes a comment, so that YAML's line numbers match the file's.
  return { yaml: ['#', ...lines.slice(1, end)].join('\n'), bodyStart: end + 1 }
}

function readFrontMatter(yaml: string, mistakes: Mistake[]): Settings {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line
  for (const error of document.errors) mistakes.push({ line: lineAt(error.pos[0]), message: error.message })
  if (document.errors.length > 0 || document.contents === null) return {}
  if (!isMap(document.contents)) {
    mistakes.push({
      line: lineAt(document.contents.range?.[0]),
      message: 'the front matter should be lines of `key: value`',
    })
    return {}
  }
  const settings: Record<string, unknown> = {}
  for (const { key, value } of document.contents.items) {
    const line = lineAt(isScalar(key) ? key.range?.[0] : undefined)
    const name = String(isScalar(key) ? key.value : key).replaceAll(/[ -]/g, '_')
    const plain: unknown =
      (value as { toJS?: (doc: unknown) => unknown } | null)?.toJS?.(document) ?? undefined
    const mistake = mistakeIn(name, plain)
    if (mistake) mistakes.push({ line, message: mistake })
    else if (plain !== undefined) settings[name] = plain
  }
  return settings
}

function mistakeIn(name: string, value: unknown): string | undefined {
  const schema = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined
  if (!schema) return `unknown key ${name}; known are ${Object.keys(KEYS).join(', ')}`
  if (value === undefined || Value.Check(schema, value)) return undefined
  return `${name} should be ${schema.description}`
}

/** A heading of the first level; deeper ones belong to the text of a part. */
const HEADING = /^#{1,2}\s+(\w+)\s*(?:#+\s*)?$/

function readParts(
  lines: readonly string[],
  start: number,
  mistakes: Mistake[],
): { instructions: string; facts: string } {
  const parts: Record<'instructions' | 'facts', string[]> = { instructions: [], facts: [] }
  const seen = new Set<string>()
  let part: 'instructions' | 'facts' | undefined
  for (const [index, line] of lines.entries()) {
    if (index < start) continue
    const title = HEADING.exec(line)?.[1]?.toLowerCase()
    if (title === 'instructions' || title === 'facts') {
      if (seen.has(title))
        mistakes.push({ line: index + 1, message: `a second heading ${title}; put both together` })
      seen.add(title)
      part = title
    } else if (part && !line.startsWith('# ')) {
      parts[part].push(line)
    } else if (line.trim() !== '') {
      mistakes.push({ line: index + 1, message: misplaced(line) })
      part ??= 'facts'
    }
  }
  return { instructions: textOf(parts.instructions), facts: textOf(parts.facts) }
}

/** Comments are the owner's notes to themselves. */
function textOf(lines: readonly string[]): string {
  return withoutComments(lines.join('\n')).trim()
}

/** No regular expression: it would be quadratic for unclosed `<!--`. */
function withoutComments(text: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const start = text.indexOf('<!--', at)
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4)
    if (end === -1) return kept + text.slice(at)
    kept += text.slice(at, start)
    at = end + 3
    while (/\s/.test(text[at] ?? '')) at += 1
  }
}

function misplaced(line: string): string {
  return line.startsWith('#')
    ? 'only the headings Instructions and Facts are known; use ## for headings inside them'
    : 'this stands under no heading; put it under # Instructions or # Facts'
}
