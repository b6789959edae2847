import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, type User } from '../database/transaction.ts'
import type { ProfileTexts } from './profile.ts'

export type Profile = ProfileTexts & { id: string; userId: string; createdAt: Date; updatedAt: Date }

/** Public while its owner has a public chatbot. */
export async function findPublicProfile(
  connections: Connections,
  userId: string,
): Promise<Profile | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<Profile[]>`select ${columns(sql)} from profiles
      where user_id = ${userId} and exists (
        select from chatbots b where b.owner_id = profiles.user_id and b.is_open)`,
  ])
  return rows[0]
}

export async function findOwnProfile(connections: Connections, user: User): Promise<Profile | undefined> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<Profile[]>`select ${columns(sql)} from profiles where user_id = ${user.userId}`,
  ])
  return rows[0]
}

/** Creates or replaces the user's profile. */
export async function saveProfile(
  connections: Connections,
  user: User,
  { name, location, bio, skills, experience, interests }: ProfileTexts,
): Promise<Profile> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<Profile[]>`
      insert into profiles (user_id, name, location, bio, skills, experience, interests)
      values (${user.userId}, ${name}, ${location}, ${bio}, ${skills}, ${experience}, ${interests})
      on conflict (user_id) do update set name = excluded.name, location = excluded.location, bio = excluded.bio,
        skills = excluded.skills, experience = excluded.experience, interests = excluded.interests, updated_at = now()
      returning ${columns(sql)}`,
  ])
  if (!rows[0]) throw new Error('a profile was not saved')
  return rows[0]
}

function columns(sql: ReservedSql) {
  return sql`
    id, user_id as "userId", name, location, bio, skills, experience, interests,
    created_at as "createdAt", updated_at as "updatedAt"`
}
