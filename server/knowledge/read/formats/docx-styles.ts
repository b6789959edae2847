/** What a Word document's styles say of a text: a heading, a list item, hidden. */
import type { Archive } from '../archive/archive.ts'
import { parseXml } from '../archive/xml.ts'

export type Style = {
  /** 1 to 9; 0 for the document's title. */
  heading: number | null
  isHidden: boolean
  isItem: boolean
  /** A line of a table of contents, which repeats the headings. */
  isContents: boolean
}
export type Styles = { get: (id: string | undefined) => Style }

type Written = {
  basedOn: string | null
  heading: number | null
  isHidden: boolean | null
  isItem: boolean
  isContents: boolean
}

const NONE: Style = { heading: null, isHidden: false, isItem: false, isContents: false }
const MAX_BASES = 20

/** False if the attribute turns it off. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value)
}

export async function readStyles(archive: Archive, part: string): Promise<Styles> {
  const written = new Map<string, Written>()
  let current: Written | null = null
  await parseXml(archive, part, {
    open: (name, attributes) => {
      const { val } = attributes
      if (name === 'style') {
        current = { basedOn: null, heading: null, isHidden: null, isItem: false, isContents: false }
        written.set(attributes.styleId ?? '', current)
      }
      if (current) Object.assign(current, propertyOf(name, val))
    },
    close: (name) => {
      if (name === 'style') current = null
    },
  })
  return { get: (id) => (id === undefined ? NONE : resolve(written, id)) }
}

function propertyOf(name: string, value: string | undefined): Partial<Written> {
  if (name === 'name') return { ...headingByName(value ?? ''), isContents: /^toc \d$/iu.test(value ?? '') }
  if (name === 'basedOn') return { basedOn: value ?? null }
  if (name === 'outlineLvl') return headingByLevel(value)
  if (name === 'vanish') return { isHidden: isOn(value) }
  if (name === 'numId') return { isItem: value !== '0' }
  return {}
}

/** The built-in names are English in all languages of Word. */
function headingByName(name: string): Partial<Written> {
  const level = /^heading (\d)$/iu.exec(name)?.[1]
  if (level) return { heading: Number(level) }
  return /^title$/iu.test(name) ? { heading: 0 } : {}
}

/** 9 is plain text. */
export function headingByLevel(value: string | undefined): { heading?: number } {
  const level = Number(value)
  return level >= 0 && level < 9 ? { heading: level + 1 } : {}
}

function resolve(written: Map<string, Written>, id: string): Style {
  const chain: Written[] = []
  let next: string | null = id
  while (next !== null && chain.length < MAX_BASES) {
    const style = written.get(next)
    if (!style) break
    chain.push(style)
    next = style.basedOn
  }
  return {
    heading: chain.find(({ heading }) => heading !== null)?.heading ?? null,
    isHidden: chain.find(({ isHidden }) => isHidden !== null)?.isHidden ?? false,
    isItem: chain.some(({ isItem }) => isItem),
    isContents: chain.some(({ isContents }) => isContents),
  }
}
