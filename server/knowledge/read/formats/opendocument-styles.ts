/** OpenDocument: which styles hide what they are given to. */
import type { Archive } from '../archive/archive.ts'
import { parseXml, type XmlAttributes } from '../archive/xml.ts'

/** By family and name, such as `paragraph P1`. White text is seen on a ground of another colour only. */
export type HiddenStyles = { hidden: ReadonlySet<string>; white: ReadonlySet<string> }

const BELOW_ONE_POINT = /^0?\.\d+pt$|^0(?:pt|cm|mm|in)$/u

export async function hiddenStyles(archive: Archive): Promise<HiddenStyles> {
  const hidden = new Set<string>()
  const white = new Set<string>()
  const bases = new Map<string, string>()
  let current = ''
  for (const file of ['styles.xml', 'content.xml']) {
    await parseXml(archive, file, {
      open: (name, attributes) => {
        const { family = '' } = attributes
        if (name === 'style') {
          current = `${family} ${attributes['style:name'] ?? ''}`
          bases.set(current, `${family} ${attributes['parent-style-name'] ?? ''}`)
        } else if (name.endsWith('-properties')) {
          if (isHiding(attributes)) hidden.add(current)
          if (isWhite(attributes)) white.add(current)
        }
      },
    })
  }
  for (const [style, base] of bases) if (hidden.has(base)) hidden.add(style)
  return { hidden, white }
}

function isHiding(attributes: XmlAttributes): boolean {
  if (attributes['text:display'] === 'none' || attributes['table:display'] === 'false') return true
  return BELOW_ONE_POINT.test(attributes['fo:font-size'] ?? '')
}

function isWhite(attributes: XmlAttributes): boolean {
  const ground = attributes['fo:background-color'] ?? 'transparent'
  return /^#ffffff$/iu.test(attributes['fo:color'] ?? '') && /^(?:transparent|#ffffff)$/iu.test(ground)
}
