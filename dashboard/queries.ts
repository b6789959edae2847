import { QueryClient } from '@tanstack/react-query'
import { CallFailed } from './server.ts'

/** A refusal stays one; what did not arrive, or the server could not do, is asked again. */
const isWorthAnother = (error: unknown): boolean =>
  error instanceof CallFailed ? error.status === 0 || error.status >= 500 : false

const RETRY_MS = 5000

export const queries = new QueryClient({
  defaultOptions: {
    // What somebody does is tried at once: without a connection they are told, instead of left waiting.
    mutations: { networkMode: 'always' },
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && isWorthAnother(error),
      // A screen that could not be filled fills itself when the server is back.
      refetchInterval: ({ state }) => state.status === 'error' && isWorthAnother(state.error) && RETRY_MS,
    },
  },
})
