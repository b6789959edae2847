/** Which elements of a page nobody sees. Style sheets are not applied: what counts is written in the element. */

/** Their content is no text of the page, or shows only where something fails. */
const SILENT = new Set(
  'script style template noscript iframe object embed applet canvas audio video svg math-ml select datalist textarea title'.split(
    ' ',
  ),
)
const WHITE =
  /^(?:white|snow|ivory|#f[a-f]f[a-f]f[a-f]|#fff|#ffff|#ffffffff|rgba?\(25[0-5],25[0-5],25[0-5](?:,1)?\))$/u
const TRANSPARENT = /^(?:transparent|#[\da-f]{3}0|#[\da-f]{6}00|(?:rgba|hsla)\([^)]{1,40},0(?:\.0{0,3})?\))$/u

export type Attributes = { readonly [name: string]: string | undefined }

export function isSilent(element: string): boolean {
  return SILENT.has(element)
}

export function isHidden(attributes: Attributes): boolean {
  if (attributes.hidden !== undefined) return true
  const style = attributes.style === undefined ? null : styleOf(attributes.style)
  return style !== null && isHiddenByStyle(style)
}

function isHiddenByStyle(style: Style): boolean {
  const { display, visibility, opacity, color } = style
  if (display === 'none' || visibility === 'hidden' || visibility === 'collapse') return true
  if (opacity !== undefined && Number.parseFloat(opacity) < 0.05) return true
  const size = style['font-size']
  if (size !== undefined && Number.parseFloat(size) < 1 && !/(?:em|%)$/u.test(size)) return true
  if (size !== undefined && Number.parseFloat(size) === 0) return true
  return color !== undefined && (TRANSPARENT.test(color) || color === backgroundIn(style))
}

/** White text, which is seen on a dark ground only. */
export function isWhite({ style, color }: Attributes): boolean {
  const written = (style === undefined ? undefined : styleOf(style).color) ?? color?.trim().toLowerCase()
  return written !== undefined && WHITE.test(written)
}

export function hasBackground({ style, bgcolor, background }: Attributes): boolean {
  if (bgcolor !== undefined || background !== undefined) return true
  const written = style === undefined ? undefined : backgroundIn(styleOf(style))
  return written !== undefined && !WHITE.test(written)
}

type Style = { [property: string]: string | undefined }

function styleOf(style: string): Style {
  const found: Style = {}
  for (const declaration of style.slice(0, 5000).split(';')) {
    const colon = declaration.indexOf(':')
    if (colon === -1) continue
    const value = declaration
      .slice(colon + 1)
      .toLowerCase()
      .replaceAll(/\s+|!important/gu, '')
    found[declaration.slice(0, colon).trim().toLowerCase()] = value
  }
  return found
}

function backgroundIn(style: Style): string | undefined {
  return style['background-color'] ?? style.background
}
