// Checks whether the build is up to date with its sources. Runs on any installed Node (20 or newer), because it
// decides what has to be installed.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const OUTPUT = 'dist'
/** Lists the built files that the server names in its pages. Written last, so only a complete build has it. */
export const MANIFEST = `${OUTPUT}/manifest.json`
/** The bundle of the server, and the hash of its sources: written last. */
export const SERVER_OUTPUT = `${OUTPUT}/server`
export const SERVER_STAMP = `${SERVER_OUTPUT}/sources`

const SOURCES = [
  ['dashboard', /\.(ts|tsx|css|html|svg)$/],
  ['reference', /\.(js|css)$/],
  ['scripts', /^build\.js$/],
  ['sdk', /^[^/]*\.ts$/],
  ['widget', /\.(ts|css)$/],
]
const SERVER_SOURCES = [
  ['forms', /\.json$/],
  ['scripts', /^build-server\.js$/],
  ['server', /\.ts$/],
]
const NO_SOURCE = /(^|\/)(node_modules|dist)\/|\.test\./

/** Also true if only the build was shipped, without its sources. */
export function isBuilt() {
  if (!existsSync(MANIFEST)) return false
  if (!existsSync('dashboard/index.html')) return true
  return JSON.parse(readFileSync(MANIFEST, 'utf8')).sources === hashOfSources()
}

/**
 * Also true if only the bundle was shipped.
 * @param root of the installation
 */
export function isServerBuilt(root = '.') {
  const stamp = join(root, SERVER_STAMP)
  if (!existsSync(stamp)) return false
  if (!existsSync(join(root, 'server/main.ts'))) return true
  return readFileSync(stamp, 'utf8') === hashOfServer(root)
}

export function hashOfSources() {
  return hashOf(SOURCES, '.')
}

export function hashOfServer(root = '.') {
  return hashOf(SERVER_SOURCES, root)
}

function hashOf(sources, root) {
  const hash = createHash('sha256')
  const files = sources.flatMap((source) => filesIn(source, root))
  // An installation may have no lock file, and no folder that only a build needs.
  for (const file of ['package.json', 'package-lock.json', ...files].filter((name) =>
    existsSync(join(root, name)),
  ))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function filesIn([folder, pattern], root) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => pattern.test(name) && !NO_SOURCE.test(name))
    .sort()
    .map((name) => join(folder, name).replaceAll('\\', '/'))
}
