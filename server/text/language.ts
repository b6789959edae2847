import { SIMPLIFIED_ONLY } from '../language/chinese-variants.ts'

/** The languages of the server's own texts. `en` stands for every text in Latin script. */
export type Language = 'en' | 'bn' | 'zh-Hant' | 'zh-Hans' | 'ar'

/** A sample suffices: the first sentences show the language of a text. */
const SAMPLE_LENGTH = 4000

/**
 * How many Latin letters one letter of another script outweighs. A text in Bengali, Chinese or Arabic often
 * contains Latin names ("Honda Civic এর দাম কত?"), so a few letters of its own script decide.
 */
const WEIGHT = { bengali: 3, han: 6, arabic: 3 }

const COUNTED = /(\p{Script=Latin}+)|(\p{Script=Bengali}+)|(\p{Script=Han}+)|(\p{Script=Arabic}+)/gu

/** Function words that identify English sentences with a foreign name ("do you have 麻婆豆腐?"). */
const ENGLISH_GLUE = new Set(
  'the a an is are was were do does did how what when where who which you your i my we of for with and to in on it this that have has can could please'.split(
    ' ',
  ),
)

type Shares = { latin: number; englishGlue: number; bengali: number; han: number; arabic: number }

/** The language of a text by the share of its scripts; `fallback` for a text without their letters. */
export function detectLanguage(text: string, fallback: Language = 'en'): Language {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const shares = scriptShares(sample)
  const other = Math.max(shares.bengali, shares.han, shares.arabic)
  if (other === 0) return shares.latin > 0 ? 'en' : fallback
  const latinWeight = shares.englishGlue >= 2 ? 12 : 1
  if (shares.latin * latinWeight > other * 4) return 'en'
  if (other === shares.bengali) return 'bn'
  if (other === shares.arabic) return 'ar'
  return isSimplified(sample) ? 'zh-Hans' : 'zh-Hant'
}

function scriptShares(sample: string): Shares {
  const shares: Shares = { latin: 0, englishGlue: 0, bengali: 0, han: 0, arabic: 0 }
  for (const [, latin, bengali, han, arabic] of sample.matchAll(COUNTED)) {
    if (latin) {
      shares.latin += latin.length
      if (ENGLISH_GLUE.has(latin.toLowerCase())) shares.englishGlue += 1
    } else if (bengali) shares.bengali += bengali.length * WEIGHT.bengali
    else if (han) shares.han += han.length * WEIGHT.han
    else if (arabic) shares.arabic += arabic.length * WEIGHT.arabic
  }
  return shares
}

/** Traditional is the default: most characters are common to both, and a quoted one may be simplified. */
function isSimplified(sample: string): boolean {
  let simplified = 0
  let han = 0
  for (const character of sample) {
    if (SIMPLIFIED_ONLY.has(character)) simplified += 1
    if (character >= '\u4e00' && character <= '\u9fff') han += 1
  }
  return simplified * 10 > han
}
