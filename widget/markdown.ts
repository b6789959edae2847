import * as smd from 'streaming-markdown'
import { element } from './dom.ts'
import { imageOf } from './images.ts'
import { closeBareAddress, linkBareAddresses, linkTo } from './links.ts'
import { withoutReordering } from './reordering.ts'
import type { Strings } from './strings.ts'

/**
 * Renders markdown while it streams. streaming-markdown parses; this renderer creates only the nodes below. No HTML is
 * parsed, images load only from hosts that the owner allows, and link URLs are checked first.
 *
 * streaming-markdown drops the brackets of non-links (`[1]`, `[name][reference]`), the dollar signs of supposed
 * formulas (`$US`) and underscores within names (`price_list_new`). They are restored, so that no text is lost.
 */
export type Markdown = { write(text: string): void; end(): void }

type Frame = {
  node: HTMLElement
  token: smd.Token
  address?: string
  sign?: string
  /** It has no node of its own. */
  isFlat?: boolean
}
/** Labels of code and tables, and the allowed image hosts. */
type Manner = { strings: Pick<Strings, 'table' | 'code'>; imageHosts: readonly string[] }
type Drawing = Manner & { stack: Frame[]; parser: smd.Parser }

const tags: Partial<Record<smd.Token, keyof HTMLElementTagNameMap>> = {
  [smd.PARAGRAPH]: 'p',
  [smd.BLOCKQUOTE]: 'blockquote',
  [smd.LINE_BREAK]: 'br',
  [smd.RULE]: 'hr',
  [smd.ITALIC_AST]: 'em',
  [smd.ITALIC_UND]: 'em',
  [smd.STRONG_AST]: 'strong',
  [smd.STRONG_UND]: 'strong',
  [smd.STRIKE]: 's',
  [smd.CODE_INLINE]: 'code',
  [smd.LINK]: 'a',
  [smd.RAW_URL]: 'a',
  [smd.IMAGE]: 'a',
  [smd.LIST_UNORDERED]: 'ul',
  [smd.LIST_ORDERED]: 'ol',
  [smd.LIST_ITEM]: 'li',
}

const linkTokens: readonly smd.Token[] = [smd.LINK, smd.RAW_URL, smd.IMAGE]
const isLink = ({ token, isFlat }: Frame): boolean => !isFlat && linkTokens.includes(token)

export function markdown(root: HTMLElement, { strings, imageHosts }: Manner): Markdown {
  const drawing: Drawing = {
    stack: [{ node: root, token: smd.DOCUMENT }],
    parser: smd.parser({
      data: undefined,
      add_token: open,
      end_token: close,
      add_text: addText,
      set_attr: set,
    }),
    strings,
    imageHosts,
  }
  function open(_: unknown, token: smd.Token) {
    openToken(drawing, token)
  }
  function close() {
    closeToken(drawing)
  }
  function addText(_: unknown, text: string) {
    appendText(top(drawing), isInLink(drawing) ? withoutReordering(text) : text)
  }
  function set(_: unknown, attribute: smd.Attr, value: string) {
    setAttribute(top(drawing), attribute, value)
  }
  return { write: (text) => smd.parser_write(drawing.parser, text), end: () => end(drawing) }
}

/** The parser flushes neither open tokens nor unclosed links: render the rest as text. */
function end(drawing: Drawing): void {
  const { parser, stack } = drawing
  smd.parser_end(parser)
  const held = parser.pending.trimEnd()
  if (held) appendText(top(drawing), held)
  parser.pending = ''
  while (stack.length > 1) closeToken(drawing)
}

const top = ({ stack }: Drawing): Frame => stack[stack.length - 1] as Frame
const isInLink = ({ stack }: Drawing): boolean => stack.some(isLink)

/** Depth limit: extreme nesting makes layout slow and can crash the browser. */
const DEEPEST = 24

/** Appends to the current text node if possible. */
function appendText({ node }: Frame, text: string): void {
  if (node.lastChild instanceof Text) node.lastChild.appendData(text)
  else node.append(text)
}

function openToken(drawing: Drawing, token: smd.Token): void {
  const parent = top(drawing).node
  if (drawing.stack.length > DEEPEST) {
    drawing.stack.push({ node: parent, token, isFlat: true })
    return
  }
  const sign = lostSign(drawing, token, parent)
  const node = makeNode(drawing, token, parent)
  if (!node.parentNode) parent.append(node)
  drawing.stack.push({ node, token, sign })
  if (sign) node.append(sign)
}

/** Delimiter that the parser drops but that is text: restored before and after its content. */
function lostSign({ parser }: Drawing, token: smd.Token, parent: HTMLElement): string {
  if (token === smd.EQUATION_INLINE) return parser.pending === '$' ? '$' : ''
  const withinWord = /[\p{L}\p{N}]$/u.test(parent.lastChild?.textContent?.slice(-2) ?? '')
  if (!withinWord) return ''
  return token === smd.ITALIC_UND ? '_' : token === smd.STRONG_UND ? '__' : ''
}

function makeNode(drawing: Drawing, token: smd.Token, parent: HTMLElement): HTMLElement {
  const { strings } = drawing
  if (token === smd.TABLE) return inScroller(parent, element('table'), strings.table)
  if (token === smd.TABLE_ROW) return tableRow(parent as HTMLTableElement)
  if (token === smd.TABLE_CELL) return tableCell(parent)
  if (token === smd.CHECKBOX) return element('span', { class: 'task' }, '☐ ')
  if (token === smd.CODE_BLOCK || token === smd.CODE_FENCE)
    return inScroller(parent, element('code'), strings.code)
  if (linkTokens.includes(token) && isInLink(drawing)) return element('span')
  if (token >= smd.HEADING_1 && token <= smd.HEADING_6)
    return element('h2', { 'data-level': String(token - smd.HEADING_1 + 1) })
  return element(tags[token] ?? 'span', { class: tags[token] ? undefined : 'formula' })
}

/** Wide content scrolls in its own region, also by keyboard. */
function inScroller<Kind extends HTMLElement>(parent: HTMLElement, node: Kind, label: string): Kind {
  const tag = node instanceof HTMLTableElement ? 'div' : 'pre'
  parent.append(element(tag, { class: 'wide', tabindex: '0', role: 'region', 'aria-label': label }, node))
  return node
}

function tableRow(table: HTMLTableElement): HTMLTableRowElement {
  const section = table.tHead ? (table.tBodies[0] ?? table.createTBody()) : table.createTHead()
  return section.insertRow()
}

function tableCell(row: HTMLElement): HTMLElement {
  return row.parentElement?.tagName === 'THEAD' ? element('th', { scope: 'col' }) : element('td')
}

function setAttribute(frame: Frame, attribute: smd.Attr, value: string): void {
  if (frame.isFlat) return
  if (attribute === smd.HREF || attribute === smd.SRC) frame.address = value
  if (attribute === smd.CHECKED) frame.node.textContent = '☑ '
  if (attribute === smd.START) frame.node.setAttribute('start', String(Number.parseInt(value, 10) || 1))
}

function closeToken(drawing: Drawing): void {
  if (drawing.stack.length === 1) return
  const frame = drawing.stack.pop() as Frame
  if (frame.isFlat) return
  const { pending } = drawing.parser
  if (frame.token === smd.RAW_URL) closeBareAddress(frame.node, frame.address ?? '')
  else if (isLink(frame)) closeLink(frame, pending === ']' ? ']' : '', drawing.imageHosts)
  else if (/^(P|LI|H2|T[DH])$/.test(frame.node.tagName)) linkBareAddresses(frame.node)
  if (frame.sign) closeSign(frame, frame.sign, pending)
}

function closeSign({ node, token }: Frame, sign: string, pending: string): void {
  if (sign[0] === pending[0]) node.append(sign)
  if (token !== smd.EQUATION_INLINE) node.replaceWith(...node.childNodes)
}

function closeLink({ node, token, address }: Frame, bracket: string, imageHosts: readonly string[]): void {
  if (address !== undefined && !address.includes('\n')) {
    const image = token === smd.IMAGE ? imageOf(node, address, imageHosts) : undefined
    if (image) node.replaceWith(image)
    else linkTo(node, address)
    return
  }
  const rest = address === undefined ? bracket : `](${address})`
  node.replaceWith(token === smd.IMAGE ? '![' : '[', ...node.childNodes, rest)
}
