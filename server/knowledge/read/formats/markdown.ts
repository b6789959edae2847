/** Markdown is turned into HTML, because its own HTML is hidden, or is none, by the same rules. */
import MarkdownIt from 'markdown-it'
import { parse as parseYaml } from 'yaml'
import type { About, Target } from '../read-bytes.ts'
import { addHtml } from './html-blocks.ts'

/** Many pages' sources begin with their fields in YAML, between two of these. */
const FENCE = /^(?:---|\.\.\.)[ \t]*$/mu
const MAX_FRONT_MATTER = 20_000

export function readMarkdown(text: string, { list }: Target): About {
  const { title, body } = withoutFrontMatter(text)
  addHtml(new MarkdownIt({ html: true, linkify: false }).render(body), { list, page: null })
  const heading = list.blocks.find(({ kind }) => kind === 'heading')
  return { title: title ?? heading?.text ?? null }
}

function withoutFrontMatter(text: string): { title: string | null; body: string } {
  const start = text.startsWith('\ufeff') ? text.slice(1) : text
  if (!/^---[ \t]*\r?\n/u.test(start)) return { title: null, body: start }
  const fields = start.slice(4, MAX_FRONT_MATTER)
  const end = FENCE.exec(fields.replaceAll('\r', ' '))
  if (!end) return { title: null, body: start }
  return { title: titleIn(fields.slice(0, end.index)), body: start.slice(4 + end.index + end[0].length) }
}

function titleIn(yaml: string): string | null {
  try {
    // Without aliases, which could multiply.
    const { title } = parseYaml(yaml, { maxAliasCount: 0, logLevel: 'silent' }) ?? {}
    return typeof title === 'string' ? title : null
  } catch {
    return null
  }
}
