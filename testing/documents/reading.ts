/** What tests of the readers of documents compare. */
import {
  type ReadDocument,
  type UnreadableCode,
  UnreadableDocument,
} from '../../server/knowledge/read/document.ts'

/** A line for each block: what it is, and its text. */
export function linesOf({ blocks }: ReadDocument): string[] {
  return blocks.map((block) => `${block.kind === 'heading' ? `h${block.level}` : block.kind} ${block.text}`)
}

/** For `assert.rejects`. */
export function unreadable(code: UnreadableCode): (error: unknown) => boolean {
  return (error) => {
    if (error instanceof UnreadableDocument && error.code === code) return true
    throw error
  }
}
