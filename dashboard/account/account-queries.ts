import { queryOptions, useQuery } from '@tanstack/react-query'
import { answerOf, frontdesk } from '../server.ts'

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: () => answerOf(frontdesk.GET('/api/console/me')),
  staleTime: 5 * 60_000,
})

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => answerOf(frontdesk.GET('/api/console/setup')),
})

/** In characters; undefined with Supabase accounts, whose own policy applies. */
export function useShortestPassword(): number | undefined {
  return useQuery(setupQuery).data?.accounts === 'built-in' ? 8 : undefined
}
