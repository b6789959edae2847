import { type Line, readLine } from './lines.ts'
import { RecentTexts } from './recent-texts.ts'
import { splitPriceList, splitSentences } from './split-sentences.ts'
import { type Context, STRENGTH, type Unit } from './unit.ts'

export type { Context, Unit } from './unit.ts'

/**
 * Cuts knowledge, Markdown or plain, into units. A unit taken out of its place must still say what it is about;
 * so it carries as contexts the headings above it, the line that introduces its list, the question it answers,
 * the sentence that says who "she" is.
 */
export function cutIntoUnits(text: string): readonly Unit[] {
  return cuts.get(text, cut)
}

/** The same facts are asked again and again; the array is the key under which their index is kept. */
const cuts = new RecentTexts<readonly Unit[]>(32, 16_000_000)

function cut(text: string): Unit[] {
  const cutter = new Cutter()
  const lines = text.split(/\r\n|\r|\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const underlined = /^\s*(=+|-{3,})\s*$/.exec(lines[index + 1] ?? '')
    const read = readLine(line)
    if (underlined && read.kind === 'text') {
      cutter.heading(underlined[1]?.startsWith('=') ? 1 : 2, read.text)
      index += 1
    } else cutter.take(read, readLine(lines[index + 1] ?? ''), line)
  }
  return cutter.finish()
}

/** An item longer than this is a paragraph with a bullet. */
const LONG_ITEM = 320
/** A line at least this long was probably wrapped by an editor. */
const WRAPPED_LINE = 60
const ENDS_SENTENCE = /[.!?:;。！？：；।…)）」]["'”’*_]*\s*$/u
const ASKS = /[?？؟]\s*(?:\*\*)?$/
const NAMES_SUBJECT =
  /^(?:full name|name|title|model|product|item|plan|company|brand|姓名|名稱|名称|品名|產品|商品|車型|車款|型號|公司|方案|নাম|পূর্ণ নাম|মডেল|পণ্য|গাড়ি|الاسم|المنتج)$/iu

const PRONOUN =
  /^(?:(?:it|he|she|they|his|her|its|their|this|these|both)\b|(?:এটি|এটা|এটির|এটার|এর|তিনি|তাঁর|তার|সে|তারা|তাদের|এখানে)(?=\s)|[它他她牠該其此]|(?:هو|هي|هذا|هذه|وهو|وهي)\s)/iu
/** "The price is …", "গাড়িটির দাম …": probably of what was just spoken of. */
const DEFINITE = /^(?:the [a-z]+ [a-z]|\S{3,}(?:টি|টির|টা|টার)\s|[這这本])/u

class Cutter {
  private readonly units: Unit[] = []
  private readonly headings: { level: number; text: string }[] = []
  private readonly parents: { indent: number; text: string }[] = []
  private paragraph: string[] = []
  private question = ''
  private lead = ''
  private leadUsed = false
  private blockTitle = ''
  private tableHead = ''
  private block = 0
  /** The last sentence that named its subject itself. */
  private antecedent = ''

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
    return this.units
  }

  heading(level: number, text: string) {
    this.endParagraph()
    while ((this.headings.at(-1)?.level ?? 0) >= level) this.headings.pop()
    this.headings.push({ level, text })
    this.newBlock()
    this.lead = ''
    this.antecedent = ''
    this.question = ASKS.test(text) ? text : ''
  }

  private blank(next: Line) {
    // A list may stand apart from the line that introduces it, a paragraph that follows a list is something else.
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
    this.question = ASKS.test(text) ? text : ''
    this.lead = this.question ? '' : text
    this.leadUsed = false
  }

  private ask(text: string) {
    this.newBlock()
    this.lead = ''
    const both = /^(.+?[?？])\s*(?:a|answer|答|উত্তর)\s*[:：]\s*(.+)$/iu.exec(text)
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
    const lead = /^(?:\*\*)?(.{1,100}?)(?:\*\*)?\s*[:：](?:\*\*)?$/u.exec(text)
    if (lead) return
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
    if (this.paragraph.length === 0 && ASKS.test(text) && next.kind === 'text') {
      this.question = text
      return
    }
    this.paragraph.push(text)
    const titles = next.kind === 'field' || next.kind === 'item'
    if (titles && this.paragraph.length === 1 && !ENDS_SENTENCE.test(text) && text.length <= 80) {
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
        first && !startsWithReference(sentence) ? [{ text: first, strength: STRENGTH.neighbour }] : []
      this.addSentence('sentence', sentence, [...contexts, ...this.titleContext(sentence)])
      first ||= sentence
    }
  }

  private addSentence(kind: Unit['kind'], sentence: string, contexts: readonly Context[]) {
    const strength = referenceStrength(sentence)
    const antecedent = strength && this.antecedent ? [{ text: this.antecedent, strength }] : []
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
    this.units.push({
      position: this.units.length,
      kind,
      text,
      contexts: [...around, ...contexts],
      block: this.block,
      heading: this.headings.at(-1)?.text ?? this.lead,
      ...(this.tableHead ? { tableHead: this.tableHead } : {}),
      ...(whole ? { whole } : {}),
    })
  }
}

function referenceStrength(sentence: string): number {
  if (PRONOUN.test(sentence)) return STRENGTH.antecedent
  return DEFINITE.test(sentence) ? STRENGTH.likelyAntecedent : 0
}

function startsWithReference(sentence: string): boolean {
  return referenceStrength(sentence) > 0
}

/** Joins the lines that an editor wrapped; every other line stands for itself, as facts often do. */
function unwrap(lines: readonly string[]): string[] {
  const groups: string[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const previous = last?.slice(last.lastIndexOf('\n') + 1) ?? ''
    const continues = /^[\p{Ll}(]/u.test(line) || previous.length >= WRAPPED_LINE
    if (last && !ENDS_SENTENCE.test(previous) && continues) groups[groups.length - 1] = `${last}\n${line}`
    else if (last && ENDS_SENTENCE.test(previous) && previous.length >= WRAPPED_LINE)
      groups[groups.length - 1] = `${last}\n${line}`
    else groups.push(line)
  }
  return groups
}
