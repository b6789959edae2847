import { bengaliBuilding } from './bengali-building.ts'
import { bengaliInbox } from './bengali-inbox.ts'
import type { Dictionary } from './dictionary.ts'

export const bengali: Dictionary = {
  ...bengaliBuilding,
  ...bengaliInbox,
  'just now': 'এইমাত্র',
}
