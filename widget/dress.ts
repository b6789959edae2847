import frameSheet from './frame.css?inline'
import panelSheet from './panel.css?inline'
import replySheet from './reply.css?inline'
import themeSheet from './theme.css?inline'
import { paletteOf } from './theme.ts'

export type Mode = 'light' | 'dark' | 'auto'

let sheet: CSSStyleSheet | undefined

/** The panel's styles in a shadow root, through the CSSOM, which the host page's CSP cannot block. */
export function wear(shadow: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync([themeSheet, panelSheet, replySheet, frameSheet].join('\n'))
  }
  shadow.adoptedStyleSheets.push(sheet)
}

/**
 * Applies the owner's accent and colour scheme to an element; the scheme defaults to the visitor's and follows its
 * changes. @returns a function that stops it
 */
export function paint(root: HTMLElement, accent: string, mode: Mode): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const draw = () => {
    const scheme = mode === 'auto' ? (system.matches ? 'dark' : 'light') : mode
    const { fill, onFill, accent: ink, tint } = paletteOf(accent, scheme)
    root.dataset.scheme = scheme
    for (const [name, colour] of Object.entries({ fill, 'on-fill': onFill, accent: ink, tint }))
      root.style.setProperty(`--${name}`, colour)
  }
  draw()
  system.addEventListener('change', draw)
  return () => system.removeEventListener('change', draw)
}
