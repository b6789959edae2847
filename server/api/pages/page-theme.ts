import { hash } from 'node:crypto'
import { paletteOf } from '../../../widget/theme.ts'

export type PageTheme = { accent?: string | undefined; mode?: 'light' | 'dark' | 'auto' | undefined }

/** The owner's colours as an inline style, with its hash for the Content-Security-Policy. */
export type PageStyle = { css: string; hash: string }

const ACCENT = /^#[0-9a-f]{6}$/i

/** @returns undefined for the default colours of the style sheet */
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
