import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'

/** One file that the pages need, in every encoding it is served in. Its path names its content and never changes it. */
export type Asset = {
  path: string
  contentType: string
  bodies: { identity: Buffer; gzip: Buffer; br: Buffer }
}

export type Assets = { script: Asset; style: Asset; icon: Asset }

const widgetFolder = fileURLToPath(new URL('../../../widget', import.meta.url))

const iconDrawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#2c50d9" d="M16 3C8.3 3 2 8.400 2 15.200c0 3.900 2.100 7.300 5.300 9.500L6.500 30l6-2.900c1.100.2 2.300.3 3.500.3 7.700 0 14-5.400 14-12.200S23.700 3 16 3z"/><g fill="#fff"><circle cx="10" cy="15.200" r="2"/><circle cx="16" cy="15.200" r="2"/><circle cx="22" cy="15.200" r="2"/></g></svg>`

/** The licences of what is bundled ask to be named. */
const notice =
  '/*! with streaming-markdown (MIT, Damian Tarnawski) and eventsource-parser (MIT, Espen Hovlandsdal) */'

let made: Promise<Assets> | undefined

/** Bundled once for the process, in memory: no build step, and nothing on the disk that could be stale. */
export function pageAssets(): Promise<Assets> {
  made ??= makeAssets()
  return made
}

async function makeAssets(): Promise<Assets> {
  const [script, style] = await Promise.all([bundle('page.ts'), bundle('page.css')])
  return {
    script: await makeAsset('page', 'js', 'text/javascript; charset=utf-8', script),
    style: await makeAsset('page', 'css', 'text/css; charset=utf-8', style),
    icon: await makeAsset('icon', 'svg', 'image/svg+xml', Buffer.from(iconDrawing)),
  }
}

async function bundle(entry: string): Promise<Buffer> {
  const result = await build({
    absWorkingDir: widgetFolder,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    drop: ['console'],
    legalComments: 'none',
    logLevel: 'silent',
    ...(entry.endsWith('.ts') ? { banner: { js: notice } } : {}),
  })
  return Buffer.from(result.outputFiles[0]?.contents ?? [])
}

async function makeAsset(name: string, ending: string, contentType: string, body: Buffer): Promise<Asset> {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(body, { params }),
    promisify(gzip)(body, { level: 9 }),
  ])
  return {
    path: `/assets/${name}-${hash}.${ending}`,
    contentType,
    bodies: { identity: body, gzip: zipped, br },
  }
}

/** The smallest encoding that the client takes. */
export function chooseEncoding(acceptEncoding: string | undefined): keyof Asset['bodies'] {
  const accepted = new Set<string>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [coding = '', weight = ''] = part.split(';').map((piece) => piece.trim())
    if (!/^q=0(\.0*)?$/.test(weight)) accepted.add(coding)
  }
  if (accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : 'identity'
}
