/** A page: its main text where it has one, else all that is seen. */
import { BlockList } from '../block-list.ts'
import type { About, Target } from '../read-bytes.ts'
import { addHtml, type HtmlFindings } from './html-blocks.ts'

/** A main text is at least this share of what is seen: else something was missed. */
const MIN_MAIN_SHARE = 1 / 3
/** A tree of a larger page costs more than what surrounds its text. */
const MAX_TREE_CHARACTERS = 2_000_000
/** Pages are 20 to 40 deep. What searches a tree takes quadratic time in its depth. */
const MAX_TREE_DEPTH = 250

export async function readHtml(html: string, { list, limits }: Target): Promise<About> {
  const all = new BlockList(limits.characters)
  const findings = addHtml(html, { list: all, page: null, skipNavigation: true })
  const main = await mainText(html, findings, limits.characters)
  const isMain = main !== null && main.characters >= all.characters * MIN_MAIN_SHARE
  const { blocks } = isMain ? main : all
  list.take(blocks)
  const heading = blocks.find(({ kind }) => kind === 'heading')
  return { title: findings.title ?? heading?.text ?? null }
}

async function mainText(html: string, findings: HtmlFindings, characters: number): Promise<BlockList | null> {
  const list = new BlockList(characters)
  if (findings.mainElements > 0) {
    addHtml(html, { list, page: null, mainOnly: true, skipNavigation: true })
    return list
  }
  if (!findings.hasFrame || findings.depth > MAX_TREE_DEPTH || html.length > MAX_TREE_CHARACTERS) return null
  const { extractArticle } = await import('./html-article.ts')
  const article = extractArticle(html)
  if (article === null) return null
  addHtml(article, { list, page: null })
  return list
}
