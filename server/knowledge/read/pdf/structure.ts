/** A PDF's own structure: its outline, and the tags of a page's content. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { cleanText } from '../block-list.ts'
import type { OutlineEntry } from './headings.ts'

const MAX_ENTRIES = 2000
const MAX_DEPTH = 6

type Item = { title: string; dest: string | unknown[] | null; items: Item[] }

export async function outlineOf(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = []
  const add = async (items: readonly Item[], level: number): Promise<void> => {
    for (const { title, dest, items: inner } of items) {
      if (entries.length >= MAX_ENTRIES) return
      entries.push({ title: cleanText(title), level, page: await pageOf(document, dest) })
      if (level < MAX_DEPTH) await add(inner, level + 1)
    }
  }
  try {
    await add(((await document.getOutline()) ?? []) as Item[], 1)
  } catch {
    // A damaged outline: the headings are told by their letters.
  }
  return entries
}

async function pageOf(document: PDFDocumentProxy, destination: Item['dest']): Promise<number | null> {
  try {
    const found = typeof destination === 'string' ? await document.getDestination(destination) : destination
    const [page] = found ?? []
    if (typeof page === 'number') return page + 1
    return page ? (await document.getPageIndex(page as never)) + 1 : null
  } catch {
    return null
  }
}

/** What a tagged PDF says of a piece of a page's content. */
export type Tag = {
  /** The nearest that says something: `P`, `H1`, `TD`. */
  role: string
  /** The same for all pieces of a paragraph, on one page. */
  block: number
  isItem: boolean
  cell: Cell | null
}
export type Cell = { table: number; row: number; column: number; isHeader: boolean }
/** By the id of a piece of content. */
export type Tags = Map<string, Tag>

type Node = { role?: string; type?: string; id?: string; children?: Node[] }
type Inherited = { role: string | null; block: number; isItem: boolean; cell: Cell | null }

/** Of the text itself, and of what groups it: they say nothing. */
const NEUTRAL = new Set(
  'Span NonStruct Link Em Strong Quote Code Root Document Sect Div Part Art Table THead TBody TFoot TR L Lbl'.split(
    ' ',
  ),
)

/** Adds the tags of a page. Its numbers are not those of another page. */
export async function addTags(page: PDFPageProxy, tags: Tags): Promise<void> {
  const root = (await page.getStructTree().catch(() => null)) as Node | null
  const none = { role: null, block: 0, isItem: false, cell: null }
  const open: { node: Node; outer: Inherited }[] = root ? [{ node: root, outer: none }] : []
  let number = tags.size
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, outer } = next
    const { role } = outer
    if (node.type === 'content' && node.id && role !== null) tags.set(node.id, { ...outer, role })
    number += 1
    const own = inherit(node, outer, number)
    let column = -1
    for (const child of node.children ?? []) {
      const isCell = own.cell !== null && (child.role === 'TD' || child.role === 'TH')
      if (isCell) column += 1
      const cell = isCell && own.cell ? { ...own.cell, column, isHeader: child.role === 'TH' } : own.cell
      open.push({ node: child, outer: { ...own, cell } })
    }
  }
}

/** What is in a node has of it, where it has nothing of its own. */
function inherit({ role }: Node, outer: Inherited, number: number): Inherited {
  const none = { column: 0, isHeader: false }
  if (role === 'Table') return { ...outer, cell: { table: number, row: 0, ...none } }
  if (role === 'TR' && outer.cell)
    return { ...outer, cell: { table: outer.cell.table, row: number, ...none } }
  // A link or a line within a heading is of the heading.
  const isHeading = outer.role !== null && /^H[1-6]?$/u.test(outer.role)
  if (!role || NEUTRAL.has(role) || isHeading) return outer
  return { ...outer, role, block: number, isItem: outer.isItem || role === 'LI' || role === 'LBody' }
}
