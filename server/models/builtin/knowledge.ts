import { cutIntoUnits, type Unit } from '../../text/sentences.ts'
import { soundOf } from '../../text/sound.ts'
import { indexUnits, soundToken, type UnitIndex } from '../../text/unit-index.ts'
import { pieces } from '../../text/words.ts'
import { type Evidence, evidenceOf } from './evidence.ts'

/** The chatbot's knowledge, cut into units and indexed; unit numbers run through all texts. */
export type Knowledge = {
  indexes: readonly UnitIndex[]
  units: readonly Unit[]
  has(unit: number, evidence: Evidence): boolean
  /** The index of a unit's text: units of different texts are never neighbours. */
  sourceOf(unit: number): number
  /** The words of the owner's name: single sentences rarely contain them, because all are about the owner. */
  ownerTokens: ReadonlySet<string>
}

export function readKnowledge(texts: readonly string[], name: string): Knowledge {
  const indexes = texts.map((text) => indexUnits(cutIntoUnits(text)))
  const offsets: number[] = []
  let size = 0
  for (const { units } of indexes) {
    offsets.push(size)
    size += units.length
  }
  const sourceOf = (unit: number) => offsets.findLastIndex((offset) => offset <= unit)
  return {
    indexes,
    units: indexes.flatMap(({ units }) => units),
    has(unit, evidence) {
      const source = sourceOf(unit)
      const index = indexes[source]
      return index !== undefined && evidenceOf(index).has(unit - (offsets[source] ?? 0), evidence)
    },
    sourceOf,
    ownerTokens: new Set([...tokensOf(name), ...indexes.flatMap(({ units }) => ownerOf(units))]),
  }
}

/** "Acme Ltd is a company …", "晨光診所是…", "ঢাকা ডেন্টাল একটি …": a business introduces itself first. */
const PRESENTS =
  /^(?:welcome to |at )?(.{2,50}?)(?:,| is | was | are |是|為|位於|成立|，|\s(?:একটি|হলো|হল|হচ্ছে)\s)/iu
const BUSINESS =
  /\b(?:company|clinic|restaurant|shop|store|studio|agency|school|hotel|cafe|café|platform|software|app|startup|firm|dealer|dealership|academy|hospital|university|bakery|manufacturer|provider|brand|organi[sz]ation|museum|gym|library|bank)\b|公司|診所|诊所|餐廳|餐厅|商店|專賣店|店家|學校|学校|飯店|民宿|醫院|醫院|平台|軟體|软件|工作室|車行|车行|書店|咖啡|কোম্পানি|প্রতিষ্ঠান|ক্লিনিক|রেস্টুরেন্ট|রেস্তোরাঁ|দোকান|স্কুল|হোটেল|হাসপাতাল|সফটওয়্যার|প্ল্যাটফর্ম|শোরুম|অ্যাপ/iu

const CHINESE_HOUSE = /(?:[館馆店坊行廳厅所院校社局]|中心|集團|集团)$/u

function ownerOf(units: readonly Unit[]): string[] {
  const first = units[0]
  if (!first) return []
  const presented = PRESENTS.exec(first.text)?.[1]
  return presented && (BUSINESS.test(first.text) || CHINESE_HOUSE.test(presented)) ? tokensOf(presented) : []
}

function tokensOf(name: string): string[] {
  return pieces(name).flatMap((piece) => {
    if (piece.kind === 'word') {
      const sound = soundOf(piece.stem)
      return sound ? [piece.stem, soundToken(sound, piece.word)] : [piece.stem]
    }
    return [
      piece.run,
      ...piece.words,
      ...[...piece.run].slice(1).map((character, at) => `${[...piece.run][at]}${character}`),
    ]
  })
}
