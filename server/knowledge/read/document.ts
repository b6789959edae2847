/** What a reader makes of a document: its text in reading order, in blocks that say what they were. */
export type DocumentType =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'ods'
  | 'epub'
  | 'html'
  | 'markdown'
  | 'text'
  | 'csv'
  | 'tsv'
  | 'json'
  | 'ndjson'

/** `page` is the page of a PDF or the slide, from 1; null where a format has none. */
export type Block =
  /** `level` is 1 to 6. */
  | { kind: 'heading'; text: string; level: number; page: number | null }
  /** A paragraph or a list item, with blanks collapsed. */
  | { kind: 'text' | 'item'; text: string; page: number | null }
  /** A table's row as `header: value; header: value`. */
  | { kind: 'row'; text: string; page: number | null }

/** `pages` are the pages of a PDF or the slides of a presentation. */
export type ReadDocument = {
  type: DocumentType
  title: string | null
  pages: number | null
  blocks: Block[]
}

export type UnreadableCode =
  | 'unsupported_type'
  | 'encrypted'
  | 'no_text'
  | 'unreadable_text'
  | 'too_large'
  | 'too_many_pages'
  | 'timeout'
  | 'malformed'

/** The document has no text that can be used. The code says why, and is part of the API's contract. */
export class UnreadableDocument extends Error {
  readonly code: UnreadableCode
  /** For a log: what was found. */
  readonly reason: string

  constructor(code: UnreadableCode, reason: string, options?: ErrorOptions) {
    super(`${code}: ${reason}`, options)
    this.name = 'UnreadableDocument'
    this.code = code
    this.reason = reason
  }
}
