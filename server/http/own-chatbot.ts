import { Problem } from './problems.ts'
import { UUID } from './schemas.ts'

/** @throws Problem 404 for an invalid id, and for a chatbot that is not the caller's */
export async function ownChatbot<Found>(
  id: string,
  find: (id: string) => Promise<Found | undefined | false>,
): Promise<Found> {
  const found = UUID.test(id) ? await find(id) : undefined
  if (found === undefined || found === false) throw new Problem('chatbot_not_found')
  return found
}
