import type { Dictionary } from './dictionary.ts'
import { traditionalChineseBuilding } from './traditional-chinese-building.ts'
import { traditionalChineseInbox } from './traditional-chinese-inbox.ts'
import { traditionalChineseKnowledge } from './traditional-chinese-knowledge.ts'

export const traditionalChinese: Dictionary = {
  ...traditionalChineseBuilding,
  ...traditionalChineseInbox,
  ...traditionalChineseKnowledge,
  'just now': '剛剛',
}
