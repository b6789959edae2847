// Checks whether the built dashboard is up to date with its sources. Runs on any installed Node (20 or
// newer), because it decides what has to be installed.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const OUTPUT = 'dashboard/dist'
/** Written last, so that it exists only after a complete build. */
export const BUILT_FROM = `${OUTPUT}/built-from`

const SOURCES = [
  ['dashboard', /\.(ts|tsx|css|html|svg)$/],
  ['sdk', /^[^/]*\.ts$/],
  ['widget', /\.(ts|css)$/],
]
const NO_SOURCE = /(^|\/)(node_modules|dist)\/|\.test\./

/** Also true if only the built dashboard was shipped, without its sources. */
export function isDashboardBuilt() {
  if (!existsSync(BUILT_FROM)) return false
  return !existsSync('dashboard/index.html') || readFileSync(BUILT_FROM, 'utf8') === hashOfSources()
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
