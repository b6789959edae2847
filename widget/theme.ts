/**
 * Adapts the owner's accent colour so that text on it and text in it has a contrast of at least 4.5:1 (WCAG 2.2,
 * 1.4.3), in light and dark.
 */
export type Palette = {
  /** The chosen accent, and the text colour on it. */
  fill: string
  onFill: string
  /** The accent as text on the background, and the visitor's bubble. */
  accent: string
  tint: string
}

export type Scheme = 'light' | 'dark'

type Colour = readonly [red: number, green: number, blue: number]

/** As in theme.css: the background, the lowest-contrast surface, and the text. */
export const grounds = {
  light: { ground: '#ffffff', sunken: '#f3f4f6', ink: '#16181d' },
  dark: { ground: '#131417', sunken: '#24262c', ink: '#ebedf2' },
} as const

const readable = 4.5
const black: Colour = [0, 0, 0]
const white: Colour = [255, 255, 255]
const tintShare = { light: 0.1, dark: 0.22 }

/** @param accent `#rrggbb` */
export function paletteOf(accent: string, scheme: Scheme): Palette {
  const chosen = parse(accent)
  const { ground, sunken } = grounds[scheme]
  const towards = scheme === 'light' ? black : white
  let shade = chosen
  for (let share = 0; contrast(shade, parse(sunken)) < readable; share += 0.02)
    shade = mix(chosen, towards, share)
  return {
    fill: write(chosen),
    onFill: textOn(accent),
    accent: write(shade),
    tint: write(mix(parse(ground), chosen, tintShare[scheme])),
  }
}

/** White if its contrast suffices, else black, which then does. */
export const textOn = (accent: string): string =>
  contrast(parse(accent), white) < readable ? '#000000' : '#ffffff'

/** From 1 to 21. */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other))
}

function contrast(one: Colour, other: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const mix = (one: Colour, other: Colour, share: number): Colour =>
  one.map((part, index) =>
    Math.round(part + ((other[index] ?? 0) - part) * Math.min(share, 1)),
  ) as unknown as Colour

function parse(colour: string): Colour {
  const value = Number.parseInt(colour.slice(1), 16) || 0
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const write = (colour: Colour): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
