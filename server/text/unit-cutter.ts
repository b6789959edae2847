import { amountsIn } from '../language/amounts.ts'
import { ENDS_AS_QUESTION } from '../language/questions.ts'
import { splitPriceList, splitSentences } from '../language/sentences.ts'
import { type Line, readLead } from './lines.ts'
import { followsOn, referenceStrength } from './references.ts'
import { type Context, STRENGTH, type Unit } from './unit.ts'
import { endsSentence, unwrap } from './wrapped-lines.ts'

/** A longer item is a paragraph with a bullet. */
const LONG_ITEM = 320
/**
 * In characters, of all contexts of a unit together. Units are indexed by their contexts too, so without a
 * bound the index would grow with the product of a long heading and many short lines.
 */
const MAX_CONTEXT = 1000
const LEADS = /[:：]\s*$/u
const NAMES_SUBJECT =
  /^(?:full name|name|title|model|product|item|plan|company|brand|姓名|名稱|名称|品名|產品|商品|車型|車款|型號|公司|方案|নাম|পূর্ণ নাম|মডেল|পণ্য|গাড়ি|الاسم|المنتج)$/iu

/**
 * Reads the lines of a text in order and keeps the context for the next ones: headings, the line that
 * introduces a list, parent items, a question without its answer, the last subject.
 */
export class UnitCutter {
  private readonly units: Unit[] = []
  private readonly headings: { level: number; text: string }[] = []
  private readonly parents: { indent: number; text: string }[] = []
  private paragraph: string[] = []
  private question = ''
  private lead = ''
  private leadUsed = false
  private headingUsed = true
  private blockTitle = ''
  private tableHead = ''
  private block = 0
  /** The last sentence that named its subject itself. */
  private antecedent = ''
  private previous = ''

  take(line: Line, next: Line, raw: string) {
    if (line.kind !== 'text') this.endParagraph()
    if (line.kind !== 'row' && line.kind !== 'tableRule') this.tableHead = ''
    if (line.kind === 'blank') this.blank(next)
    else if (line.kind === 'heading') this.heading(line.level, line.text)
    else if (line.kind === 'question') this.ask(line.text)
    else if (line.kind === 'answer') this.reply(line.text)
    else if (line.kind === 'item') this.item(line.indent, line.text)
    else if (line.kind === 'row') this.row(line.text, next)
    else if (line.kind === 'field') this.field(line.key, line.value, line.text)
    else if (line.kind === 'lead') this.introduce(line.text)
    else if (line.kind === 'text') this.text(line.text, next, raw)
  }

  finish(): Unit[] {
    this.endParagraph()
    this.keepEmptyHeading()
    return this.units
  }

  heading(level: number, text: string) {
    this.endParagraph()
    if ((this.headings.at(-1)?.level ?? 0) >= level) this.keepEmptyHeading()
    while ((this.headings.at(-1)?.level ?? 0) >= level) this.headings.pop()
    this.headings.push({ level, text })
    this.headingUsed = false
    this.newBlock()
    if (amountsIn(text).length > 0) this.add('sentence', text, [])
    this.lead = ''
    this.antecedent = ''
    this.previous = ''
    this.question = ENDS_AS_QUESTION.test(text) ? text : ''
  }

  /** A heading without content is a unit of its own. */
  private keepEmptyHeading() {
    const last = this.headings.at(-1)
    if (last && !this.headingUsed) this.add('sentence', last.text, [])
  }

  private blank(next: Line) {
    // A blank line may separate a list from its introduction; a paragraph after a list is unrelated.
    if (this.leadUsed && next.kind !== 'item' && next.kind !== 'blank') this.lead = ''
    if (next.kind !== 'item') this.newBlock()
    if (next.kind === 'text' && !this.headings.some(({ text }) => text === this.question)) this.question = ''
  }

  private newBlock() {
    this.block += 1
    this.blockTitle = ''
    this.parents.length = 0
  }

  private introduce(text: string) {
    this.newBlock()
    this.question = ENDS_AS_QUESTION.test(text) ? text : ''
    this.lead = this.question ? '' : text
    // "**Civic 2022 – $25,000**" introduces, but is also a fact.
    if (amountsIn(text).length > 0) this.add('sentence', text, [])
    this.leadUsed = false
  }

  private ask(text: string) {
    this.newBlock()
    this.lead = ''
    const both = /^(.+?[?？])\s*(?:a|answer|答|উত্তর)\s*[:：]\s*(\S.*)$/isu.exec(text)
    this.question = both?.[1] ?? text
    if (both?.[2]) this.reply(both[2])
  }

  private reply(text: string) {
    this.paragraph.push(text)
  }

  private item(indent: number, text: string) {
    while ((this.parents.at(-1)?.indent ?? -1) >= indent) this.parents.pop()
    const contexts = this.parents.map((parent) => ({ text: parent.text, strength: STRENGTH.heading }))
    this.parents.push({ indent, text })
    if (readLead(text) !== undefined) return
    const sentences = text.length > LONG_ITEM ? splitSentences(text) : [text]
    for (const sentence of sentences) {
      this.add(
        'item',
        sentence,
        sentence === sentences[0] ? contexts : [...contexts, this.near(text.slice(0, 200))],
      )
    }
  }

  private row(text: string, next: Line) {
    if (next.kind === 'tableRule') {
      this.newBlock()
      this.tableHead = text
    } else {
      this.add('row', text, this.tableHead ? [{ text: this.tableHead, strength: STRENGTH.heading }] : [])
    }
  }

  private field(key: string, value: string, text: string) {
    if (NAMES_SUBJECT.test(key)) this.blockTitle = value
    const contexts: Context[] = this.titleContext(text)
    const sentences = splitSentences(text)
    if (sentences.length === 1) {
      this.addSentence('field', text, contexts)
      return
    }
    for (const sentence of sentences) {
      const keyContext = sentence === sentences[0] ? [] : [{ text: key, strength: STRENGTH.heading }]
      this.addSentence('sentence', sentence, [...contexts, ...keyContext])
    }
  }

  private titleContext(text: string): Context[] {
    if (!this.blockTitle || text.includes(this.blockTitle)) return []
    return [{ text: this.blockTitle, strength: STRENGTH.heading }]
  }

  private text(text: string, next: Line, raw: string) {
    const parent = this.parents.at(-1)
    const last = this.units.at(-1)
    if (parent && last?.kind === 'item' && /^\s/.test(raw)) {
      last.text += ` ${text}`
      return
    }
    if (this.paragraph.length === 0 && ENDS_AS_QUESTION.test(text) && next.kind === 'text') {
      this.question = text
      return
    }
    if (next.kind === 'item' && LEADS.test(text)) {
      const sentences = splitSentences(text)
      const lead = sentences.pop() ?? ''
      if (sentences.length > 0) this.paragraph.push(sentences.join(' '))
      this.endParagraph()
      this.introduce(lead.replace(LEADS, ''))
      return
    }
    this.paragraph.push(text)
    const titles = next.kind === 'field' || next.kind === 'item'
    if (titles && this.paragraph.length === 1 && !endsSentence(text) && text.length <= 80) {
      if (next.kind === 'item' && !/\p{N}/u.test(text)) {
        this.paragraph = []
        this.introduce(text)
        return
      }
      this.blockTitle = text
    }
    if (titles) this.endParagraph()
  }

  private endParagraph() {
    if (this.paragraph.length === 0) return
    const lines = this.paragraph
    this.paragraph = []
    if (this.question) {
      this.add('pair', lines.join('\n'), [])
      return
    }
    for (const group of unwrap(lines)) this.addSentences(group)
  }

  private addSentences(group: string) {
    let first = ''
    for (const sentence of splitSentences(group)) {
      const contexts =
        first && referenceStrength(sentence) === 0 ? [{ text: first, strength: STRENGTH.neighbour }] : []
      this.addSentence('sentence', sentence, [...contexts, ...this.titleContext(sentence)])
      first ||= sentence
    }
  }

  private addSentence(kind: Unit['kind'], sentence: string, contexts: readonly Context[]) {
    const strength = referenceStrength(sentence)
    const antecedent = strength && this.antecedent ? [{ text: this.antecedent, strength }] : []
    if (followsOn(sentence) && this.previous)
      antecedent.push({ text: this.previous, strength: STRENGTH.antecedent })
    this.previous = sentence.slice(0, 200)
    if (strength < STRENGTH.antecedent) this.antecedent = sentence.slice(0, 200)
    const parts = splitPriceList(sentence)
    const lead = /^([^:：]{1,60})[:：]/u.exec(sentence)?.[1]
    parts.forEach((part, index) => {
      const key = index > 0 && lead ? [{ text: lead, strength: STRENGTH.heading }] : []
      this.add(kind, part, [...contexts, ...antecedent, ...key], parts.length > 1 ? sentence : undefined)
    })
  }

  private near(text: string): Context {
    return { text, strength: STRENGTH.likelyAntecedent }
  }

  private add(kind: Unit['kind'], text: string, contexts: readonly Context[], whole?: string) {
    const around: Context[] = this.headings.map((heading) => ({
      text: heading.text,
      strength: STRENGTH.heading,
    }))
    if (this.lead) around.push({ text: this.lead, strength: STRENGTH.heading })
    if (this.question) around.push({ text: this.question, strength: STRENGTH.question })
    this.leadUsed = true
    this.headingUsed = true
    this.units.push({
      position: this.units.length,
      kind,
      text,
      contexts: bounded([...around, ...contexts]),
      block: this.block,
      heading: this.headings.at(-1)?.text ?? this.lead,
      ...(this.tableHead ? { tableHead: this.tableHead } : {}),
      ...(whole ? { whole } : {}),
    })
  }
}

/** The nearest contexts come last and are kept first when the bound is exceeded. */
function bounded(contexts: readonly Context[]): Context[] {
  let left = MAX_CONTEXT
  const kept: Context[] = []
  for (const { text, strength } of contexts.toReversed()) {
    if (left <= 0) break
    kept.unshift({ text: text.slice(0, left), strength })
    left -= text.length
  }
  return kept
}
