// Builds everything that browsers load: the widget, the pages' script and style, the dashboard and the API
// reference, and compresses each file once. Needs the development packages.
// docs/decisions/0037-one-build.md
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'vite'
import { widgetConfig } from '../widget/vite.config.ts'
import { hashOfSources, MANIFEST, OUTPUT } from './build-stamp.js'

/** Keeps the hashed files of earlier builds: a page opened before an update still loads them. */
const KEPT_MS = 7 * 86_400_000

const LANGUAGES = { en: 'english', bn: 'bengali', 'zh-Hant': 'traditional-chinese', ar: 'arabic' }

/** Lightning CSS's flag to write `(max-width: …)`, not `(width <= …)`, which older browsers do not know. */
const MEDIA_RANGES = 128

/** The page's style, which works without the script; the icon; Swagger UI for the API reference. */
const OTHERS = {
  plugins: [
    {
      name: 'icon',
      buildStart() {
        this.emitFile({ type: 'asset', name: 'icon.svg', source: readFileSync('dashboard/public/icon.svg') })
      },
    },
  ],
  build: {
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { page: 'widget/page.css', reference: 'reference/reference.js' },
      output: { postBanner: '/*! Swagger UI (Apache-2.0, SmartBear Software Inc.) */' },
    },
  },
}

console.error('Building the pages (only when they have changed, some seconds) ...')
const sources = hashOfSources()
await build({ configFile: 'dashboard/vite.config.ts', logLevel: 'warn' })
const page = await run(widgetConfig('page.ts'))
const panel = await run(widgetConfig('widget.ts'))
await run(widgetConfig('loader.ts', { PANEL: JSON.stringify(panel('widget')) }))
const others = await run(OTHERS)
for (const file of globSync(`${OUTPUT}/**/assets/*`)) if (isOld(file)) rmSync(file)
await Promise.all(globSync(`${OUTPUT}/**/*.{js,css,html,svg}`).map(compress))
const manifest = {
  sources,
  script: page('page'),
  style: others('page.css'),
  icon: others('icon.svg'),
  panel: panel('widget'),
  languages: Object.fromEntries(Object.entries(LANGUAGES).map(([language, name]) => [language, panel(name)])),
  reference: { script: others('reference'), style: others('reference.css') },
}
writeFileSync(`${MANIFEST}.new`, JSON.stringify(manifest))
renameSync(`${MANIFEST}.new`, MANIFEST)

/** @returns a function that finds the address of a built file by its name without the hash */
async function run({ build: options, ...config }) {
  const [{ output }] = [
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      css: { lightningcss: { include: MEDIA_RANGES } },
      ...config,
      build: {
        outDir: OUTPUT,
        emptyOutDir: false,
        cssTarget: 'esnext',
        assetsInlineLimit: 0,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 2000,
        ...options,
      },
    }),
  ].flat()
  return (name) => `/${output.find((file) => file.name === name || file.names?.includes(name)).fileName}`
}

function isOld(file) {
  return Date.now() - statSync(file).mtimeMs > KEPT_MS
}

/** A hashed file never changes, so it is compressed only once. */
async function compress(file) {
  const isHashed = file.includes('assets')
  if (isHashed && existsSync(`${file}.br`) && existsSync(`${file}.gz`)) return
  const body = readFileSync(file)
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const bodies = {
    br: await promisify(brotliCompress)(body, { params }),
    gz: await promisify(gzip)(body, { level: 9 }),
  }
  for (const [ending, compressed] of Object.entries(bodies)) {
    // Renamed, because a build that is killed must not leave half a file.
    writeFileSync(`${file}.${ending}.new`, compressed)
    renameSync(`${file}.${ending}.new`, `${file}.${ending}`)
  }
}
