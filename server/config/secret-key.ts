import { randomBytes } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** As for SECRET_KEY: an HS256 key should have at least as many bits as its hash. */
const MIN_LENGTH = 32

/** The key that signs this server's tokens: generated at the first start, then read from the data folder. */
export async function keptSecretKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret-key')
  const kept = await readFile(path, 'utf8').catch(ifMissing)
  const key = (kept ?? (await generate(path))).trim()
  if (key.length < MIN_LENGTH) {
    throw new Error(
      `${path} should hold at least ${MIN_LENGTH} characters. Delete it to have a new key made; everybody then signs in again.`,
    )
  }
  return key
}

/** Written to a temporary file and then linked: the key appears atomically, and one of two processes wins. */
async function generate(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flush: true })
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  return readFile(path, 'utf8')
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
