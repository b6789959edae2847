/** Makes PDFs: by Chromium from HTML, and by hand from a page's operators. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path))

/** For the option `skip` of a test. */
export const withoutChromium = CHROMIUM === undefined && 'no Chromium prints PDFs here'

/** @param options for Chromium, such as `--no-pdf-header-footer` */
export function printPdf(html: string, ...options: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-pdf-'))
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    writeFileSync(page, html)
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'profile')}`,
    ]
    const args = [...flags, ...options, `--print-to-pdf=${pdf}`, pathToFileURL(page).href]
    spawnSync(CHROMIUM ?? '', args, { stdio: 'ignore', timeout: 60_000 })
    return readFileSync(pdf)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export type PdfParts = {
  /** The operators of each page. */
  pages: readonly string[]
  /** Entries of each page's resources, beside the font `F1`. */
  resources?: string
  /** Further objects, from number 4 on. */
  objects?: readonly string[]
  /** Entries of the catalog. */
  catalog?: string
  /** Entries of the trailer. */
  trailer?: string
}

/** US Letter: 612 by 792 points. */
export function pdfOf({ pages, resources = '', objects = [], catalog = '', trailer = '' }: PdfParts): Buffer {
  const firstPage = 4 + objects.length
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`)
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...objects,
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${firstPage + index * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> ${resources} >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  return written(all, trailer)
}

function written(objects: readonly string[], trailer: string): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  const start = text.length
  text += `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** Operators that show a line. */
export function showText(text: string, { x = 72, y = 700, size = 12, before = '' } = {}): string {
  return `q BT ${before} /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET Q`
}
