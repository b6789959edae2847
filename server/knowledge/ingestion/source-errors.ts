/** What an owner reads of a source that failed, and what to do. The codes are part of the API's contract. */
import { type UnreadableCode, UnreadableDocument } from '../read/document.ts'
import type { SourceError } from '../source.ts'
import { FetchFailure, type FetchFailureCode } from '../web/fetch-failure.ts'

export type SourceErrorCode = UnreadableCode | FetchFailureCode

export const MEANINGS: Record<SourceErrorCode, string> = {
  unsupported_type:
    'This type of file cannot be read. Save it as PDF, DOCX, XLSX, PPTX, HTML or plain text, and add it again.',
  encrypted: 'The file is protected by a password. Remove the password, and add it again.',
  no_text: 'There is no text in it. Scanned pages have to go through text recognition (OCR) first.',
  unreadable_text:
    'Its text comes out broken, often because of the fonts of the PDF. Add the original document, such as the DOCX.',
  too_large: 'It is too large. Split it into several files.',
  too_many_pages: 'It has too many pages. Split it into several files.',
  timeout: 'Reading it took too long. Split it into several files, and add them again.',
  malformed: 'The file is damaged or incomplete. Open it in its own program, save it again, and add that.',
  unreachable:
    'The address does not answer. Check that it opens in a browser; it is tried again at the next refresh.',
  blocked_address: 'The address leads to a private network, which is not read.',
  not_found: 'There is no page at this address any more.',
  disallowed: 'The site’s robots.txt does not allow reading this page.',
  fetch_refused: 'The site refuses to send this page. Save it as a file, and add that.',
}

/** Where an address failed, and not a document. */
const OF_ADDRESSES: Partial<Record<FetchFailureCode, string>> = {
  timeout: 'The address takes too long to answer. Try again later, or save the page as a file and add that.',
  too_large:
    'It is too large. A page may have 5 MB, a file 25 MB, and all sources of a chatbot together 500 MB.',
}

/** @returns undefined for an error that says nothing about the source */
export function sourceErrorOf(error: unknown): SourceError | undefined {
  if (error instanceof FetchFailure) {
    return { code: error.code, message: OF_ADDRESSES[error.code] ?? MEANINGS[error.code] }
  }
  if (error instanceof UnreadableDocument) return { code: error.code, message: MEANINGS[error.code] }
  return undefined
}
