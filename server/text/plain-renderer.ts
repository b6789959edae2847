import * as smd from 'streaming-markdown'
import type { Held, PlainOutput } from './plain-output.ts'

const SIGNS: Partial<Record<smd.Token, string>> = {
  [smd.ITALIC_AST]: '*',
  [smd.ITALIC_UND]: '_',
  [smd.STRONG_AST]: '**',
  [smd.STRONG_UND]: '__',
  [smd.STRIKE]: '~~',
  [smd.LINK]: '[',
  [smd.IMAGE]: '![',
}

interface Frame {
  token: smd.Token
  sign: string
  held: Held | undefined
  address?: string
  cells: number
}

/** Creates a parser that renders into `output`. It knows no line ends: those are the source's. */
export function plainParser(output: PlainOutput): smd.Parser {
  const parser = smd.parser({
    data: [] as Frame[],
    add_token: (stack: Frame[], token: smd.Token) => {
      begin(output, parser, token, stack.at(-1))
      const sign = token === smd.CODE_INLINE ? '`'.repeat(parser.fence_start) : (SIGNS[token] ?? '')
      stack.push({ token, sign, held: sign === '' ? undefined : output.open(sign), cells: 0 })
    },
    end_token: (stack: Frame[]) => {
      const frame = stack.pop()
      if (frame?.held) close(output, frame, frame.held)
    },
    add_text: (stack: Frame[], text) => {
      const line = text.replaceAll('\n', '')
      if (stack.at(-1)?.token === smd.CODE_FENCE) output.writeVerbatim(line)
      else output.write(line)
    },
    set_attr: (stack: Frame[], attribute, value) => {
      const frame = stack.at(-1)
      if (frame && (attribute === smd.HREF || attribute === smd.SRC)) frame.address = value
    },
  })
  return parser
}

const FRESH = {
  text: '',
  pending: '',
  fence_start: 0,
  fence_end: 0,
  blockquote_idx: 0,
  hr_char: '',
  hr_chars: 0,
  indent: '',
  indent_len: 0,
  table_state: 0,
}

/**
 * Makes a parser like new; a new one for each line would cost more than the parsing.
 * @param inside what is open already
 */
export function resetParser(parser: smd.Parser, inside?: smd.Token) {
  parser.renderer.data.length = 0
  Object.assign(parser, FRESH)
  parser.spaces.fill(0)
  parser.len = inside === undefined ? 0 : 1
  parser.token = inside ?? smd.DOCUMENT
  parser.tokens[parser.len] = parser.token
}

/** Writes a block’s marker as in the source, but a dash for a bullet. */
function begin(output: PlainOutput, { pending }: smd.Parser, token: smd.Token, parent: Frame | undefined) {
  if (token === smd.LIST_ITEM)
    output.write(/^\d/.test(pending) ? `${pending} ` : `${pending[0] === '+' ? '+' : '-'} `)
  if (token === smd.LINE_BREAK && parent?.token === smd.TABLE_CELL) output.write(' ')
  else if (token === smd.LINE_BREAK) output.endLine(false)
  if (token === smd.RULE) output.endLine(true)
  if (token !== smd.TABLE_CELL || !parent) return
  if (parent.cells > 0) output.write(' | ')
  parent.cells += 1
}

function close(output: PlainOutput, frame: Frame, held: Held) {
  const { token, sign, address } = frame
  if (token !== smd.LINK && token !== smd.IMAGE) {
    // Nothing but marks inside: `^_^` is a face.
    const isRemoved = token === smd.CODE_INLINE || /[^\s!-/:-@[-`{-~]/.test(output.textBehind(held))
    return output.close(held, sign, isRemoved)
  }
  if (address === undefined) return output.close(held, ']', false)
  const target = TARGET.exec(address)
  const shown = target?.[1] ?? target?.[2] ?? ''
  const isShown = token === smd.LINK && target !== null && !held.isDecided
  const behind = isShown ? addressBehind(output.textBehind(held), shown) : ''
  output.close(held, `](${address})`, target !== null)
  output.write(behind)
}

/** The address of a link, without its title. */
const TARGET = /^(?:<([^<>]*)>|(\S*))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/

/** Shown if it can be followed and adds to the text of the link. */
function addressBehind(text: string, address: string): string {
  if (!/^(?:https?|mailto|tel):/i.test(address) || bare(text) === bare(address)) return ''
  return ` (${address})`
}

function bare(address: string): string {
  const digits = /^tel:|^\+?[\d\s().-]+$/i.test(address)
  const text = address.trim().replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
  return digits ? text.replace(/[\s().-]/g, '') : text.replace(/\/$/, '')
}
