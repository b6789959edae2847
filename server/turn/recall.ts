import type { Chatbot } from '../chatbots/chatbot.ts'
import { rankUnits } from '../text/rank.ts'
import { cutIntoUnits } from '../text/sentences.ts'

/** Facts up to this length go to the model whole; of longer ones, the passages that matter. */
const WHOLE_FACTS_CHARACTERS = 24_000
const PASSAGES = 60

/**
 * What of the chatbot's facts bears on this message, in the order in which the owner wrote it.
 */
export function recall(chatbot: Chatbot, text: string): string {
  if (chatbot.facts.length <= WHOLE_FACTS_CHARACTERS) return chatbot.facts
  const units = cutIntoUnits(chatbot.facts)
  return rankUnits(text, units, PASSAGES)
    .map(({ unit }) => unit)
    .sort((a, b) => a.position - b.position)
    .map((unit) => unit.text)
    .join('\n')
}
