import type { Dictionary } from './dictionary.ts'
import { traditionalChineseBuilding } from './traditional-chinese-building.ts'
import { traditionalChineseInbox } from './traditional-chinese-inbox.ts'

export const traditionalChinese: Dictionary = {
  ...traditionalChineseBuilding,
  ...traditionalChineseInbox,
  'just now': '剛剛',
}
