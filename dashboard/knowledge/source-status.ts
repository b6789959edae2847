import type { Badge } from '../kit/badge.tsx'
import { t } from '../language/language.ts'
import type { Source, SourceStatus } from './source-queries.ts'
import { isWeb } from './source-type.ts'

type Look = { label: string; tone: NonNullable<Parameters<typeof Badge>[0]['tone']> }

export function sourceStatus(status: SourceStatus): Look {
  if (status === 'ready') return { label: t('Ready'), tone: 'good' }
  if (status === 'failed') return { label: t('Not readable'), tone: 'alarm' }
  if (status === 'processing') return { label: t('Reading'), tone: 'accent' }
  if (status === 'stale') return { label: t('Updating'), tone: 'accent' }
  return { label: t('Waiting'), tone: 'neutral' }
}

/** From 0 to 1; undefined while the total is unknown. */
export function progressOf({ status, progress: { done, total } }: Source): number | undefined {
  if (status === 'ready' || status === 'failed' || total === 0) return undefined
  return Math.min(1, done / total)
}

/** What went wrong, and what to do. An unknown code has the server's message. */
export function failureText({ error, type }: Pick<Source, 'error' | 'type'>): string | undefined {
  if (!error) return undefined
  const ofWeb = isWeb({ type }) ? webFailures()[error.code] : undefined
  return ofWeb ?? failures()[error.code] ?? error.message
}

/** Where an address failed, and not a document. */
const webFailures = (): Readonly<Record<string, string>> => ({
  timeout: t(
    'The address takes too long to answer. Try again later, or save the page as a file and add that.',
  ),
  too_large: t('It is too large. A page may have 5 MB, and a file 25 MB.'),
})

const failures = (): Readonly<Record<string, string>> => ({
  unsupported_type: t(
    'This type of file cannot be read. Save it as PDF, DOCX, XLSX, PPTX, HTML or plain text, and add it again.',
  ),
  encrypted: t('The file is protected by a password. Remove the password, and add it again.'),
  no_text: t('There is no text in it. Run scanned pages through text recognition (OCR) first.'),
  unreadable_text: t(
    'Its text comes out broken, often because of the fonts of a PDF. Add the original document, such as the DOCX.',
  ),
  too_large: t('It is too large. Split it into several files.'),
  too_many_pages: t('It has too many pages. Split it into several files.'),
  timeout: t('Reading it took too long. Split it into several files, and add them again.'),
  malformed: t(
    'The file is damaged or incomplete. Open it in its own program, save it again, and add the new file.',
  ),
  unreachable: t('The address does not answer. Check that it opens in a browser, then refresh.'),
  blocked_address: t('The address leads to a private network, which is not read.'),
  not_found: t('There is no page at this address any more.'),
  disallowed: t('The site’s robots.txt does not allow reading this page.'),
  fetch_refused: t('The site refuses to send this page. Save it as a file, and add that.'),
})
