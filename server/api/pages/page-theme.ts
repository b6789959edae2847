import { hash } from 'node:crypto'
import { paletteOf } from '../../../widget/theme.ts'

export type PageTheme = { accent?: string | undefined; mode?: 'light' | 'dark' | 'auto' | undefined }

/** The owner's colours as a style of the page's own, and by which hash the page's policy knows it. */
export type PageStyle = { css: string; hash: string }

const ACCENT = /^#[0-9a-f]{6}$/i

/** @returns undefined for the colours that the style sheet has */
export function styleOf({ accent }: PageTheme): PageStyle | undefined {
  if (accent === undefined || !ACCENT.test(accent)) return undefined
  const variables = (['light', 'dark'] as const).flatMap((scheme) =>
    Object.entries(paletteOf(accent, scheme)).map(
      ([name, colour]) => `--${scheme}-${name.toLowerCase()}:${colour}`,
    ),
  )
  const css = `:root{${variables.join(';')}}`
  return { css, hash: `sha256-${hash('sha256', css, 'base64')}` }
}
