import { withoutReordering } from './reordering.ts'

/**
 * What may become a link. A model's text is somebody else's text (a document, a page, a visitor may have put words
 * into it), so an address is parsed as the browser will parse it and its scheme must be on the list.
 */
const allowedSchemes = new Set(['http:', 'https:', 'mailto:'])

/** The address a link may lead to, in the browser's own spelling; undefined when there is none. */
export function safeAddress(written: string, base = location.href): string | undefined {
  const target = withoutTitle(written.trim()).replace(/^<(.*)>$/s, '$1')
  if (!target) return undefined
  try {
    const url = new URL(target, base)
    return allowedSchemes.has(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

/** `[text](address "title")`: streaming-markdown hands the title over as part of the address. */
const withoutTitle = (written: string): string => written.replace(/(?<!\s)\s+(?:"[^"]*"|'[^']*')$/, '')

const addressCharacters =
  /^https?:\/\/[^\s<>"`“”‘’「」『』（）【】《》〈〉，。、；：！？।\u202a-\u202e\u2066-\u2069]+/i

/**
 * Cuts a bare address from the text that streaming-markdown took along: it reads to the next space, which swallows
 * the full stop of a sentence, and in Chinese, where no space follows, the rest of the paragraph.
 */
export function splitBareAddress(run: string): { address: string; rest: string } {
  let address = addressCharacters.exec(run)?.[0] ?? ''
  if (address.length > longestAddress) return { address: '', rest: run }
  while (/[.,;:!?'*_~\]}]$/.test(address) || (address.endsWith(')') && !isBalanced(address))) {
    address = address.slice(0, -1)
  }
  return { address, rest: run.slice(address.length) }
}

/** What browsers, mail programs and servers agree on; also bounds the work on a hostile text. */
const longestAddress = 2000

const isBalanced = (text: string): boolean => text.split('(').length >= text.split(')').length

/** Makes a node that holds a link's text a link, or leaves only its text when the address is not allowed. */
export function linkTo(node: HTMLElement, written: string): void {
  const address = safeAddress(written)
  if (!address || !(node instanceof HTMLAnchorElement)) {
    node.replaceWith(...node.childNodes)
    return
  }
  if (!node.textContent?.trim()) node.textContent = address
  node.href = address
  node.title = address // shows where it really leads, whatever its text says
  node.target = '_blank'
  node.rel = 'noopener noreferrer nofollow ugc'
}

export function closeBareAddress(node: HTMLElement, run: string): void {
  const { address, rest } = splitBareAddress(run)
  if (address) {
    node.textContent = withoutReordering(address)
    node.after(rest)
  }
  linkTo(node, address)
}

/**
 * streaming-markdown sees a bare address only after a space. Chinese puts none, so a finished block is searched
 * for what it left.
 */
export function linkBareAddresses(block: HTMLElement): void {
  block.normalize()
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (text.data.includes('://') && !text.parentElement?.closest('a, code')) texts.push(text)
  }
  for (const text of texts) text.replaceWith(...withLinks(text.data))
}

/** The pieces of a text: plain ones, and a link for each address. */
function* withLinks(text: string): Generator<string | HTMLElement> {
  for (const piece of text.split(/(?=https?:\/\/)/i)) {
    const { address, rest } = splitBareAddress(piece)
    if (!safeAddress(address)) {
      yield piece
      continue
    }
    const link = document.createElement('a')
    link.append(address)
    linkTo(link, address)
    yield link
    yield rest
  }
}
