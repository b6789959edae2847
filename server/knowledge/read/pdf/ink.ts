/**
 * What a page's operators paint, as far as it says which text can be seen: colours, render modes, transparency, and what
 * lies under a text. The changed source of pdf.js calls it for each operator (pdfjs-source.ts).
 */

/** How a text looks. */
export const SEEN = 0
/** In the colour of what is under it, or transparent. */
export const HIDDEN = 1
/** Not painted, as the text that a scanner's software lays over its picture. */
export const UNPAINTED = 2
export type Look = typeof SEEN | typeof HIDDEN | typeof UNPAINTED

type Matrix = ArrayLike<number>
type Color = readonly [number, number, number]
type Box = { left: number; bottom: number; right: number; top: number }
type Named = { name?: string }
type Dictionary = { get: (key: string) => unknown; objId?: string; dict?: Dictionary }

/** The text state of pdf.js, which is copied when a page saves its state. */
export type InkState = {
  ctm: Matrix
  inkKey?: number
  /** Null if it is not known: a pattern, or a colour of an unknown space. */
  color?: Color | null
  /** How the components of a colour are read, or null. */
  space?: 'gray' | 'rgb' | 'cmyk' | null
  mode?: number
  alpha?: number
}

export type Properties = { actualText?: string; layer?: string; artifact?: string }
type Operators = { readonly [name: string]: number }

const BLACK: Color = [0, 0, 0]
const WHITE: Color = [1, 1, 1]
/** Colours that are nearer than this in each component look the same. */
const SAME = 0.06
const MIN_ALPHA = 0.05
/** Points. What is smaller is under no text. */
const MIN_SIDE = 4
/** A map has a hundred thousand. */
const MAX_BOXES = 3000
const INVISIBLE_MODES = [3, 7]

export class Ink {
  /** Area of the pictures, as a share of the page, of the largest. */
  pictureShare = 0
  readonly #operators: Operators
  readonly #view: Box
  readonly #painted: { box: Box; color: Color | null }[] = []
  #path: Box | null = null
  #keys = 0

  /** @param view left, bottom, right, top of the page */
  constructor(operators: Operators, view: readonly number[]) {
    const [left = 0, bottom = 0, right = 0, top = 0] = view
    this.#operators = operators
    this.#view = { left, bottom, right, top }
  }

  operator(fn: number, args: unknown[], state: InkState, resources: Dictionary): void {
    const is = this.#operators
    if (fn === is.setTextRenderingMode) this.#change(state, { mode: Number(args[0]) })
    else if (fn === is.setFillGray) this.#change(state, { color: colorOf('gray', args) })
    else if (fn === is.setFillRGBColor) this.#change(state, { color: colorOf('rgb', args) })
    else if (fn === is.setFillCMYKColor) this.#change(state, { color: colorOf('cmyk', args) })
    else if (fn === is.setFillColorSpace) this.#setSpace(state, args[0], resources)
    else if (fn === is.setFillColor || fn === is.setFillColorN)
      this.#change(state, { color: colorOf(state.space ?? null, args) })
    else if (fn === is.setGState) this.#setAlpha(state, args[0], resources)
    else this.#paint(fn, args, state, resources)
  }

  /** @param matrix from the text to the page */
  lookOf(state: InkState, matrix: Matrix): Look {
    const { mode = 0, alpha = 1, color = BLACK } = state
    if (INVISIBLE_MODES.includes(mode)) return UNPAINTED
    if (alpha < MIN_ALPHA) return HIDDEN
    if (color === null || mode === 1) return SEEN
    const size = Math.hypot(matrix[2] ?? 0, matrix[3] ?? 0)
    // A little right of the origin, a third of the letters' height over the line.
    const x = (matrix[4] ?? 0) + size * 0.1
    const y = (matrix[5] ?? 0) + size * 0.3
    const ground = this.#groundAt(x, y)
    return ground !== null && isSame(color, ground) ? HIDDEN : SEEN
  }

  propertiesOf(written: unknown, resources: Dictionary, decode: (text: string) => string): Properties {
    const { name } = written as Named
    const properties = name === undefined ? written : dictionaryIn(resources, 'Properties')?.get(name)
    if (!isDictionary(properties)) return {}
    const said = properties.get('ActualText')
    const type = (properties.get('Type') as Named | undefined)?.name
    return {
      ...(typeof said === 'string' && { actualText: decode(said) }),
      ...(type === 'OCG' && properties.objId && { layer: properties.objId }),
      ...(type === 'Pagination' && { artifact: type }),
    }
  }

  #change(state: InkState, change: Partial<InkState>): void {
    this.#keys += 1
    Object.assign(state, change, { inkKey: this.#keys })
  }

  #setSpace(state: InkState, named: unknown, resources: Dictionary): void {
    const { name = '' } = named as Named
    const space = spaceOf(name, dictionaryIn(resources, 'ColorSpace')?.get(name))
    this.#change(state, { space, color: space === null ? null : BLACK })
  }

  #setAlpha(state: InkState, named: unknown, resources: Dictionary): void {
    const { name = '' } = named as Named
    const written = dictionaryIn(resources, 'ExtGState')?.get(name)
    const alpha = isDictionary(written) ? written.get('ca') : undefined
    if (typeof alpha === 'number') this.#change(state, { alpha })
  }

  #paint(fn: number, args: unknown[], state: InkState, resources: Dictionary): void {
    const is = this.#operators
    const numbers = args as number[]
    if (fn === is.rectangle) {
      const [x = 0, y = 0, width = 0, height = 0] = numbers
      this.#extend(state.ctm, [x, y, x + width, y, x, y + height, x + width, y + height])
    } else if (
      fn === is.moveTo ||
      fn === is.lineTo ||
      fn === is.curveTo ||
      fn === is.curveTo2 ||
      fn === is.curveTo3
    ) {
      this.#extend(state.ctm, numbers)
    } else if (
      fn === is.fill ||
      fn === is.eoFill ||
      fn === is.fillStroke ||
      fn === is.eoFillStroke ||
      fn === is.closeFillStroke ||
      fn === is.closeEOFillStroke
    ) {
      this.#fill(state)
    } else if (fn === is.endPath || fn === is.stroke || fn === is.closeStroke) this.#path = null
    else if (fn === is.shadingFill) this.#painted.push({ box: this.#view, color: null })
    else if (fn === is.endInlineImage || (fn === is.paintXObject && isPicture(args[0], resources)))
      this.#paintPicture(state)
  }

  #extend(matrix: Matrix, points: readonly number[]): void {
    this.#path = boxAround(matrix, points, this.#path)
  }

  #fill({ alpha = 1, color = BLACK }: InkState): void {
    const box = this.#path
    this.#path = null
    if (!box || alpha < MIN_ALPHA || box.right - box.left < MIN_SIDE || box.top - box.bottom < MIN_SIDE)
      return
    if (this.#painted.length >= MAX_BOXES) this.#painted.shift()
    // What is half transparent has no colour that is known.
    this.#painted.push({ box, color: alpha < 1 ? null : color })
  }

  #paintPicture({ ctm }: InkState): void {
    const box = boxAround(ctm, [0, 0, 1, 0, 0, 1, 1, 1], null)
    this.#painted.push({ box, color: null })
    this.pictureShare = Math.max(this.pictureShare, shareOf(box, this.#view))
  }

  /** The page is white. Null if it is not known. */
  #groundAt(x: number, y: number): Color | null {
    const under = this.#painted.findLast(
      ({ box: { left, right, bottom, top } }) => x >= left && x <= right && y >= bottom && y <= top,
    )
    return under ? under.color : WHITE
  }
}

function boxAround(matrix: Matrix, points: readonly number[], start: Box | null): Box {
  const box = start ?? { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(matrix)
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [px = 0, py = 0] = [points[index], points[index + 1]]
    const x = a * px + c * py + e
    const y = b * px + d * py + f
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.bottom = Math.min(box.bottom, y)
    box.top = Math.max(box.top, y)
  }
  return box
}

function shareOf(box: Box, view: Box): number {
  const width = Math.max(0, Math.min(box.right, view.right) - Math.max(box.left, view.left))
  const height = Math.max(0, Math.min(box.top, view.top) - Math.max(box.bottom, view.bottom))
  return (width * height) / ((view.right - view.left) * (view.top - view.bottom) || 1)
}

function isSame(one: Color, other: Color): boolean {
  return one.every((component, index) => Math.abs(component - (other[index] ?? 0)) < SAME)
}

function colorOf(space: InkState['space'], components: readonly unknown[]): Color | null {
  const [first = 0, second = 0, third = 0, black = 0] = components as number[]
  if (space === undefined || space === null || components.some((component) => typeof component !== 'number'))
    return null
  if (space === 'gray') return [first, first, first]
  if (space === 'rgb') return [first, second, third]
  return [first, second, third].map((ink) => (1 - ink) * (1 - black)) as unknown as Color
}

function spaceOf(name: string, written: unknown): InkState['space'] {
  const { name: family = name } = (Array.isArray(written) ? written[0] : (written ?? {})) as Named
  if (['DeviceGray', 'G', 'CalGray'].includes(family)) return 'gray'
  if (['DeviceRGB', 'RGB', 'CalRGB'].includes(family)) return 'rgb'
  if (['DeviceCMYK', 'CMYK'].includes(family)) return 'cmyk'
  const profile = Array.isArray(written) && family === 'ICCBased' ? (written[1] as Dictionary) : undefined
  const components = profile?.dict?.get('N')
  return components === 1 ? 'gray' : components === 3 ? 'rgb' : components === 4 ? 'cmyk' : null
}

function isPicture(named: unknown, resources: Dictionary): boolean {
  const { name = '' } = named as Named
  const object = dictionaryIn(resources, 'XObject')?.get(name) as Dictionary | undefined
  return (object?.dict?.get('Subtype') as Named | undefined)?.name === 'Image'
}

function dictionaryIn(resources: Dictionary, key: string): Dictionary | undefined {
  const found = resources.get(key)
  return isDictionary(found) ? found : undefined
}

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && typeof (value as Dictionary).get === 'function'
}
