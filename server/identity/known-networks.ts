/**
 * The networks from which accounts have signed in. Failed sign-ins from other networks share one limit for
 * each account; a known network has its own, so strangers cannot lock the owner out. See docs/decisions/0020.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import { type AccountName, accountKey } from './users.ts'

/** For each account, the most recent ones. */
const MAX_NETWORKS = 20
const FORGOTTEN_AFTER = '180 days'

export type Place = {
  /** The key that failures are counted by. */
  key: string
  /** Whether the account has signed in from there. */
  isKnown: boolean
}

export type KnownNetworks = {
  /**
   * The key that failures are counted by: the account in this known network, or the account for all other
   * networks. The query is the same whether the account exists or not.
   */
  placeOf: (name: AccountName, network: string) => Promise<Place>
  /** Stores a successful sign-in. */
  remember: (name: AccountName, network: string) => Promise<void>
}

export function createKnownNetworks(connections: Connections, secret: string): KnownNetworks {
  // HMACs, so that a copy of the database does not reveal networks.
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk known networks', 32))
  const hashOf = (...parts: string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest()
  const hashesOf = (name: AccountName, network: string) => {
    // A username and an equal e-mail address are different accounts.
    const account = ['username' in name ? 'username' : 'email', accountKey(name)]
    return { account: hashOf(...account), network: hashOf(...account, network) }
  }

  return {
    placeOf: async (name, from) => {
      const { account, network } = hashesOf(name, from)
      const [known] = await asServiceRole(connections, (sql) => [
        sql`select from known_networks where account = ${account} and network = ${network}`,
      ])
      const isKnown = known.length === 1
      return { key: (isKnown ? network : account).toString('base64url'), isKnown }
    },
    remember: (name, from) => save(connections, hashesOf(name, from)),
  }
}

type Hashes = { account: Buffer; network: Buffer }

async function save(connections: Connections, { account, network }: Hashes): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      insert into known_networks (account, network) values (${account}, ${network})
      on conflict (account, network) do update set seen_at = now()
      where known_networks.seen_at < now() - interval '1 day'`,
    sql`
      delete from known_networks where account = ${account} and network in (
        select network from known_networks where account = ${account} order by seen_at desc offset ${MAX_NETWORKS})`,
  ])
}

export async function forgetOldNetworks(connections: Connections): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`delete from known_networks where seen_at < now() - ${FORGOTTEN_AFTER}::interval`,
  ])
}
