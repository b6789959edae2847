/** The step between opening a turn and composing its prompt: the passages of the chatbot's sources for the message. */
import { asPerson } from '../database/transaction.ts'
import { rankPassages } from '../knowledge/rank-passages.ts'
import { type Ask, searchPassages } from '../knowledge/search.ts'
import { readAllPassages, type StoredPassage, toPostings } from '../knowledge/search-queries.ts'
import { WHOLE_KNOWLEDGE_CHARACTERS } from '../knowledge/whole.ts'
import type { Answering } from './answering.ts'

/**
 * Best first. Where they are few, all passages; then the order counts only if they do not fit the model's window.
 * @throws DatabaseUnavailable
 */
export async function recall({
  connections,
  request,
  turn,
}: Pick<Answering, 'connections' | 'request' | 'turn'>): Promise<readonly StoredPassage[]> {
  const { knowledgeCharacters, trainingData, chatbot, text, history, knowledge } = turn
  // A user's own facts for the conversation replace all others.
  if (knowledgeCharacters === 0 || trainingData !== '') return []
  const ask: Ask = (build) => asPerson(connections, request.identity, build, { isAuthorized: true })
  const earlier = history.findLast(({ role }) => role === 'user')?.content
  if (knowledgeCharacters <= WHOLE_KNOWLEDGE_CHARACTERS) {
    const read = async () => (await ask((sql) => ({ all: readAllPassages(sql, chatbot.id) }))).all
    return rankPassages(text, knowledge.passages ?? (await read()))
  }
  const postings = knowledge.postings ? toPostings(knowledge.postings) : undefined
  return searchPassages({ ask, chatbotId: chatbot.id, question: text, earlier, postings })
}
