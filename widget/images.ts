import { element } from './dom.ts'
import { linkTo, safeAddress } from './links.ts'

/**
 * The image that a link to one becomes where the owner allows its host; undefined elsewhere. An image tells its host
 * who reads what, and its address can carry what was said: so it comes from named hosts, by TLS, and does not say
 * from where. What does not load, the site's own policy perhaps, becomes the link after all.
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

/** `cdn.example.com` is that host, `*.example.com` all beneath that name. */
function isFrom({ protocol, hostname, port }: URL, hosts: readonly string[]): boolean {
  if (protocol !== 'https:' || port) return false
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host))
}
