import {
  FileBraces,
  FileSpreadsheet,
  FileText,
  Globe,
  type LucideIcon,
  MessageCircleQuestionMark,
  Network,
  NotebookPen,
  Presentation,
} from 'lucide-react'
import { t } from '../language/language.ts'
import type { Source } from './source-queries.ts'

type Kind = { label: string; icon: LucideIcon }

/** By the file's name only, for the icon: the server reads the content. */
const FILES: readonly [ending: RegExp, icon: LucideIcon][] = [
  [/\.(?:xlsx|ods|csv|tsv)$/i, FileSpreadsheet],
  [/\.(?:pptx|odp)$/i, Presentation],
  [/\.(?:json|ndjson|jsonl)$/i, FileBraces],
]

export function kindOf({ type, name }: Pick<Source, 'type' | 'name'>): Kind {
  if (type === 'text') return { label: t('Text'), icon: NotebookPen }
  if (type === 'faq') return { label: t('Questions and answers'), icon: MessageCircleQuestionMark }
  if (type === 'url') return { label: t('Web page'), icon: Globe }
  if (type === 'site') return { label: t('Whole site'), icon: Network }
  const icon = FILES.find(([ending]) => ending.test(name))?.[1] ?? FileText
  return { label: t('File'), icon }
}

export const isWeb = ({ type }: Pick<Source, 'type'>): boolean => type === 'url' || type === 'site'
