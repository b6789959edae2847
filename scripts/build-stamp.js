// Checks whether the build is up to date with its sources. Runs on any installed Node (20 or newer), because it
// decides what has to be installed.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const OUTPUT = 'dist'
/** Lists the built files that the server names in its pages. Written last, so only a complete build has it. */
export const MANIFEST = `${OUTPUT}/manifest.json`

const SOURCES = [
  ['dashboard', /\.(ts|tsx|css|html|svg)$/],
  ['reference', /\.(js|css)$/],
  ['scripts', /^build\.js$/],
  ['sdk', /^[^/]*\.ts$/],
  ['widget', /\.(ts|css)$/],
]
const NO_SOURCE = /(^|\/)(node_modules|dist)\/|\.test\./

/** Also true if only the build was shipped, without its sources. */
export function isBuilt() {
  if (!existsSync(MANIFEST)) return false
  if (!existsSync('dashboard/index.html')) return true
  return JSON.parse(readFileSync(MANIFEST, 'utf8')).sources === hashOfSources()
}

export function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', ...SOURCES.flatMap(filesIn)])
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesIn([folder, pattern]) {
  return readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => pattern.test(name) && !NO_SOURCE.test(name))
    .sort()
    .map((name) => join(folder, name).replaceAll('\\', '/'))
}
