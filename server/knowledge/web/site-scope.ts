/** Which addresses belong to a site, and which of them its owner wants. */
import { matchesPath, pathOf } from './path-patterns.ts'

export type SiteScope = {
  /** With their ports. */
  hosts: ReadonlySet<string>
  /** Patterns as `normalizePath` writes them. */
  include: readonly string[]
  exclude: readonly string[]
}

/** What pages show, and what programs load: no text to read. Compressed sitemaps end in `.xml.gz`. */
const NO_PAGES =
  /\.(?:avif|bmp|css|eot|gif|ico|jpe?g|js|mjs|png|svg|tiff?|ttf|webp|woff2?|aac|avi|flac|m4a|mkv|mov|mp3|mp4|mpe?g|ogg|wav|webm|7z|apk|bz2|deb|dmg|exe|iso|msi|rar|rpm|tar|tgz|wasm|xz|zip|(?<!\.xml\.)gz)$/i

export function isInSite({ hosts }: SiteScope, address: string): boolean {
  const { host, pathname } = new URL(address)
  return hosts.has(host) && !NO_PAGES.test(pathname)
}

export function isWanted({ include, exclude }: SiteScope, address: string): boolean {
  const path = pathOf(address)
  const matches = (pattern: string) => matchesPath(pattern, path)
  return (include.length === 0 || include.some(matches)) && !exclude.some(matches)
}
