import type { Dictionary } from './dictionary.ts'

export const bengali: Dictionary = {
  'just now': 'এইমাত্র',
}
