/**
 * Connections to addresses that users name. A server stands inside a network whose other machines trust it:
 * a cloud's metadata service, a database, a router. So each connection is checked when it is opened, by the
 * address that the name resolves to at that moment; a check beforehand could be answered with another one.
 */
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'

/** A host that is not on the public internet, and that the operator has not allowed. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} is not a public address`)
    this.name = 'PrivateAddress'
  }
}

/** Addresses of IPv4 that are written as IPv6 without a mark: deprecated (RFC 4291), and unicast to the library. */
const IPV4_COMPATIBLE = ipaddr.IPv6.parseCIDR('::/96')

/** Whether an IP address is routed on the public internet: not loopback, private, link-local, shared, … */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // `process` turns ::ffff:10.0.0.1 into 10.0.0.1.
  const known = ipaddr.process(address)
  if (known instanceof ipaddr.IPv6 && known.match(IPV4_COMPATIBLE)) return false
  return known.range() === 'unicast'
}

/** @param allowed hosts, with or without a port, that count as public: lower case */
export function createPublicHosts(allowed: readonly string[]) {
  const names = new Set(allowed)
  const isAllowed = (host: string, port: string) => names.has(host) || names.has(`${host}:${port}`)

  return {
    isAllowed,
    /** Whether an address names a private IP address itself; a name is looked up when it is called. */
    isPrivate: (url: URL): boolean => {
      const host = url.hostname.toLowerCase()
      const literal = withoutBrackets(host)
      return ipaddr.isValid(literal) && !isPublicAddress(literal) && !isAllowed(host, portOf(url))
    },
  }
}

export type PublicHosts = ReturnType<typeof createPublicHosts>

/** Opens connections to public addresses, and to allowed hosts. */
export function createPublicConnector(
  { isAllowed }: PublicHosts,
  options: buildConnector.BuildOptions,
): buildConnector.connector {
  const toAny = buildConnector(options)
  const toPublic = buildConnector({ ...options, lookup: lookupPublic } as buildConnector.BuildOptions)
  return (target, callback) => {
    const host = target.hostname.toLowerCase()
    const literal = withoutBrackets(host)
    const port = target.port || standardPort(target.protocol)
    if (isAllowed(host, port)) return toAny(target, callback)
    // An address needs no look-up.
    if (ipaddr.isValid(literal) && !isPublicAddress(literal)) return callback(new PrivateAddress(host), null)
    return toPublic(target, callback)
  }
}

/** As dns.lookup, without what is private. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const found = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = found
    if (!first) return callback(new PrivateAddress(hostname), '')
    if (options.all) callback(null, found)
    else callback(null, first.address, first.family)
  })
}

function withoutBrackets(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host
}

export function portOf(url: URL): string {
  return url.port || standardPort(url.protocol)
}

function standardPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80'
}
