/**
 * Draws the sources of a finished reply: its marks become buttons, a list of the sources follows, and a card quotes the
 * one that is pointed at, focused or tapped. Only replies with sources load this file. It imports no code of the panel,
 * so that it stays one file.
 */
import type { Cited } from './api.ts'
import sourcesSheet from './sources.css?inline'

/** Such as `[1]` or `[1, 3]`, as the server reads them. */
const MARK = /\s?[[【]\s?\d{1,3}(?:\s?[,，、]\s?\d{1,3}){0,9}\s?[\]】]/g
/** Time to move the pointer from a mark to its card. */
const LEAVE_MS = 200

/** The name of the list, and of a page. */
export type SourceTexts = { label: string; pageOf: (page: number) => string }

let sheet: CSSStyleSheet | undefined

export function showSources(body: HTMLElement, sources: readonly Cited[], texts: SourceTexts): void {
  wear(body.getRootNode() as Document | ShadowRoot)
  const card = new Card(texts)
  body.normalize()
  for (const text of textsOf(body)) text.replaceWith(...withMarks(text.data, sources, card))
  const list = document.createElement('ol')
  list.className = 'sources'
  list.ariaLabel = texts.label
  for (const source of sources) {
    const item = document.createElement('li')
    item.append(card.openerOf(source, 'source', `${source.id} · ${card.titleOf(source)}`))
    list.append(item)
  }
  body.append(list)
}

/** The page's policy cannot block the CSSOM. */
function wear(root: Document | ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(sourcesSheet)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
}

function textsOf(body: HTMLElement): Text[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (text.data.search(MARK) >= 0 && !text.parentElement?.closest('a, code')) texts.push(text)
  }
  return texts
}

/** A number without a source is taken out: the reply does not rest on that passage. */
function* withMarks(text: string, sources: readonly Cited[], card: Card): Generator<string | HTMLElement> {
  let at = 0
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    yield text.slice(at, index)
    at = index + mark.length
    for (const number of mark.match(/\d+/g) ?? []) {
      const source = sources.find(({ id }) => id === Number(number))
      if (source) yield card.openerOf(source, 'cite', `[${number}]`)
    }
  }
  yield text.slice(at)
}

/** The quotation of one source of a reply, beside the button that it belongs to. */
class Card {
  readonly #texts: SourceTexts
  readonly #root = document.createElement('span')
  #opener: HTMLElement | undefined

  constructor(texts: SourceTexts) {
    this.#texts = texts
    this.#root.className = 'quote'
    this.#root.addEventListener('pointerleave', this.#leave)
    this.#root.addEventListener('focusout', this.#leave)
    this.#root.addEventListener('keydown', this.#escape)
  }

  titleOf({ name, page }: Cited): string {
    return page === null ? name : `${name}, ${this.#texts.pageOf(page)}`
  }

  /** A button that opens it. */
  openerOf(source: Cited, kind: 'cite' | 'source', text: string): HTMLElement {
    const opener = document.createElement('button')
    opener.type = 'button'
    opener.className = kind
    opener.textContent = text
    opener.ariaExpanded = 'false'
    if (kind === 'cite') opener.ariaLabel = `${text} ${this.titleOf(source)}`
    const open = () => this.#open(opener, source)
    opener.addEventListener('pointerenter', ({ pointerType }) => pointerType === 'mouse' && open())
    opener.addEventListener('focus', open)
    opener.addEventListener('click', () => {
      open()
      // Safari does not focus a button that is pressed.
      opener.focus()
    })
    opener.addEventListener('pointerleave', this.#leave)
    opener.addEventListener('focusout', this.#leave)
    opener.addEventListener('keydown', this.#escape)
    return opener
  }

  #open(opener: HTMLElement, source: Cited): void {
    if (this.#opener === opener) return
    this.#close()
    this.#root.replaceChildren(this.#head(source), this.#quote(source))
    this.#opener = opener
    opener.ariaExpanded = 'true'
    opener.after(this.#root)
    this.#root.scrollIntoView({ block: 'nearest' })
  }

  #close(): void {
    if (this.#opener) this.#opener.ariaExpanded = 'false'
    this.#opener = undefined
    this.#root.remove()
  }

  readonly #leave = (): void => {
    const opener = this.#opener
    const isWanted = () =>
      [opener, this.#root].some((node) => node?.matches(':hover, :focus, :focus-within') ?? false)
    setTimeout(() => this.#opener === opener && !isWanted() && this.#close(), LEAVE_MS)
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#opener) return
    // Escape would close the panel.
    event.stopPropagation()
    const opener = this.#opener
    // Focusing opens it.
    if (this.#root.matches(':focus-within')) opener.focus()
    this.#close()
  }

  #head(source: Cited): HTMLElement {
    const isLink = /^https?:\/\//i.test(source.url ?? '')
    const head = document.createElement(isLink ? 'a' : 'span')
    head.textContent = this.titleOf(source)
    head.dir = 'auto'
    if (head instanceof HTMLAnchorElement) {
      head.href = source.url ?? ''
      head.target = '_blank'
      head.rel = 'noopener noreferrer nofollow ugc'
    }
    return head
  }

  #quote({ quote }: Cited): HTMLElement {
    const text = document.createElement('q')
    text.textContent = quote
    text.dir = 'auto'
    return text
  }
}
