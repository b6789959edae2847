import { QueryClient } from '@tanstack/react-query'
import { CallFailed } from './server.ts'

/** Retry network failures and server errors, but not rejected requests. */
const isWorthAnother = (error: unknown): boolean =>
  error instanceof CallFailed ? error.status === 0 || error.status >= 500 : false

const RETRY_MS = 5000

/** Milliseconds until a failed query is repeated; false for none. */
export const untilBack = ({ state }: { state: { status: string; error: unknown } }): number | false =>
  state.status === 'error' && isWorthAnother(state.error) && RETRY_MS

export const queries = new QueryClient({
  defaultOptions: {
    // Mutations fail at once when offline, instead of waiting for the network.
    mutations: { networkMode: 'always' },
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && isWorthAnother(error),
      // A failed screen recovers by itself when the server is back.
      refetchInterval: untilBack,
    },
  },
})
