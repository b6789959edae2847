import type { Unit } from '../../text/sentences.ts'
import type { Knowledge } from './knowledge.ts'

/** Joins units verbatim, in the order of the knowledge: sentences as prose, items as a list. */
export function present(numbers: readonly number[], { units }: Knowledge): string {
  const chosen = [...new Set(numbers)].sort((a, b) => a - b).flatMap((number) => units[number] ?? [])
  const distinct = chosen.filter((unit, at) => chosen.findIndex(({ text }) => text === unit.text) === at)
  const headings = new Set(distinct.map(({ heading }) => heading))
  const labelled =
    headings.size > 1 && distinct.every(({ text, heading }) => !text.includes(heading) || heading === '')
  const paragraphs: string[] = []
  for (const group of groups(distinct, chosen.length > 1)) {
    const heading = group[0]?.heading ?? ''
    const label = labelled && heading !== '' && isValueOnly(group[0]) ? `**${heading}**\n` : ''
    paragraphs.push(label + show(group, distinct.length > 1))
  }
  return paragraphs.join('\n\n').replaceAll(WRAPPED, ' ')
}

/**
 * A line break of an editor in mid-sentence, which is removed because line lengths differ where it is shown.
 */
const WRAPPED = /(?<=[^\n]{60})\n(?=\p{Ll})/gu

/** Groups neighbours of one kind: sentences of a paragraph, items of a list, rows of a table. */
function groups(units: readonly Unit[], several: boolean): Unit[][] {
  const found: Unit[][] = []
  for (const unit of units) {
    const last = found.at(-1)
    const before = last?.at(-1)
    if (last && before && several && lookOf(before) === lookOf(unit) && before.heading === unit.heading)
      last.push(unit)
    else found.push([unit])
  }
  return found
}

function lookOf(unit: Unit): string {
  if (unit.kind === 'row') return `row ${unit.tableHead}`
  return unit.kind === 'item' || unit.kind === 'field' ? 'list' : `text ${unit.block} ${unit.whole ?? ''}`
}

function isValueOnly(unit: Unit | undefined): boolean {
  return unit?.kind === 'item' || unit?.kind === 'field'
}

function show(group: readonly Unit[], several: boolean): string {
  const [first] = group
  if (!first) return ''
  if (first.kind === 'row') return table(group)
  if (lookOf(first) === 'list') return several ? group.map(({ text }) => `- ${text}`).join('\n') : first.text
  const separator = first.whole ? enumerated(first.text) : /[。！？」]$/u.test(first.text) ? '' : ' '
  return group.map(({ text }) => text).join(separator)
}

function enumerated(text: string): string {
  return /\p{Script=Han}/u.test(text) ? '、' : ', '
}

/** Rows are meaningful only under their header. */
function table(rows: readonly Unit[]): string {
  const head = rows[0]?.tableHead
  if (!head) return rows.map(({ text }) => text).join('\n')
  const columns = head.split('|').filter((cell) => cell.trim() !== '').length
  return [head, `|${' --- |'.repeat(columns)}`, ...rows.map(({ text }) => text)].join('\n')
}
