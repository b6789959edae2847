import type { Row } from 'postgres'
import type { Chatbot } from '../chatbots/chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, asUser } from '../database/transaction.ts'
import type { ChatMessage } from '../models/model.ts'
import { shorten } from '../text/shorten.ts'
import type { TurnRequest } from './turn-request.ts'

/** A turn whose user message is stored. */
export type OpenTurn = {
  id: string
  conversationId: string
  chatbot: Chatbot
  /** What was said before, oldest first, as far as any model could read it. */
  history: ChatMessage[]
}

/** Nobody may read a conversation that does not exist, or not for them: there is no difference. */
export class ConversationNotFound extends Error {
  constructor() {
    super('there is no such conversation for this person')
    this.name = 'ConversationNotFound'
  }
}

const TITLE_GRAPHEMES = 50
/** More than the widest model reads; `compose` cuts to what the chosen one does. */
const HISTORY_CHARACTERS = 400_000
const HISTORY_MESSAGES = 1000

/**
 * The first transaction of a turn: reads the chatbot and what was said, stores what is said now.
 * @throws ConversationNotFound, UserGone, DatabaseUnavailable; then nothing is stored
 */
export async function open(
  connections: Connections,
  { identity, conversation, text }: TurnRequest,
): Promise<OpenTurn> {
  const title = shorten(text.replaceAll(/\s+/g, ' '), TITLE_GRAPHEMES)
  const queries = (sql: Parameters<Parameters<typeof asPerson>[2]>[0]) => {
    const named =
      'id' in conversation ? sql`c.id = ${conversation.id}` : sql`c.number = ${conversation.number}`
    return [
      sql<(Chatbot & { conversationId: string })[]>`
        select c.id as "conversationId", b.id, b.name, b.description, b.instructions, b.facts, b.configuration
        from conversations c join chatbots b on b.id = c.chatbot_id
        where ${named}`,
      sql<ChatMessage[]>`
        select role, content
        from (
          select m.role, m.content, m.position, sum(length(m.content)) over (order by m.position desc) as characters
          from conversations c join messages m on m.conversation_id = c.id
          where ${named}
          order by m.position desc
          limit ${HISTORY_MESSAGES}
        ) newest
        where characters <= ${HISTORY_CHARACTERS}
        order by position`,
      sql<{ turnId: string }[]>`
        with conversation as (
          update conversations c
          set message_count = message_count + 1, updated_at = now(), title = coalesce(title, ${title})
          where ${named} and exists (select from chatbots b where b.id = c.chatbot_id)
          returning id, message_count
        ), message as (
          insert into messages (conversation_id, position, role, content)
          select id, message_count, 'user', ${text} from conversation
          returning id, conversation_id
        )
        insert into turns (conversation_id, user_message_id) select conversation_id, id from message
        returning id as "turnId"`,
    ] as const
  }
  const [found, history, opened] = await ('userId' in identity
    ? asUser(connections, identity.userId, queries)
    : asPerson(connections, identity, queries))
  return toOpenTurn(found, history, opened)
}

function toOpenTurn(
  [found]: readonly (Chatbot & { conversationId: string })[],
  history: readonly (ChatMessage & Row)[],
  [opened]: readonly { turnId: string }[],
): OpenTurn {
  if (!found || !opened) throw new ConversationNotFound()
  const { conversationId, ...chatbot } = found
  return { id: opened.turnId, conversationId, chatbot, history: [...history] }
}
