import type { Dictionary } from './language.ts'

export const traditionalChinese: Dictionary = {
  'just now': '剛剛',
}
