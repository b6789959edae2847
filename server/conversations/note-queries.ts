/** Owners' private notes about conversations. */
import { asOwner, NotFound } from '../chatbots/own-chatbot.ts'
import type { Quotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { countOwnText } from '../usage/stored-messages.ts'
import { isNamed, type Named, onlyConversation } from './summary-queries.ts'
import type { Note } from './transcript-queries.ts'

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
 * @throws NotFound, TooManyNotes
 */
export async function addNote(
  connections: Connections,
  named: Named,
  { id, content }: { id: string; content: string },
  { messageBytes }: Pick<Quotas, 'messageBytes'>,
): Promise<Note> {
  const { found, notes } = await asOwner(connections, named, (sql) => ({
    found: sql`select from conversations c where ${isNamed(sql, named)}`,
    stored: sql`
      insert into conversation_notes (id, conversation_id, home, owner_id, client_id, author_id, content)
      select ${id}, c.id, c.home, c.owner_id, c.client_id, ${named.owner.userId}, ${content} from conversations c
      where ${isNamed(sql, named)}
        and (select count(*) from conversation_notes n where n.home = c.home and n.conversation_id = c.id) < ${MAX_NOTES}
      on conflict (home, id) do nothing`,
    notes: sql<Note[]>`
      select n.id, n.content, n.created_at as "createdAt"
      from conversations c join conversation_notes n on n.home = c.home and n.id = ${id}
      where ${isNamed(sql, named)}`,
    counted: countOwnText(sql, named, { id, content }, messageBytes),
  }))
  onlyConversation(found)
  if (!notes[0]) throw new TooManyNotes()
  return notes[0]
}

/** @throws NotFound */
export async function deleteNote(connections: Connections, named: Named, noteId: string): Promise<void> {
  const { found, deleted } = await asOwner(connections, named, (sql) => ({
    found: sql`select from conversations c where ${isNamed(sql, named)}`,
    deleted: sql`
      delete from conversation_notes n using conversations c
      where n.home = c.home and n.id = ${noteId} and n.conversation_id = c.id and ${isNamed(sql, named)}
      returning n.id`,
  }))
  onlyConversation(found)
  if (deleted.length === 0) throw new NotFound('note')
}
