/** Classifies a line of knowledge by its form alone. */
export type Line =
  | { kind: 'blank' | 'rule' | 'tableRule' }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'question' | 'answer'; text: string }
  | { kind: 'item'; indent: number; text: string }
  | { kind: 'row'; text: string }
  | { kind: 'field'; key: string; value: string; text: string }
  | { kind: 'lead'; text: string }
  | { kind: 'text'; text: string }

/**
 * Every pattern is linear: neighbouring repetitions cannot match the same character, so there is no
 * backtracking. Closing markers are removed by code for the same reason.
 */
const HEADING = /^ {0,3}(#{1,6})\s+(\S.*)$/
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/
const TABLE_RULE = /^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$/
const ROW = /^\s*\|.*\|\s*$|^[^|]+\|[^|]+\|/
const QUESTION =
  /^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\*\*|__)?(?:q|question|faq|問題?|问题?|প্রশ্ন|س|سؤال)\s*(?:\d+\s*)?(?:(?:\*\*|__)\s*)?[:：.)]\s*(\S.*)$/i
const ANSWER =
  /^\s*(?:[-*+•]\s+)?(?:\*\*|__)?(?:a|ans|answer|答案?|回答|উত্তর|ج|جواب|إجابة)\s*(?:\d+\s*)?(?:(?:\*\*|__)\s*)?[:：.)]\s*(\S.*)$/i
const ITEM =
  /^(\s*)(?:[-*+•●▪◦‣·・–—]\s+|[•●▪・]|\(?\d{1,3}[.)]\s+|[০-৯]{1,3}[.)।]\s+|[（(][\d一二三四五六七八九十]{1,3}[）)]\s*|[一二三四五六七八九十]{1,3}、\s*|\d{1,2}、\s*)(\S.*)$/
const BOLD_LINE = /^\s*(?:\*\*|__)([^*_]{1,100})(?:\*\*|__)\s*(?:[:：]\s*)?$/
const NOT_IN_KEY = /[|.!?。！？।,，;；"“「]/
const MAX_KEY_LENGTH = 48
const MAX_LEAD_LENGTH = 100

const DEEPEST_INDENT = 80

export function readLine(raw: string): Line {
  if (raw.trim() === '') return { kind: 'blank' }
  // No real text is indented deeper, and the patterns below need not scan a megabyte of spaces.
  const line = raw.slice(0, raw.length - raw.trimStart().length).slice(0, DEEPEST_INDENT) + raw.trim()
  const heading = HEADING.exec(line)
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: titleOf(heading[2] ?? '') }
  if (RULE.test(line)) return { kind: 'rule' }
  if (line.includes('|')) {
    if (TABLE_RULE.test(line)) return { kind: 'tableRule' }
    if (ROW.test(line)) return { kind: 'row', text: line.trim() }
  }
  return readMarked(line) ?? readPlain(line)
}

function readMarked(line: string): Line | undefined {
  const question = QUESTION.exec(line)?.[1]
  if (question) return { kind: 'question', text: withoutLastMark(withoutFirstMark(question)).trim() }
  const answer = ANSWER.exec(line)?.[1]
  if (answer) return { kind: 'answer', text: withoutFirstMark(answer) }
  const item = ITEM.exec(line)
  if (item) return { kind: 'item', indent: indentOf(item[1] ?? ''), text: item[2]?.trim() ?? '' }
  return undefined
}

function readPlain(line: string): Line {
  const text = line.trim()
  const lead = BOLD_LINE.exec(line)?.[1]?.trim() ?? readLead(text)
  if (lead) return { kind: 'lead', text: lead }
  return readKeyValue(text) ?? { kind: 'text', text }
}

/** The text of a line that ends with a colon, without emphasis; undefined for any other line. */
export function readLead(text: string): string | undefined {
  const end = withoutLastMark(text)
  if (!/[:：]$/.test(end)) return undefined
  const lead = withoutFirstMark(withoutLastMark(end.slice(0, -1).trimEnd()))
  return lead !== '' && lead.length <= MAX_LEAD_LENGTH && !lead.includes('|') ? lead : undefined
}

function readKeyValue(text: string): Line | undefined {
  const colon = text.search(/[:：]/)
  if (colon === -1) return undefined
  const key = withoutFirstMark(withoutLastMark(text.slice(0, colon).trimEnd()))
  const value = withoutFirstMark(text.slice(colon + 1).trim())
  if (key === '' || key.length > MAX_KEY_LENGTH || value === '' || NOT_IN_KEY.test(key)) return undefined
  return isKey(key, value) ? { kind: 'field', key, value, text } : undefined
}

/** The text behind `**` or `__`, unless nothing else is there. */
function withoutFirstMark(text: string): string {
  const rest = /^(?:\*\*|__)/.test(text) ? text.slice(2).trimStart() : text
  return rest === '' ? text : rest
}

function withoutLastMark(text: string): string {
  const rest = /(?:\*\*|__)$/.test(text) ? text.slice(0, -2).trimEnd() : text
  return rest === '' ? text : rest
}

/** "10:30", "https://…" and "He said: …" are no keys; a key is a name of a few words. */
function isKey(key: string, value: string): boolean {
  if (value.startsWith('//') || (/\d$/.test(key) && /^\d/.test(value))) return false
  return key.trim().split(/\s+/).length <= 6
}

function indentOf(space: string): number {
  return space.replaceAll('\t', '    ').length
}

/** A heading without a closing `#` and without emphasis. */
function titleOf(text: string): string {
  let end = text.length
  while (end > 1 && text[end - 1] === '#') end -= 1
  return text
    .slice(0, end)
    .replace(/\*\*|__|`/g, '')
    .trim()
}
