/**
 * The sources of a reply as OpenAI's `annotations`, for those with an address. Source:
 * https://platform.openai.com/docs/api-reference/chat/object
 */
import Type, { type Static } from 'typebox'
import type { CitedSource } from '../../knowledge/reply-source.ts'

export const Annotation = Type.Object({
  type: Type.Literal('url_citation'),
  url_citation: Type.Object({
    start_index: Type.Integer({ description: 'Of the mark `[n]`; of the whole text where there is none' }),
    end_index: Type.Integer(),
    title: Type.String(),
    url: Type.String(),
  }),
})

export function annotationsOf(
  content: string,
  sources: readonly CitedSource[] = [],
): Static<typeof Annotation>[] {
  return sources.flatMap(({ n, name: title, url }) => {
    if (url === null) return []
    const mark = `[${n}]`
    const start = content.indexOf(mark)
    const [from, to] = start < 0 ? [0, content.length] : [start, start + mark.length]
    return { type: 'url_citation' as const, url_citation: { start_index: from, end_index: to, title, url } }
  })
}
