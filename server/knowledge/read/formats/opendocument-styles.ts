/** OpenDocument: which styles hide what they are given to. */
import type { Archive } from '../archive/archive.ts'
import { parseXml, type XmlAttributes } from '../archive/xml.ts'

/** By family and name, such as `paragraph P1`. */
export type HiddenStyles = ReadonlySet<string>

const BELOW_ONE_POINT = /^0?\.\d+pt$|^0(?:pt|cm|mm|in)$/u

export async function hiddenStyles(archive: Archive): Promise<HiddenStyles> {
  const hidden = new Set<string>()
  const bases = new Map<string, string>()
  let current = ''
  for (const file of ['styles.xml', 'content.xml']) {
    await parseXml(archive, file, {
      open: (name, attributes) => {
        const { family = '' } = attributes
        if (name === 'style') {
          current = `${family} ${attributes['style:name'] ?? ''}`
          bases.set(current, `${family} ${attributes['parent-style-name'] ?? ''}`)
        } else if (name.endsWith('-properties') && isHiding(attributes)) hidden.add(current)
      },
    })
  }
  for (const style of bases.keys()) if (hidden.has(bases.get(style) ?? '')) hidden.add(style)
  return hidden
}

function isHiding(attributes: XmlAttributes): boolean {
  if (attributes['text:display'] === 'none' || attributes['table:display'] === 'false') return true
  return BELOW_ONE_POINT.test(attributes['fo:font-size'] ?? '')
}
