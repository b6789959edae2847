/** Secrets that are recognisable in every encoding. */
import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** By name, for reports. */
export type Secrets = Map<string, string>

/** Long, with letters that each encoding must escape. */
export function newSecret(kind: string): string {
  return `${kind}-"+/é-${randomBytes(12).toString('hex')}`
}

/** The same, with letters that need no escaping in headers and URLs. */
export function newPlainSecret(kind: string): string {
  return `${kind}-${randomBytes(12).toString('hex')}`
}

/** All encodings, except hashes, which are no secrets. */
function formsOf(secret: string): Map<string, string> {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
  const bytes = Buffer.from(secret)
  return new Map([
    ['as it is', secret],
    ['in JSON', inJson(secret)],
    ['in JSON in JSON', inJson(inJson(secret))],
    ['in a URL', encodeURIComponent(secret)],
    ['in a URL’s user', new URL(`http://:${encodeURIComponent(secret)}@a`).password],
    ['in a form', new URLSearchParams({ '': secret }).toString().slice(1)],
    ['in HTML', secret.replaceAll('"', '&quot;')],
    ['in hexadecimal', bytes.toString('hex')],
    ['in HEXADECIMAL', bytes.toString('hex').toUpperCase()],
    ...[0, 1, 2].flatMap((at) => inBase64(bytes, at)),
  ])
}

/** Within other data, it begins at one of three offsets. */
function inBase64(secret: Buffer, at: number): [string, string][] {
  const before = Buffer.alloc(at)
  const cut = (text: string) => text.slice(Math.ceil((at * 4) / 3) + (at > 0 ? 1 : 0), -4)
  const whole = Buffer.concat([before, secret])
  return [
    [`in base64, ${at}`, cut(whole.toString('base64'))],
    [`in base64url, ${at}`, cut(whole.toString('base64url'))],
  ]
}

/** @returns the secrets found, with their encodings */
export function findSecrets(secrets: Secrets, text: string): string[] {
  return [...secrets].flatMap(([name, secret]) =>
    [...formsOf(secret)].flatMap(([form, written]) => {
      const at = text.indexOf(written)
      return at < 0
        ? []
        : [`${name} ${form}: …${text.slice(Math.max(0, at - 120), at + written.length + 20)}…`]
    }),
  )
}

/** In every file of a folder, byte by byte. */
export async function findSecretsInFiles(secrets: Secrets, folder: string): Promise<string[]> {
  const found: string[] = []
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const file of names.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name)
    const bytes = (await readFile(path)).toString('latin1')
    for (const [name, secret] of secrets) {
      const forms = [secret, Buffer.from(secret).toString('hex')]
      const written = forms.map((form) => Buffer.from(form).toString('latin1'))
      if (written.some((form) => bytes.includes(form))) found.push(`${name} in ${path}`)
    }
  }
  return found
}
