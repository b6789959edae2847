/**
 * The sources of a model's reply, for the chatbot's owner: the passages of the knowledge that it repeats, and whether
 * it says that the chatbot does not know. Computed after the reply, in well under a millisecond for typical facts.
 */
import { read, valueUnlessUnread } from '../models/builtin/reading/read.ts'
import { smallTalk } from '../models/builtin/small-talk.ts'
import type { Basis } from '../models/model.ts'
import { knowledgeFor } from './compose.ts'
import { saysNothingFound } from './found-nothing.ts'
import type { OpenTurn } from './open-turn.ts'

const NOTHING: Basis = { sources: [], foundNothing: false }
export async function basisOf(
  turn: Pick<OpenTurn, 'chatbot' | 'trainingData' | 'text'>,
  reply: string,
): Promise<Basis> {
  if (smallTalk(turn.text, turn.chatbot.name)) return NOTHING
  if (saysNothingFound(reply)) return { sources: [], foundNothing: true }
  const knowledge = knowledgeFor(turn)
  const sources = await valueUnlessUnread(read('sourcesOf', knowledge, turn.text, reply, knowledge), [])
  return { sources, foundNothing: false }
}
