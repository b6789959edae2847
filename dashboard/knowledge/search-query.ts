import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answerOf, frontdesk } from '../server.ts'
import { markMatches } from './matches.ts'

const MAX_RESULTS = 10

export type Result = Awaited<ReturnType<typeof search>>[number]

/** What a reply to this question would be given, with the words of it that each passage has. */
async function search(id: string, question: string) {
  const call = frontdesk.POST('/chatbots/{id}/search', {
    params: { path: { id } },
    body: { query: question, limit: MAX_RESULTS },
  })
  const { results } = await answerOf(call)
  return results.map((result) => ({
    ...result,
    stretches: markMatches(question, result.text),
    inHeading: markMatches(question, result.heading ?? ''),
  }))
}

export const searchQuery = (id: string, question: string) =>
  queryOptions({
    queryKey: ['knowledge', id, 'search', question],
    queryFn: () => search(id, question),
    enabled: question !== '',
    // Sources change meanwhile.
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
