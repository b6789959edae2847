// Builds the dashboard if its sources have changed since the last build, and compresses its files. Needs the
// development packages, which `npm run build` installs before calling this.
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { BUILT_FROM, hashOfSources, isDashboardBuilt, OUTPUT } from './dashboard-sources.js'

/** Keeps the files of earlier builds: a tab opened before an update still loads them. */
const KEPT_MS = 7 * 86_400_000

if (!isDashboardBuilt()) {
  console.error('Building the dashboard (only when it has changed, some seconds) ...')
  const sources = hashOfSources()
  const { build } = await import('vite')
  await build({ configFile: 'dashboard/vite.config.ts', logLevel: 'warn' })
  for (const file of globSync(`${OUTPUT}/assets/*`)) if (isOld(file)) rmSync(file)
  for (const file of globSync(`${OUTPUT}/**/*.{js,css,html,svg}`)) if (!isCompressed(file)) compress(file)
  writeFileSync(BUILT_FROM, sources)
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
