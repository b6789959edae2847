/** The addresses that an HTML page links to. */
import { readAddress } from './page-address.ts'
import { parseMarkup } from './parse-markup.ts'

/** Of one page. */
const MAX_LINKS = 2000

/** @returns each once, in the order of the page */
export async function linksOf(html: string, address: string): Promise<string[]> {
  const found = new Set<string>()
  let base = address
  let hasBase = false
  const open = ({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }) => {
    const { href } = attributes
    if (href === undefined) return
    if (name === 'base' && !hasBase) {
      hasBase = true
      base = readAddress(href, address) ?? address
    }
    if ((name !== 'a' && name !== 'area') || found.size >= MAX_LINKS) return
    const link = readAddress(href.trim(), base)
    if (link !== undefined) found.add(link)
  }
  await parseMarkup(html, { open }, { xml: false })
  return [...found]
}
