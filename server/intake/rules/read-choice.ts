/** Reads the chosen option of a field: by value, label, synonym or number. */

import { blank } from '../../language/folding.ts'
import { type Lexicon, lexicon } from '../../language/lexicon.ts'
import { numbersIn } from '../../language/numerals.ts'
import { CLASSIFIERS } from '../../language/phrases.ts'
import type { ScalarField } from '../form.ts'
import { type Reach, type Reading, restOf } from './reading.ts'

export type ChoiceField = ScalarField & { type: 'choice' }

const ORDINALS = lexicon<number>(
  [
    'first,1st,第一,第1,প্রথম,প্রথমটা,প্রথমটি,১ম,1ম',
    'second,2nd,第二,第2,দ্বিতীয়,দ্বিতীয়টা,দ্বিতীয়টি,২য়',
    'third,3rd,第三,第3,তৃতীয়,তৃতীয়টা,তৃতীয়টি,৩য়',
    'fourth,4th,第四,第4,চতুর্থ,৪র্থ',
    'fifth,5th,第五,第5,পঞ্চম,৫ম',
    'sixth,6th,第六,第6,ষষ্ঠ,৬ষ্ঠ',
    'seventh,7th,第七,第7,সপ্তম,৭ম',
    'eighth,8th,第八,第8,অষ্টম,৮ম',
  ].flatMap((written, index) => written.split(',').map((word) => [word, index] as const)),
  true,
)
const LAST = lexicon([['last', true], ['最後', true], ['শেষের', true], ['শেষটা', true]]) // biome-ignore format: a list
const NOT_BEFORE = /(?:not|no|don't want|不要|不是|不选|without) (?:the )?$|(?:不要|不是|不选)$/
const REST = { bare: 0, named: 3, keyed: 100 }

const known = new WeakMap<ChoiceField, Lexicon<string>>()

function optionsOf(field: ChoiceField): Lexicon<string> {
  const made =
    known.get(field) ??
    lexicon(
      field.options.flatMap(({ value, label, names }) =>
        [value.replaceAll('_', ' '), ...Object.values(label), ...(names ?? [])].map(
          (name) => [name, value] as const,
        ),
      ),
      true,
    )
  known.set(field, made)
  return made
}

/** @returns undefined when the text chooses nothing */
export function readChoice(field: ChoiceField, text: string, reach: Reach): Reading | undefined {
  const options = optionsOf(field)
  const hits = options
    .all(text)
    .filter(({ start }) => !NOT_BEFORE.test(text.slice(Math.max(0, start - 16), start)))
  if (
    restOf(blank(text, numbersIn(text)), reach, options, ORDINALS, CLASSIFIERS, LAST).filter(isWord).length >
    REST[reach.how]
  )
    return undefined
  const [first] = hits
  if (!first) return readOrdinal(field, text, reach)
  const span = { start: first.start, end: hits.at(-1)?.end ?? first.end }
  const isOne = hits.every(({ meaning }) => meaning === first.meaning)
  return isOne
    ? { kind: 'value', value: first.meaning, span: { start: first.start, end: first.end } }
    : { kind: 'unclear', why: 'ambiguous', span }
}

const isWord = (word: string) => !/^\d+$/.test(word)

function readOrdinal(field: ChoiceField, text: string, reach: Reach): Reading | undefined {
  const ordinal = ORDINALS.all(text)[0]
  const last = LAST.all(text)[0]
  const number = numbersIn(text)[0]
  if (number?.isAmbiguous) return { kind: 'unclear', why: 'ambiguous', span: number }
  const chosen = ordinal
    ? { index: ordinal.meaning, span: ordinal }
    : last
      ? { index: field.options.length - 1, span: last }
      : number && { index: number.value - 1, span: number }
  if (!chosen || restOf(blank(text, [chosen.span]), reach, CLASSIFIERS).length > 0) return undefined
  const { start, end } = chosen.span
  const option = field.options[chosen.index]
  return option
    ? { kind: 'value', value: option.value, span: { start, end } }
    : { kind: 'unclear', why: 'not_understood', span: { start, end } }
}
