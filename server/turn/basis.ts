/**
 * The sources of a model's reply, for the chatbot's owner: the passages of the knowledge that it repeats, and whether
 * it says that the chatbot does not know. Computed after the reply, in well under a millisecond for typical facts.
 */
import { read, valueUnlessUnread } from '../models/builtin/reading/read.ts'
import { smallTalk } from '../models/builtin/small-talk.ts'
import type { Basis } from '../models/model.ts'
import { saysNothingFound } from './found-nothing.ts'
import type { OpenTurn } from './open-turn.ts'

const NOTHING: Basis = { sources: [], foundNothing: false }

/**
 * @param knowledge the texts that the model was given
 * @param marked those that the reply says it rests on, by their indexes
 */
export async function basisOf(
  turn: Pick<OpenTurn, 'chatbot' | 'text'>,
  knowledge: readonly string[],
  reply: string,
  marked: readonly number[] = [],
): Promise<Basis> {
  if (smallTalk(turn.text, turn.chatbot.name)) return NOTHING
  if (saysNothingFound(reply)) return { sources: [], foundNothing: true }
  const sources = await valueUnlessUnread(
    read('sourcesOf', knowledge, turn.text, reply, knowledge, marked),
    [],
  )
  return { sources, foundNothing: false }
}
