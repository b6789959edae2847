/** A filled database and the people who ask about it. */
import type { Sql } from 'postgres'
import { writeCursor } from '../../server/conversations/cursor.ts'
import { makeUsers, signInAgain, type User } from '../people.ts'
import type { Known } from './fill.ts'
import { shapeOf } from './shape.ts'

/** A chatbot and its owner, with what the calls name. */
export type Shop = User & {
  chatbotId: string
  conversations: number
  /** Of a visitor. */
  visitorKey: string
  /** The number of the longest conversation. */
  longest: number
  /** A cursor to the middle of the inbox. */
  middle: string
  /** Pages of 20 that hold half of the records; at least 1. */
  middleOfRecords: number
}

export type World = { large: Shop; unread: Shop; small: Shop; user: User & { longest: number } }

/** How many conversations a small owner has at most. */
const SMALL = 10

export type People = { large: User; unread: User; small: User; user: User; known: Known }

/** @returns new accounts, and whose place each takes in the generated data */
export async function makePeople(address: string, messages: number): Promise<People> {
  const [large, unread, small, user] = (await makeUsers(address, 4)) as [User, User, User, User]
  const { owners } = shapeOf(messages)
  const smallRank = owners.findIndex((size, index) => index > 1 && size <= SMALL) + 1 || owners.length
  const known = {
    owners: new Map([
      [1, large.id],
      [2, unread.id],
      [smallRank, small.id],
    ]),
    users: new Map([[1, user.id]]),
  }
  return { large, unread, small, user, known }
}

export async function worldOf(sql: Sql, address: string, people: People): Promise<World> {
  const { large, unread, small, user } = people
  const signedIn = (person: User) => signInAgain(address, person)
  await sql`set role frontdesk_system`
  const world = {
    large: await shopOf(sql, await signedIn(large)),
    unread: await shopOf(sql, await signedIn(unread)),
    small: await shopOf(sql, await signedIn(small)),
    user: { ...(await signedIn(user)), longest: await longestOf(sql, 'user_id', user.id) },
  }
  await sql`reset role`
  return world
}

async function shopOf(sql: Sql, owner: User): Promise<Shop> {
  const [shop] = await sql<Omit<Shop, 'longest' | 'middle' | keyof User>[]>`
    select b.id as "chatbotId",
      (select count(*)::integer from conversations c where c.chatbot_id = b.id) as conversations,
      (select v.visitor_key from visitors v where v.chatbot_id = b.id and v.visitor_key <> '.' limit 1) as "visitorKey",
      greatest(1, (select count(*)::integer from records r where r.chatbot_id = b.id) / 40) as "middleOfRecords"
    from chatbots b where b.owner_id = ${owner.id}`
  if (!shop) throw new Error('an owner has no chatbot')
  const [middle] = await sql<{ updatedAt: string; number: number }[]>`
    select to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "updatedAt", number
    from conversations where chatbot_id = ${shop.chatbotId}
    order by updated_at desc offset ${shop.conversations >> 1} limit 1`
  const longest = await longestOf(sql, 'owner_id', owner.id)
  return { ...owner, ...shop, longest, middle: middle ? writeCursor(middle) : '' }
}

async function longestOf(sql: Sql, column: 'user_id' | 'owner_id', id: string): Promise<number> {
  const [found] = await sql<{ number: number }[]>`
    select number from conversations where ${sql(column)} = ${id} and not is_preview
    order by message_count desc limit 1`
  return found?.number ?? 0
}
