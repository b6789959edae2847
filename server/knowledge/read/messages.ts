/** What the server and the process that reads a document send each other. The bytes come by standard input. */
import type { Block, DocumentType, UnreadableCode } from './document.ts'
import type { ReadingLimits } from './limits.ts'

export type ReadingRequest = {
  name: string
  mediaType: string | null
  limits: ReadingLimits
  /** The folder of the server's compiled code, if it has one. */
  compileCache: string | null
}

export type ReadingMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'blocks'; blocks: Block[] }
  | { kind: 'end'; type: DocumentType; title: string | null; pages: number | null }
  | { kind: 'failure'; code: UnreadableCode; reason: string }

/** The last words, at standard error, of a process that needed too much memory. */
export const OUT_OF_MEMORY = 'The document needs too much memory.'
