/**
 * Poppler's `pdftotext`, where it is installed: it puts Bengali in the order of writing where pdf.js cannot. It gets an
 * address space that the kernel limits, and dies with this process.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { ReadingLimits } from '../limits.ts'

const NAME = 'pdftotext'
/** The shell sets the limit, and becomes the program. */
const LIMITED = `ulimit -v "$1" 2>/dev/null; exec ${NAME} -q -enc UTF-8 - -`

/** @returns the text of each page, or null if the program is missing or failed */
export function pagesByPdftotext(bytes: Uint8Array, limits: ReadingLimits): string[] | null {
  if (process.platform === 'win32' || !isInstalled()) return null
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

function isInstalled(): boolean {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && existsSync(join(folder, NAME)))
}
