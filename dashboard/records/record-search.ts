import { STATUSES, type Status } from './statuses.ts'

/** The record list's URL parameters. */
export type RecordSearch = { status?: Status; page?: number }

export function recordSearch({ status, page }: Record<string, unknown>): RecordSearch {
  const known = STATUSES.find((each) => each === status)
  const isPage = typeof page === 'number' && Number.isInteger(page) && page > 1 && page <= 1_000_000
  return { ...(known && { status: known }), ...(isPage && { page }) }
}
