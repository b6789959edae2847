import { rankUnits } from '../text/rank.ts'
import { cutIntoUnits } from '../text/sentences.ts'

/** Facts up to this length go to the model whole; of longer ones, the passages that matter. */
const WHOLE_FACTS_CHARACTERS = 24_000
const PASSAGES = 60

/** What of the knowledge bears on this message, in the order in which it was written. */
export function recall(knowledge: string, text: string): string {
  if (knowledge.length <= WHOLE_FACTS_CHARACTERS) return knowledge
  const units = cutIntoUnits(knowledge)
  return rankUnits(text, units, PASSAGES)
    .map(({ unit }) => unit)
    .sort((a, b) => a.position - b.position)
    .map((unit) => unit.text)
    .join('\n')
}
