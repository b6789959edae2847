/**
 * From where accounts were signed in to. Who guesses at an account elsewhere uses up what all strangers
 * together may get wrong; its owner, where they are known, has tries of their own. See docs/decisions/0020.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import type { Connections } from '../database/connections.ts'
import { asSystem } from '../database/transaction.ts'
import { type AccountName, accountKey } from './users.ts'

/** Of one account; those seen last. Whoever travels is known where they have been lately. */
const MOST = 20
const FORGOTTEN_AFTER = '180 days'

export type Place = {
  /** What failures are counted by. */
  key: string
  /** Whether the account was signed in to from there. */
  isKnown: boolean
}

export type KnownNetworks = {
  /**
   * What failures are counted by: of the account as it is known in this network, or of the account among
   * strangers. Asks the same of the database whether there is such an account or not.
   */
  placeOf: (name: AccountName, network: string) => Promise<Place>
  /** Somebody has proven there that the account is theirs. */
  remember: (name: AccountName, network: string) => Promise<void>
}

export function createKnownNetworks(connections: Connections, secret: string): KnownNetworks {
  // Hashes with a key: a copy of the database does not tell from where people came.
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk known networks', 32))
  const hashOf = (...parts: string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest()
  const hashesOf = (name: AccountName, network: string) => {
    // At one API they are usernames, at another e-mail addresses: two accounts, though they look the same.
    const account = ['username' in name ? 'username' : 'email', accountKey(name)]
    return { account: hashOf(...account), network: hashOf(...account, network) }
  }

  return {
    placeOf: async (name, from) => {
      const { account, network } = hashesOf(name, from)
      const [known] = await asSystem(connections, (sql) => [
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
  await asSystem(connections, (sql) => [
    sql`
      insert into known_networks (account, network) values (${account}, ${network})
      on conflict (account, network) do update set seen_at = now()
      where known_networks.seen_at < now() - interval '1 day'`,
    sql`
      delete from known_networks where account = ${account} and network in (
        select network from known_networks where account = ${account} order by seen_at desc offset ${MOST})`,
  ])
}

export async function forgetOldNetworks(connections: Connections): Promise<void> {
  await asSystem(connections, (sql) => [
    sql`delete from known_networks where seen_at < now() - ${FORGOTTEN_AFTER}::interval`,
  ])
}
