import { withoutReordering } from './reordering.ts'

/**
 * Link allowlist. A model's text is untrusted (a document, a page or a visitor may have injected it), so a URL is
 * parsed as the browser parses it, and its scheme must be allowed.
 */
const allowedSchemes = new Set(['http:', 'https:', 'mailto:'])

/** The normalized URL if it is allowed, else undefined. */
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

/** `[text](address "title")`: streaming-markdown passes the title as part of the URL. */
const withoutTitle = (written: string): string => written.replace(/(?<!\s)\s+(?:"[^"]*"|'[^']*')$/, '')

const addressCharacters =
  /^https?:\/\/[^\s<>"`“”‘’「」『』（）【】《》〈〉，。、；：！？।\u202a-\u202e\u2066-\u2069]+/i

/**
 * Splits a bare URL from trailing text. streaming-markdown reads to the next space, which includes the full stop of a
 * sentence and, in Chinese without spaces, the rest of the paragraph.
 */
export function splitBareAddress(run: string): { address: string; rest: string } {
  let address = addressCharacters.exec(run)?.[0] ?? ''
  if (address.length > longestAddress) return { address: '', rest: run }
  while (/[.,;:!?'*_~\]}]$/.test(address) || (address.endsWith(')') && !isBalanced(address))) {
    address = address.slice(0, -1)
  }
  return { address, rest: run.slice(address.length) }
}

/** The length that browsers, mail clients and servers support; also bounds the work on hostile text. */
const longestAddress = 2000

const isBalanced = (text: string): boolean => text.split('(').length >= text.split(')').length

/** Turns a node into a link, or into plain text when the URL is not allowed. */
export function linkTo(node: HTMLElement, written: string): void {
  const address = safeAddress(written)
  if (!address || !(node instanceof HTMLAnchorElement)) {
    node.replaceWith(...node.childNodes)
    return
  }
  if (!node.textContent?.trim()) node.textContent = address
  node.href = address
  node.title = address // reveals the real target, whatever the text says
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
 * streaming-markdown detects a bare URL only after a space. Chinese text has none, so finished blocks are searched
 * again.
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

/** Splits a text into plain pieces and links. */
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
