import type { Dictionary } from './dictionary.ts'

export const traditionalChinese: Dictionary = {
  'just now': '剛剛',
}
