/** JSON: an object's plain fields are one row, an array of objects is a table, what is deeper has headings. */
import type { BlockList } from '../block-list.ts'
import { UnreadableDocument } from '../document.ts'
import type { About, Target } from '../read-bytes.ts'

type Fields = { [name: string]: unknown }

const MAX_DEPTH = 100

export function readJson(text: string, { list }: Target): About {
  addValue(list, parse(text), 1)
  return {}
}

export function readJsonLines(text: string, { list }: Target): About {
  let number = 0
  for (const line of text.split('\n')) {
    number += 1
    if (line.trim() !== '') addRecord(list, parse(line, number))
  }
  return {}
}

function parse(text: string, line?: number): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text)
  } catch (cause) {
    throw new UnreadableDocument('malformed', line ? `line ${line} is not JSON` : 'not JSON', { cause })
  }
}

function addValue(list: BlockList, value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new UnreadableDocument('malformed', 'JSON nested too deeply')
  if (Array.isArray(value)) {
    for (const element of value) {
      if (isPlain(element)) list.add('item', plainText(element))
      else if (Array.isArray(element)) addValue(list, element, depth + 1)
      else addRecord(list, element)
    }
  } else if (isFields(value)) addFields(list, value, depth)
  else list.add('text', plainText(value))
}

/** A heading for each field that is not plain. */
function addFields(list: BlockList, fields: Fields, depth: number): void {
  const entries = Object.entries(fields)
  list.add(
    'row',
    entries
      .filter(([, value]) => isPlain(value))
      .flatMap(pairText)
      .join('; '),
  )
  for (const [name, value] of entries) {
    if (isPlain(value) || isEmpty(value)) continue
    list.heading(depth, name)
    addValue(list, value, depth + 1)
  }
}

/** An element of an array is one row, whatever is nested in it. */
function addRecord(list: BlockList, value: unknown): void {
  list.add('row', isPlain(value) ? plainText(value) : flattened(value, '', 0).join('; '))
}

function flattened(value: unknown, path: string, depth: number): string[] {
  if (depth > MAX_DEPTH) throw new UnreadableDocument('malformed', 'JSON nested too deeply')
  if (isPlain(value)) return pairText([path, value])
  if (Array.isArray(value) && value.every(isPlain)) return pairText([path, value.map(plainText).join(', ')])
  return Object.entries(value as Fields).flatMap(([name, inner]) => {
    // The index of an array says nothing.
    const step = Array.isArray(value) ? path : path === '' ? name : `${path}.${name}`
    return flattened(inner, step, depth + 1)
  })
}

function pairText([name, value]: [string, unknown]): string[] {
  const text = plainText(value)
  if (text === '') return []
  return [name === '' ? text : `${name}: ${text}`]
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function isPlain(value: unknown): boolean {
  return !isFields(value)
}

function isEmpty(value: unknown): boolean {
  return isFields(value) && Object.keys(value).length === 0
}

function plainText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
