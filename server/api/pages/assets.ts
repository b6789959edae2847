import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import type { Language } from '../../../widget/languages.ts'
import { OWN_NAMES } from './own-names.ts'

/** One file in every encoding it is served in. Its path has a hash of its content, except the loader's. */
export type Asset = {
  path: string
  contentType: string
  bodies: { identity: Buffer; gzip: Buffer; br: Buffer }
}

/** The widget's `loader` fetches `panel`; the page and the panel fetch one of `languages`. */
export type Assets = {
  script: Asset
  style: Asset
  icon: Asset
  panel: Asset
  loader: Asset
  languages: Record<Language, Asset>
}

const widgetFolder = fileURLToPath(new URL('../../../widget', import.meta.url))

const iconDrawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#2c50d9" d="M16 3C8.3 3 2 8.400 2 15.200c0 3.900 2.100 7.300 5.300 9.500L6.500 30l6-2.900c1.100.2 2.300.3 3.500.3 7.700 0 14-5.400 14-12.200S23.700 3 16 3z"/><g fill="#fff"><circle cx="10" cy="15.200" r="2"/><circle cx="16" cy="15.200" r="2"/><circle cx="22" cy="15.200" r="2"/></g></svg>`

/** The licence of the bundled library requires this notice. */
const notice = '/*! with streaming-markdown (MIT, Damian Tarnawski) */'

let made: Promise<Assets> | undefined

/** Bundled once per process and kept in memory: no build step, no stale files on disk. */
export function pageAssets(): Promise<Assets> {
  made ??= makeAssets()
  return made
}

async function makeAssets(): Promise<Assets> {
  const [page, style, widget] = await Promise.all([
    bundle('page.ts', notice),
    bundle('page.css'),
    bundle('widget.ts', notice),
  ])
  const panel = await makeAsset('widget', 'js', SCRIPT, widget.body)
  const loader = await bundle('loader.ts', '', { PANEL: JSON.stringify(panel.path) })
  return {
    script: await makeAsset('page', 'js', SCRIPT, page.body),
    style: await makeAsset('page', 'css', 'text/css; charset=utf-8', style.body),
    icon: await makeAsset('icon', 'svg', 'image/svg+xml', Buffer.from(iconDrawing)),
    panel,
    loader: { ...(await makeAsset('loader', 'js', SCRIPT, loader.body)), path: '/widget.js' },
    languages: await languagesIn(new Map([...page.chunks, ...widget.chunks])),
  }
}

const SCRIPT = 'text/javascript; charset=utf-8'

const LANGUAGE_FILES = {
  en: 'english',
  bn: 'bengali',
  'zh-Hant': 'traditional-chinese',
  ar: 'arabic',
} as const satisfies Record<Language, string>

/** The page and the widget share these chunks. */
async function languagesIn(chunks: Map<string, Buffer>): Promise<Record<Language, Asset>> {
  const made = Object.entries(LANGUAGE_FILES).map(async ([language, name]) => {
    const [[path, body] = ['', Buffer.alloc(0)]] = [...chunks].filter(([path]) => path.includes(`/${name}-`))
    return [language, await compress(path, SCRIPT, body)] as const
  })
  return Object.fromEntries(await Promise.all(made)) as Record<Language, Asset>
}

type Bundle = { body: Buffer; chunks: Map<string, Buffer> }

/** @returns the entry file, and the chunks that it loads on demand, by path */
async function bundle(entry: string, banner = '', define: Record<string, string> = {}): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: widgetFolder,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    outdir: '/assets',
    // The loader is a classic script, not a module.
    format: entry === 'loader.ts' ? 'iife' : 'esm',
    splitting: entry !== 'loader.ts',
    chunkNames: '[name]-[hash]',
    target: 'es2022',
    charset: 'utf8',
    drop: ['console'],
    mangleProps: OWN_NAMES,
    legalComments: 'none',
    logLevel: 'silent',
    banner: { js: banner },
    define,
    plugins: [sheets],
  })
  const [file, ...others] = outputFiles
  const chunks = others.map(
    ({ path, contents }) => [`/assets/${basename(path)}`, Buffer.from(contents)] as const,
  )
  return { body: Buffer.from(file?.contents ?? []), chunks: new Map(chunks) }
}

/**
 * Resolves `import text from './some.css?inline'`, for shadow roots. `rem` becomes pixels, because its size
 * depends on the embedding page.
 */
const sheets: Plugin = {
  name: 'sheets',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace('?inline', '')),
      namespace: 'sheet',
    }))
    onLoad({ filter: /./, namespace: 'sheet' }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, write: false })
      const text = outputFiles[0]?.text ?? ''
      const inPixels = (_: string, length: string) => `${Number(length) * 16}px`
      return {
        contents: text.replace(/(?<![\d.])(\d+(?:\.\d+)?|\.\d+)rem\b/g, inPixels).trim(),
        loader: 'text',
      }
    })
  },
}

async function makeAsset(name: string, ending: string, contentType: string, body: Buffer): Promise<Asset> {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return compress(`/assets/${name}-${hash}.${ending}`, contentType, body)
}

async function compress(path: string, contentType: string, body: Buffer): Promise<Asset> {
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(body, { params }),
    promisify(gzip)(body, { level: 9 }),
  ])
  return { path, contentType, bodies: { identity: body, gzip: zipped, br } }
}

/** @returns the smallest encoding that the client accepts */
export function chooseEncoding(acceptEncoding: string | undefined): keyof Asset['bodies'] {
  const accepted = new Set<string>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [coding = '', weight = ''] = part.split(';').map((piece) => piece.trim())
    if (!/^q=0(\.0*)?$/.test(weight)) accepted.add(coding)
  }
  if (accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : 'identity'
}
