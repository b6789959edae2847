/**
 * The sources of a reply. Contracts of other systems have no place for them, so that a client asks with the header
 * `X-Include: sources`.
 */
import type { FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { CitedSource } from '../knowledge/reply-source.ts'

const exampleId = '0f8fad5b-d9cb-469f-a165-70867728950e'

/** Whether the client asks for sources; then marks such as `[1]` stay in the text. */
export function includesSources({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const asked = String(headers['x-include'] ?? '').slice(0, 200)
  return asked.split(',').some((part) => part.trim().toLowerCase() === 'sources')
}

export const ReplySources = Type.Array(
  Type.Object({
    id: Type.Integer({ description: 'What `[n]` in the text means' }),
    passage_id: Type.String(),
    source_id: Type.String(),
    name: Type.String(),
    url: Type.Union([Type.String(), Type.Null()]),
    page: Type.Union([Type.Integer(), Type.Null()], { description: 'Of a PDF, or the slide' }),
    heading: Type.Union([Type.String(), Type.Null()]),
    quote: Type.String({ description: 'What the reply repeats of the passage' }),
  }),
  {
    description:
      'What the reply rests on; of a message, only with the header `X-Include: sources`. Empty for nothing',
    examples: [
      [
        {
          ...{ id: 1, passage_id: exampleId, source_id: exampleId, name: 'Opening hours' },
          ...{ url: null, page: null, heading: null, quote: 'We are open from 9 to 5.' },
        },
      ],
    ],
  },
)

export function presentSources(sources: readonly CitedSource[] = []): Static<typeof ReplySources> {
  return sources.map(({ n, passageId, sourceId, name, url, page, heading, quote }) => {
    const place = { name, url, page, heading }
    return { id: n, passage_id: passageId, source_id: sourceId, ...place, quote }
  })
}

/** As parts of the AI SDK's UI message stream: one with an address is a link, any other a document. */
export function sourceParts(
  sources: readonly CitedSource[] = [],
): { type: string; [key: string]: unknown }[] {
  return presentSources(sources).map(({ id, url, name, ...rest }) => {
    const shared = { sourceId: String(id), title: name, providerMetadata: { frontdesk: { id, ...rest } } }
    return url === null
      ? { type: 'source-document', mediaType: 'text/plain', ...shared }
      : { type: 'source-url', url, ...shared }
  })
}
