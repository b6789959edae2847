import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AssistantFile, type Mistake, parseAssistantFile } from './assistant-file.ts'

const TEMPLATE = join(import.meta.dirname, 'assistant-template.md')

/** Reads the operator's file, after writing it from the template if there is none. */
export async function loadAssistant(
  dataDir: string,
): Promise<{ path: string } & ({ file: AssistantFile } | { mistakes: Mistake[] })> {
  const path = join(dataDir, 'assistant.md')
  // A copy would take the template's mode too, which the umask does not limit.
  await writeFile(path, await readFile(TEMPLATE), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const bytes = await readFile(path)
  try {
    return { path, ...parseAssistantFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { path, mistakes: [{ line: 1, message: 'the file is not UTF-8 text' }] }
  }
}
