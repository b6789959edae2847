import { readAddress } from './page-address.ts'
import type { WebResponse } from './web-client.ts'

export const MAX_REDIRECTS = 5

const REDIRECTS = new Set([301, 302, 303, 307, 308])

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status)
}

/** @returns undefined where it leads nowhere that can be fetched */
export function locationOf({ header }: WebResponse, address: string): string | undefined {
  const location = header('location')
  return location === null ? undefined : readAddress(location, address)
}
