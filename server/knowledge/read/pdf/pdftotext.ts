/**
 * Poppler's `pdftotext`, where it is installed: it puts Bengali in the order of writing where pdf.js cannot. It gets an
 * address space that the kernel limits, and dies with this process.
 */
import { spawnSync } from 'node:child_process'
import type { ReadingLimits } from '../limits.ts'

const NAME = 'pdftotext'
/** The shell sets the limit, and becomes the program. */
const LIMITED = `ulimit -v "$1" 2>/dev/null; exec ${NAME} -q -enc UTF-8 - -`

/** @returns the text of each page, or null if the program is missing or failed */
export function pagesByPdftotext(bytes: Uint8Array, limits: ReadingLimits): string[] | null {
  if (process.platform === 'win32') return null
  const { status, stdout } = spawnSync(
    '/bin/sh',
    ['-c', LIMITED, NAME, String(Math.ceil(limits.memoryBytes / 1024))],
    {
      input: bytes,
      maxBuffer: limits.characters * 4,
      timeout: limits.milliseconds,
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  )
  if (status !== 0) return null
  const pages = stdout.toString('utf8').split('\f')
  // A form feed ends each page.
  pages.pop()
  return pages
}
