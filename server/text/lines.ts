/** What a line of knowledge is, by its look alone. */
export type Line =
  | { kind: 'blank' | 'rule' | 'tableRule' }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'question' | 'answer'; text: string }
  | { kind: 'item'; indent: number; text: string }
  | { kind: 'row'; text: string }
  | { kind: 'field'; key: string; value: string; text: string }
  | { kind: 'lead'; text: string }
  | { kind: 'text'; text: string }

const HEADING = /^ {0,3}(#{1,6})\s+(.+?)\s*#*$/
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/
const ROW = /^\s*\|.*\|\s*$|^[^|]+\|[^|]+\|/
const QUESTION =
  /^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\*\*|__)?(?:q|question|faq|問題?|问题?|প্রশ্ন|س|سؤال)\s*\d*\s*(?:\*\*|__)?\s*[:：.)]\s*(?:\*\*|__)?\s*(.+?)(?:\*\*|__)?$/i
const ANSWER =
  /^\s*(?:[-*+•]\s+)?(?:\*\*|__)?(?:a|ans|answer|答案?|回答|উত্তর|ج|جواب|إجابة)\s*\d*\s*(?:\*\*|__)?\s*[:：.)]\s*(?:\*\*|__)?\s*(.+)$/i
const ITEM =
  /^(\s*)(?:[-*+•●▪◦‣·・–—]\s+|[•●▪・]|\(?\d{1,3}[.)]\s+|[০-৯]{1,3}[.)।]\s+|[（(][\d一二三四五六七八九十]{1,3}[）)]\s*|[一二三四五六七八九十]{1,3}、\s*|\d{1,2}、\s*)(\S.*)$/
const FIELD =
  /^\s*(?:\*\*|__)?([^:：|.!?。！？।,，;；"“「]{1,48}?)(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*(\S.*)$/u
const LEAD = /^\s*(?:\*\*|__)?([^|]{1,100}?)(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*$/
const BOLD_LINE = /^\s*(?:\*\*|__)([^*_]{1,100})(?:\*\*|__)\s*[:：]?\s*$/

const DEEPEST_INDENT = 80

export function readLine(raw: string): Line {
  if (raw.trim() === '') return { kind: 'blank' }
  // Deeper than this nobody indents, and the patterns below need not look through a megabyte of spaces.
  const line = raw.slice(0, raw.length - raw.trimStart().length).slice(0, DEEPEST_INDENT) + raw.trim()
  const heading = HEADING.exec(line)
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: plain(heading[2] ?? '') }
  if (RULE.test(line)) return { kind: 'rule' }
  if (line.includes('|')) {
    if (TABLE_RULE.test(line)) return { kind: 'tableRule' }
    if (ROW.test(line)) return { kind: 'row', text: line.trim() }
  }
  return readMarked(line) ?? readPlain(line)
}

function readMarked(line: string): Line | undefined {
  const question = QUESTION.exec(line)?.[1]
  if (question) return { kind: 'question', text: question.trim() }
  const answer = ANSWER.exec(line)?.[1]
  if (answer) return { kind: 'answer', text: answer.trim() }
  const item = ITEM.exec(line)
  if (item) return { kind: 'item', indent: indentOf(item[1] ?? ''), text: item[2]?.trim() ?? '' }
  return undefined
}

function readPlain(line: string): Line {
  const text = line.trim()
  const lead = BOLD_LINE.exec(line)?.[1] ?? LEAD.exec(line)?.[1]
  if (lead) return { kind: 'lead', text: lead.trim() }
  const field = FIELD.exec(line)
  if (field?.[1] && field[2] && isKey(field[1], field[2])) {
    return { kind: 'field', key: field[1].trim(), value: field[2].trim(), text }
  }
  return { kind: 'text', text }
}

/** "10:30", "https://…" and "He said: …" are no keys; a key is a name of a few words. */
function isKey(key: string, value: string): boolean {
  if (value.startsWith('//') || (/\d$/.test(key) && /^\d/.test(value))) return false
  return key.trim().split(/\s+/).length <= 6
}

function indentOf(space: string): number {
  return space.replaceAll('\t', '    ').length
}

/** Emphasis in a heading is looks. */
function plain(text: string): string {
  return text.replace(/\*\*|__|`/g, '').trim()
}
