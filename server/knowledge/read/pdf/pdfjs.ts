/** Opens PDFs with pdf.js: without scripts, fonts that are drawn, or anything that is loaded from elsewhere. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { UnreadableDocument } from '../document.ts'
import { Ink, type Look, type Properties } from './ink.ts'
import { HOOK, hookPdfjs } from './pdfjs-source.ts'

/** What pdf.js says of a page's text, with what the changed source adds. */
export type TextItem = {
  str: string
  transform: number[]
  width: number
  height: number
  fontName: string
  hasEOL: boolean
  look?: Look
}
export type MarkItem = { type: string; id?: string | null; tag?: string | null } & Properties
export type PageContent = {
  items: (TextItem | MarkItem)[]
  styles: { [fontName: string]: { fontName?: string; vertical?: boolean } }
  pictureShare: number
}

export type Pdfjs = {
  open: (bytes: Uint8Array) => Promise<PDFDocumentProxy>
  contentOf: (page: PDFPageProxy) => Promise<PageContent>
}

let loaded: Promise<Pdfjs> | undefined

export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Pdfjs> {
  const unhook = hookPdfjs()
  // It sets `globalThis.pdfjsWorker`, which the other module uses instead of a thread.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string)
  const pdfjs: typeof import('pdfjs-dist') = await import('pdfjs-dist/legacy/build/pdf.mjs' as string)
  unhook()
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const open = async (bytes: Uint8Array) => {
    const options = {
      data: bytes,
      cMapUrl: join(folder, 'cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: join(folder, 'standard_fonts/'),
      useSystemFonts: false,
      disableFontFace: true,
      isEvalSupported: false,
      enableXfa: false,
      useWasm: false,
      isOffscreenCanvasSupported: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    }
    try {
      return await pdfjs.getDocument(options).promise
    } catch (cause) {
      if (cause instanceof pdfjs.PasswordException) {
        throw new UnreadableDocument('encrypted', 'it needs a password', { cause })
      }
      throw new UnreadableDocument('malformed', 'a damaged PDF', { cause })
    }
  }
  return { open, contentOf: (page) => contentOf(page, pdfjs.OPS) }
}

/** Pages are read one after the other, because the hook is of one page. */
async function contentOf(page: PDFPageProxy, operators: { [name: string]: number }): Promise<PageContent> {
  const ink = new Ink(operators, page.view)
  Object.assign(globalThis, { [HOOK]: ink })
  const { items, styles } = await page.getTextContent({ includeMarkedContent: true })
  return { items, styles, pictureShare: ink.pictureShare } as PageContent
}
