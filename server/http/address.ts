import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Some proxies write the client's port behind its address. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+)):\d+$/
/** The address of a connection that was closed meanwhile. */
const NOWHERE = 'nowhere'

/**
 * The networks of a client, the narrowest first: an IPv4 address alone; an IPv6 address's /64, /56 and /48.
 * A household gets a /64 or a /56, a site a /48 (RFC 6177); a /48 holds 65,536 networks of /64.
 */
export type Networks = readonly [narrowest: string, ...wider: string[]]

/**
 * The networks that rate limits count a request by. An invalid address from a trusted proxy is replaced by
 * the proxy's own.
 */
export function networksOf(request: FastifyRequest): Networks {
  // `ips` is undefined when no proxy is trusted.
  if (!request.ips) return networksIn(request.ip) ?? [NOWHERE]
  for (const address of request.ips.toReversed()) {
    const networks = networksIn(address)
    if (networks) return networks
  }
  return [NOWHERE]
}

/** The narrowest network of a request. */
export function networkOf(request: FastifyRequest): string {
  return networksOf(request)[0]
}

/**
 * An IPv4-mapped IPv6 address counts as its IPv4 address. ipaddr.js 2.5.0 is not used: it also takes
 * `::203.0.113.7` for an IPv4 address, which it is not (RFC 4291, 2.5.5).
 * @returns undefined for an invalid address
 */
export function networksIn(written: string | undefined): Networks | undefined {
  const address = withoutPort(written ?? '')
  const version = isIP(address)
  if (version !== 6) return version === 4 ? [address] : undefined
  const groups = groupsOf(address)
  if (isMapped(groups)) return [dotted(groups)]
  const [a = 0, b = 0, c = 0, d = 0] = groups
  return [network([a, b, c, d], 64), network([a, b, c, d & 0xff00], 56), network([a, b, c], 48)]
}

/** `known_networks` stores hashes of the /64 in this form: it must not change. */
function network(groups: readonly number[], bits: number): string {
  return `${groups.map((group) => group.toString(16)).join(':')}::/${bits}`
}

function withoutPort(written: string): string {
  if (isIP(written) !== 0) return written
  const [, bracketed, dotted] = WITH_PORT.exec(written) ?? []
  return bracketed ?? dotted ?? written
}

/** ::ffff:0:0/96 */
function isMapped(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
}

function dotted(groups: readonly number[]): string {
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}

/** The eight numbers of a valid IPv6 address, without its zone. */
function groupsOf(address: string): number[] {
  const plain = address
    .replace(/%.*/s, '')
    .replace(/(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/, (_, ...bytes) =>
      pairs(bytes.slice(0, 4).map(Number)),
    )
  const [before = [], after = []] = plain
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16))))
  return [...before, ...Array(8 - before.length - after.length).fill(0), ...after]
}

function pairs([a = 0, b = 0, c = 0, d = 0]: readonly number[]): string {
  return [(a << 8) | b, (c << 8) | d].map((group) => group.toString(16)).join(':')
}
