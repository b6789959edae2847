/**
 * Light stemming: maps the forms of a word to one stem, which need not be a word. When in doubt it removes
 * too little, because wrong conflation answers with unrelated facts.
 */
export function stem(word: string): string {
  if (/^[a-z]/.test(word)) return stemEnglish(word)
  if (/^[\u0980-\u09ff]/.test(word)) return stemBengali(word)
  if (/^[\u0600-\u06ff]/.test(word)) return stemArabic(word)
  return word
}

const VOWEL = /[aeiouy]/

/** Plural, -ing, -ed, then final e and y, so that price, prices, priced and pricing all become "pric". */
function stemEnglish(word: string): string {
  if (word.length <= 3) return word
  let root = withoutPlural(word)
  for (const ending of ['ing', 'ed']) {
    const rest = root.slice(0, -ending.length)
    if (root.endsWith(ending) && rest.length >= 3 && VOWEL.test(rest)) {
      root = /([bdgklmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest
      break
    }
  }
  if (root.length > 3 && root.endsWith('e')) return root.slice(0, -1)
  if (root.length > 3 && root.endsWith('y')) return `${root.slice(0, -1)}i`
  return root
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}

/**
 * Articles, plurals and cases of Bengali, longest first; they accumulate (গাড়িগুলোর), so they are removed
 * repeatedly.
 */
const BENGALI_ENDINGS =
  'গুলোতে গুলোকে গুলোর গুলির গুলো গুলি টিকে টাকে টিতে টাতে টির টার দেরকে দের েরা টি টা ের এর কে তে রা য়ে য় র ে'
    .normalize('NFKC')
    .split(' ')

function stemBengali(word: string): string {
  let root = word.replaceAll('ী', 'ি').replaceAll('ূ', 'ু').replaceAll('ণ', 'ন').replaceAll('ঁ', '')
  for (;;) {
    const ending = BENGALI_ENDINGS.find(
      (candidate) => root.endsWith(candidate) && root.length - candidate.length >= 3,
    )
    if (!ending || root[root.length - ending.length - 1] === '্') return root
    root = root.slice(0, -ending.length)
  }
}

/** The article with its prepositions, and the commonest endings; spelling variants of letters are unified. */
function stemArabic(word: string): string {
  const plain = word
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
  const bare = plain.replace(/^(?:[وف]?(?:ال|بال|كال|لل))(?=.{3})/, '')
  return bare.replace(/(?<=.{3})(?:ات|ون|ين|ها|هم|كم|ه)$/, '')
}
