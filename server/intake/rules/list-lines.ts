/**
 * Reads `key: value` pairs, in lines or in sequence, for fields and for list items. The text behind the colon
 * is intended as the value, so few checks are needed.
 */

import { type Span, trimmed } from '../../language/folding.ts'
import { consistsOf } from '../../language/lexicon.ts'
import { CORRECTIONS, FILLERS, GREETINGS, NONE, UNKNOWN } from '../../language/phrases.ts'
import type { Extraction } from '../extraction.ts'
import { type Context, currentItem, found, itemsOf, pathFor, reachOf, within } from './context.ts'
import type { Named, NameHit } from './names.ts'
import { readField } from './read-field.ts'
import { itemNameOf } from './text-answers.ts'

type Keyed = {
  fields: readonly Named[]
  /** From behind the delimiter before the key to the end of its value. */
  start: number
  value: Span
  /** "2." before the key. */
  isNumbered: boolean
}

/** "Our company's" may precede a key, but not a whole sentence. */
const FARTHEST_DELIMITER = 40
const BEHIND_KEY = /^ ?(?:\([^()\n]{0,30}\) ?)?[:=](?!\/\/)/
const DELIMITER = /[,;、。|\n!?/।]/
const NUMBERING = /^ ?(?:\(?\d{1,3}[.):、]|第[\d一二三四五六七八九十]{1,3}[个项]|[-*•·])/
const OTHER_KEY = /[,;、] ?[^,;、:=\n\d]{1,24}[:=](?!\/\/)/
const QUOTES = /[\s"'「」『』《》,;、。.|।]/

/** @returns the extractions of all keys of the message, and the spans they cover */
export function readKeys(context: Context): { extractions: Extraction[]; covered: Span[] } {
  const keyed = keysIn(context)
  const items = new Items(context)
  const isSureItem = keyed.some(({ fields }) => fields.every(({ path }) => path.itemField))
  const extractions = keyed.flatMap((each) => {
    const named = fieldOf(context, each, isSureItem)
    if (!named) return []
    if (named.kind === 'list') return readListKey(context, named, each, items)
    const item = named.list ? items.itemFor(named, each.isNumbered) : undefined
    return readKey(context, named, each, item)
  })
  return { extractions, covered: keyed.map(({ start, value }) => ({ start, end: value.end })) }
}

function keysIn(context: Context): Keyed[] {
  const { text, names } = context
  const starts: (NameHit & { from: number; valueFrom: number })[] = []
  const hits = names.in(text)
  for (const hit of hits) {
    const colon = hit.isName ? BEHIND_KEY.exec(text.slice(hit.end, hit.end + 40)) : null
    if (!colon) continue
    const lineStart = text.lastIndexOf('\n', hit.start - 1) + 1
    const before = beforeKey(text, hit, lineStart)
    const isBehindKey = (starts.at(-1)?.start ?? -1) >= lineStart && /\s/.test(text[hit.start - 1] ?? '')
    if (before === undefined && !isBehindKey) continue
    starts.push({ ...hit, from: before ?? hit.start, valueFrom: hit.end + colon[0].length })
  }
  return starts.map(({ fields, from, valueFrom }, index) => ({
    fields,
    start: from,
    isNumbered: /^[( ]?\d/.test(text.slice(from, from + 2)),
    value: valueSpan(text, valueFrom, starts[index + 1]?.from ?? text.length),
  }))
}

/** Where a key begins: only "our" or a list number may stand between it and the preceding delimiter. */
function beforeKey(text: string, { start }: Span, lineStart: number): number | undefined {
  let from = start
  while (from > lineStart && start - from < FARTHEST_DELIMITER && !DELIMITER.test(text[from - 1] ?? ''))
    from -= 1
  const number = NUMBERING.exec(text.slice(lineStart, start))?.[0].length ?? 0
  if (lineStart + number >= from) from = lineStart
  const before = text.slice(Math.max(from, lineStart + number), start)
  return consistsOf(before, [FILLERS]) ? from : undefined
}

/** To the end of the line, or over the following lines when the key's own line is empty. */
function valueSpan(text: string, from: number, next: number): Span {
  const lineEnd = text.indexOf('\n', from)
  let end = Math.min(next, lineEnd < 0 ? text.length : lineEnd)
  if (lineEnd >= 0 && lineEnd < next && text.slice(from, lineEnd).trim() === '') {
    const blankLine = text.indexOf('\n\n', lineEnd)
    end = Math.min(next, blankLine < 0 ? text.length : blankLine)
  }
  const other = OTHER_KEY.exec(text.slice(from, end))
  if (other) end = from + other.index
  const span = { start: from, end }
  return trimmed(text, trimmed(text, span, /\s/), QUOTES)
}

/** A key shared by several fields ("name") belongs to the items while the conversation is about items. */
function fieldOf(context: Context, keyed: Keyed, isSureItem: boolean): Named | undefined {
  if (keyed.fields.length === 1) return keyed.fields[0]
  const areItems = context.askedList !== undefined || isSureItem
  const fitting = keyed.fields.filter(({ path }) => (path.itemField !== undefined) === areItems)
  const scalars = fitting.filter(({ kind }) => kind === 'scalar')
  return scalars[0] ?? fitting[0] ?? keyed.fields[0]
}

/** Assigns keys to items of their lists; a number or a repeated key begins the next item. */
class Items {
  private readonly context: Context
  private readonly current = new Map<string, { index: number; seen: Set<string> }>()

  constructor(context: Context) {
    this.context = context
  }

  itemFor({ path: { field: list, itemField = '' } }: Named, isNumbered: boolean): number {
    const already = this.current.get(list)
    const isSame = already && !isNumbered && !already.seen.has(itemField)
    const item = isSame ? already : this.begin(list, itemField)
    item.seen.add(itemField)
    return item.index
  }

  /** @param itemField the first field given for it */
  begin(list: string, itemField = '') {
    const already = this.current.get(list)
    const count = itemsOf(this.context.state, list).length
    const index = already ? Math.max(already.index + 1, count) : this.itemToFill(list, itemField)
    const item = { index, seen: new Set<string>() }
    this.current.set(list, item)
    return item
  }

  /**
   * The current item, unless it already has this field and is not being corrected: no value is overwritten.
   */
  private itemToFill(list: string, itemField: string): number {
    const { context } = this
    const current = currentItem(context, list)
    const items = itemsOf(context.state, list)
    const isKnown = items[current]?.[itemField] !== undefined
    return isKnown && !CORRECTIONS.has(context.text) ? items.length : current
  }
}

function readKey(
  whole: Context,
  named: Named & { kind: 'scalar' },
  keyed: Keyed,
  item?: number,
): Extraction[] {
  if (keyed.value.end <= keyed.value.start) return []
  const context = within(whole, keyed.value)
  const value = context.text
  const span = { start: 0, end: value.length }
  const known = context.names.wordsOf(named)
  const isUnknown = UNKNOWN.has(value) && consistsOf(value, [UNKNOWN, FILLERS, known])
  if (isUnknown || /^[-—/\s]+$/.test(value)) return [{ kind: 'unknown', path: pathFor(context, named, item) }]
  if (!/[\p{L}\p{N}\p{S}]/u.test(value)) return []
  if (named.field.type === 'text') {
    const isNothing = NONE.has(value) && consistsOf(value, [NONE, GREETINGS])
    if (isNothing) return [{ kind: 'unknown', path: pathFor(context, named, item) }]
    const extraction = found(context, named, { kind: 'value', value: '', span }, item)
    return [extraction.kind === 'value' ? { ...extraction, value: extraction.words } : extraction]
  }
  const reading = readField(named.field, value, reachOf(context, named, 'keyed'))
  if (reading) return [found(context, named, reading, item)]
  return [found(context, named, { kind: 'unclear', why: 'not_understood', span }, item)]
}

/** "產品：晶片" names a new item. */
function readListKey(
  context: Context,
  named: Named & { kind: 'list' },
  keyed: Keyed,
  items: Items,
): Extraction[] {
  const name = itemNameOf(context, named.field)
  const { value } = keyed
  const length = value.end - value.start
  if (!name || length <= 0 || length > 60 || NONE.has(context.text.slice(value.start, value.end))) return []
  const item = items.begin(named.path.field)
  item.seen.add(name.field.key)
  return readKey(context, name, keyed, item.index)
}
