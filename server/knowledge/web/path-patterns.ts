/**
 * Patterns of paths as in robots.txt (RFC 9309): the beginning of a path with its query, `*` for anything, `$` at the
 * end for the end. Matched part by part, so that no pattern takes more than linear time.
 */

export function matchesPath(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  const [first = '', ...others] = parts
  if (!path.startsWith(first)) return false
  const last = isWhole ? (others.pop() ?? null) : null
  const end = afterParts(others, path, first.length)
  if (end === undefined) return false
  if (!isWhole) return true
  if (last === null) return path.length === first.length
  return path.length - last.length >= end && path.endsWith(last)
}

/** @returns where the last part ends; undefined if one is missing. The earliest place of each part is the best one. */
function afterParts(parts: readonly string[], path: string, from: number): number | undefined {
  let at = from
  for (const part of parts) {
    const found = path.indexOf(part, at)
    if (found === -1) return undefined
    at = found + part.length
  }
  return at
}

/** Of an address: its path with its query. */
export function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return normalizePath(pathname + search)
}

const ESCAPE = /%[0-9a-fA-F]{2}/g
const UNRESERVED = /[A-Za-z0-9._~-]/
const NOT_ASCII = /[^\x21-\x7e]+/g

/** The same path in one spelling: only what has to be escaped is. */
export function normalizePath(path: string): string {
  const escaped = path.toWellFormed().replace(NOT_ASCII, encodeURIComponent)
  return escaped.replace(ESCAPE, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
    return UNRESERVED.test(character) ? character : octet.toUpperCase()
  })
}
