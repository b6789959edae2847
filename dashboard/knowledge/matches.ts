/**
 * Marks the words of a passage that a question has too, in any form. The server searches with stemmers and dictionaries;
 * this only shows where to look.
 */

export type Stretch = { text: string; isMatch: boolean }

/** Scripts without spaces are compared by pairs of characters. */
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]+/gu
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
/** Words that questions are made with, which match everywhere. */
const STOP_WORDS = new Set(
  `a an and any are at be can could did do does for from had has have how i if in is it its me my no not of on or our
  please that the their there they this to us was we were what when where which who why will with would you your
  কি কী কে কত কেন কখন কোথায় কোন এই এবং ও আমি আমার আপনি আপনার আপনাদের আছে হয় করে করা জন্য থেকে না
  什麼 什么 怎麼 怎么 多少 我們 我们 你們 你们 可以 請問 请问 是否 哪裡 哪里 有沒 有没 沒有 没有 的話`.split(
    /\s+/,
  ),
)
/** A common beginning this long, with short endings, is the same word in another form. */
const MIN_STEM = 4
const MAX_ENDING = 3

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** @returns the whole text in stretches, matching or not */
export function markMatches(question: string, text: string): Stretch[] {
  const asked = wordsOf(question)
  const pairs = new Set([...question.matchAll(RUN)].flatMap(([run]) => pairsOf(run)))
  const marked: Stretch[] = []
  let at = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    marked.push(...markWords(text.slice(at, index), asked), ...markPairs(run, pairs))
    at = index + run.length
  }
  return joined([...marked, ...markWords(text.slice(at), asked)])
}

function wordsOf(text: string): string[] {
  const segments = [...segmenter.segment(fold(text.replace(RUN, ' ')))]
  const words = segments.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
  return [...new Set(words)].filter((word) => !STOP_WORDS.has(word))
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters
    .slice(1)
    .map((character, at) => `${characters[at]}${character}`)
    .filter((pair) => !STOP_WORDS.has(pair))
}

function markWords(text: string, asked: readonly string[]): Stretch[] {
  return [...segmenter.segment(text)].map(({ segment, isWordLike = false }) => ({
    text: segment,
    isMatch: isWordLike && asked.some((word) => isSameWord(word, fold(segment))),
  }))
}

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  let common = 0
  while (common < short.length && short[common] === long[common]) common++
  const isStem = common === short.length ? common >= MIN_STEM - 1 : common >= MIN_STEM
  return isStem && long.length - common <= MAX_ENDING
}

function markPairs(run: string, pairs: ReadonlySet<string>): Stretch[] {
  const characters = [...run]
  const marked = characters.map((character) => characters.length === 1 && pairs.has(character))
  for (let at = 1; at < characters.length; at++) {
    if (!pairs.has(`${characters[at - 1]}${characters[at]}`)) continue
    marked[at - 1] = true
    marked[at] = true
  }
  return characters.map((text, at) => ({ text, isMatch: marked[at] ?? false }))
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const { text, isMatch } of stretches) {
    const last = all.at(-1)
    if (last?.isMatch === isMatch) last.text += text
    else if (text !== '') all.push({ text, isMatch })
  }
  return all
}
