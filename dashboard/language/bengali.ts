import { bengaliBuilding } from './bengali-building.ts'
import { bengaliInbox } from './bengali-inbox.ts'
import { bengaliKnowledge } from './bengali-knowledge.ts'
import type { Dictionary } from './dictionary.ts'

export const bengali: Dictionary = {
  ...bengaliBuilding,
  ...bengaliInbox,
  ...bengaliKnowledge,
  'just now': 'এইমাত্র',
}
