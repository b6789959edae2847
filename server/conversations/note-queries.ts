/** Owners' private notes about conversations. */
import type { Quotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, becomeServiceRole } from '../database/transaction.ts'
import { countOwnText } from '../usage/stored-messages.ts'
import { isNamed, type Named, type Note } from './transcript-queries.ts'

/** Per conversation. */
const MAX_NOTES = 200

export class TooManyNotes extends Error {
  constructor() {
    super('the conversation has as many notes as it may')
    this.name = 'TooManyNotes'
  }
}

/**
 * @param id the note's id, which makes the call idempotent
 * @returns undefined when this user owns no chatbot with such a conversation
 * @throws TooManyNotes
 */
export async function addNote(
  connections: Connections,
  named: Named,
  { id, content }: { id: string; content: string },
  { messageBytes }: Pick<Quotas, 'messageBytes'>,
): Promise<Note | undefined> {
  const { found, notes } = await asPerson(connections, named.owner, (sql) => ({
    found: sql`select from conversations c where ${isNamed(sql, named)}`,
    stored: sql`
      insert into conversation_notes (id, conversation_id, author_id, content)
      select ${id}, c.id, ${named.owner.userId}, ${content} from conversations c
      where ${isNamed(sql, named)}
        and (select count(*) from conversation_notes n where n.conversation_id = c.id) < ${MAX_NOTES}
      on conflict (id) do nothing`,
    notes: sql<
      Note[]
    >`select id, content, created_at as "createdAt" from conversation_notes where id = ${id}`,
    asServiceRole: becomeServiceRole(sql),
    counted: countOwnText(sql, named.owner, { id, content }, messageBytes, 'conversation_notes'),
  }))
  if (found.length === 0) return undefined
  if (!notes[0]) throw new TooManyNotes()
  return notes[0]
}

/** @returns whether there was such a note; undefined when there is no such conversation */
export async function deleteNote(
  connections: Connections,
  named: Named,
  noteId: string,
): Promise<boolean | undefined> {
  const [found, deleted] = await asPerson(connections, named.owner, (sql) => [
    sql`select from conversations c where ${isNamed(sql, named)}`,
    sql`
      delete from conversation_notes n using conversations c
      where n.id = ${noteId} and n.conversation_id = c.id and ${isNamed(sql, named)}
      returning n.id`,
  ])
  return found.length === 1 ? deleted.length === 1 : undefined
}
