import { element } from './dom.ts'
import { linkTo, safeAddress } from './links.ts'

/**
 * Turns a link into an image if the owner allows its host; else undefined. An image request reveals the reader, and
 * its URL can leak the conversation: only named hosts, over TLS, without a referrer. An image that fails to load, such
 * as by the site's CSP, becomes a link.
 */
export function imageOf(
  link: HTMLElement,
  written: string,
  hosts: readonly string[],
): HTMLImageElement | undefined {
  const src = safeAddress(written)
  if (!src || !isFrom(new URL(src), hosts)) return undefined
  const image = element('img', {
    alt: link.textContent ?? '',
    referrerpolicy: 'no-referrer',
    loading: 'lazy',
  })
  image.addEventListener('error', () => {
    image.replaceWith(link)
    linkTo(link, written)
  })
  image.src = src
  return image
}

/** `cdn.example.com` matches that host, `*.example.com` its subdomains. */
function isFrom({ protocol, hostname, port }: URL, hosts: readonly string[]): boolean {
  if (protocol !== 'https:' || port) return false
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host))
}
