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
  if (isTiny(style['font-size']) || isElsewhere(style)) return true
  return color !== undefined && (TRANSPARENT.test(color) || color === backgroundIn(style))
}

/** Under 1 pixel or point, or a tenth of what is around. */
function isTiny(size: string | undefined): boolean {
  const number = Number.parseFloat(size ?? '')
  if (Number.isNaN(number)) return false
  if (size?.endsWith('%')) return number < 10
  return number < (size?.endsWith('em') ? 0.1 : 1)
}

const OFFSETS = ['left', 'right', 'top', 'bottom', 'text-indent', 'margin-left', 'margin-top']
/** Pixels to the left of a page or over it. */
const FAR = -400
const NOTHING = /^0(?:px|pt|em|rem|%)?$/u

/** Moved out of the page, or in a box without room. */
function isElsewhere(style: Style): boolean {
  if (OFFSETS.some((offset) => Number.parseFloat(style[offset] ?? '') < FAR)) return true
  if (/^scale[xy]?\(0(?:,0)?\)$/u.test(style.transform ?? '')) return true
  const hasNoRoom = [style.height, style['max-height'], style.width, style['max-width']].some(
    (side) => side !== undefined && NOTHING.test(side),
  )
  return hasNoRoom && style.overflow === 'hidden'
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
  for (const declaration of style.split(';')) {
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
