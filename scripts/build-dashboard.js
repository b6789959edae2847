// Runs before `npm start` and `npm test`: builds the dashboard where its sources have changed since it was
// built last, and compresses what it is served as.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const SOURCES = [
  'dashboard/**/*.{ts,tsx,css,html,svg}',
  'sdk/*.ts',
  'widget/**/*.{ts,css}',
  'package-lock.json',
]
const OUTPUT = 'dashboard/dist'
/** Of earlier builds: a tab that was open before an update still loads its parts. */
const KEPT_MS = 7 * 86_400_000
const BUILT_FROM = `${OUTPUT}/built-from`

const sources = hashOf(SOURCES)
if (!existsSync(BUILT_FROM) || readFileSync(BUILT_FROM, 'utf8') !== sources) {
  console.error('Building the dashboard (only when it has changed, some seconds) ...')
  const { build } = await import('vite')
  await build({ configFile: 'dashboard/vite.config.ts', logLevel: 'warn' })
  for (const file of globSync(`${OUTPUT}/assets/*`)) if (isOld(file)) rmSync(file)
  for (const file of filesIn([`${OUTPUT}/**/*.{js,css,html,svg}`])) if (!isCompressed(file)) compress(file)
  // Last: it is there only after a complete build.
  writeFileSync(BUILT_FROM, sources)
}

function filesIn(patterns) {
  return patterns
    .flatMap((pattern) => globSync(pattern))
    .filter((file) => !file.includes('.test.') && (patterns !== SOURCES || !file.startsWith(OUTPUT)))
    .sort()
}

function hashOf(patterns) {
  const hash = createHash('sha256')
  for (const file of filesIn(patterns)) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function isOld(file) {
  return Date.now() - statSync(file).mtimeMs > KEPT_MS
}

function isCompressed(file) {
  return existsSync(`${file}.gz`) && statSync(`${file}.gz`).mtimeMs >= statSync(file).mtimeMs
}

function compress(file) {
  const body = readFileSync(file)
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  writeFileSync(`${file}.br`, brotliCompressSync(body, { params }))
  writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }))
}
