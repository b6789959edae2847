import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Some proxies write the client's port behind its address. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+)):\d+$/
/** Where not even the connection has an address: it was closed meanwhile. */
const NOWHERE = 'nowhere'

/**
 * What stands for the address that a request comes from, where addresses are counted. What a trusted
 * proxy says counts if it is an address; otherwise the proxy itself does.
 */
export function networkOf(request: FastifyRequest): string {
  // Where no proxy is trusted there is but one.
  if (!request.ips) return networkIn(request.ip) ?? NOWHERE
  for (const address of request.ips.toReversed()) {
    const network = networkIn(address)
    if (network) return network
  }
  return NOWHERE
}

/**
 * An IPv4 address as it is, an IPv6 address as its /64: that is the least that a household is given (RFC
 * 6177), and who has one has 2^64 addresses. An IPv4 address that is written as IPv6 is the same one.
 * @returns undefined when it is no address
 */
export function networkIn(written: string | undefined): string | undefined {
  const address = withoutPort(written ?? '')
  const version = isIP(address)
  if (version !== 6) return version === 4 ? address : undefined
  const groups = groupsOf(address)
  if (isMapped(groups))
    return [groups[6], groups[7]].flatMap((group = 0) => [group >> 8, group & 255]).join('.')
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
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

/** The eight numbers of a valid IPv6 address, without its zone. */
function groupsOf(address: string): number[] {
  const plain = address
    .replace(/%.*$/, '')
    .replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes) => pairs(bytes.slice(0, 4).map(Number)))
  const [before = [], after = []] = plain
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16))))
  return [...before, ...Array(8 - before.length - after.length).fill(0), ...after]
}

function pairs([a = 0, b = 0, c = 0, d = 0]: readonly number[]): string {
  return [(a << 8) | b, (c << 8) | d].map((group) => group.toString(16)).join(':')
}
