import type { Dictionary } from './language.ts'

export const bengali: Dictionary = {
  'just now': 'এইমাত্র',
}
