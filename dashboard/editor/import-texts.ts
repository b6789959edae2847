/** Joins dropped text files into one text. */
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'

/** The server's limit. */
export const MAX_CHARACTERS = 200_000
const NAMED = /\.(txt|md|markdown)$/i

export class TextRefused extends Error {
  /** For the error message. */
  asFailure = (): CallFailed => new CallFailed(0, this.message)
}

/** @throws TextRefused for a file that is not text, or is too long */
export async function readTexts(files: readonly File[], room: number): Promise<string> {
  const texts = await Promise.all(files.map(readText))
  const all = texts.filter((text) => text !== '').join('\n\n')
  if (all.length > room) throw new TextRefused(t('That exceeds the character limit.'))
  return all
}

async function readText(file: File): Promise<string> {
  if (!NAMED.test(file.name))
    throw new TextRefused(t('{name} is not a .txt or .md file.', { name: file.name }))
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim()
  } catch {
    throw new TextRefused(t('{name} is not UTF-8 text.', { name: file.name }))
  }
}
