/** Addresses of pages, in one spelling each. */

/** In characters, as it is written in a request. The index of a site's pages holds no longer ones. */
export const MAX_ADDRESS = 2000

/** @returns the address without fragment, user and password; undefined for one that cannot be fetched */
export function readAddress(written: string, base?: string): string | undefined {
  const url = URL.parse(written, base)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined
  url.hash = ''
  url.username = ''
  url.password = ''
  // Also a question mark without a query.
  if (url.search === '') url.search = ''
  return url.href.length <= MAX_ADDRESS ? url.href : undefined
}

/** Whether it carries a user or a password, which everybody who reads an answer's source would see. */
export function hasCredentials(written: string): boolean {
  const url = URL.parse(written)
  return url !== null && (url.username !== '' || url.password !== '')
}

/** The last part of the path, whose ending chooses among formats of text. */
export function fileNameOf(address: string): string {
  const { pathname } = new URL(address)
  return pathname.slice(pathname.lastIndexOf('/') + 1) || 'page'
}
