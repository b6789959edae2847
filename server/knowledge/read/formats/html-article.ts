/** Finds a page's main text as a browser's reading view does. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { type Attributes, isHidden, isSilent } from './hidden-html.ts'

type Element = {
  localName: string
  attributes: Iterable<{ name: string; value: string }>
  remove: () => void
}

/** @returns HTML, or null if there is no main text */
export function extractArticle(html: string): string | null {
  try {
    const { document } = parseHTML(html)
    for (const element of [...document.querySelectorAll('*')] as unknown as Element[]) {
      if (isSilent(element.localName) && element.localName !== 'title') element.remove()
      else if (isHidden(attributesOf(element))) element.remove()
    }
    return new Readability(document as never, { charThreshold: 200 }).parse()?.content ?? null
  } catch {
    // Too deep for a recursive function, or no document: all that is seen is read instead.
    return null
  }
}

function attributesOf(element: Element): Attributes {
  return Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
}
