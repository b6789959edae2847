/** How the built files are sent: compressed once, and cached for good where their name has a hash. */
import assert from 'node:assert/strict'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { sharedFrontdesk } from '../../../testing/shared-frontdesk.ts'
import { findBuild, notBuiltRoutes } from './build.ts'

const { address } = await sharedFrontdesk()
const build = await findBuild()
assert.ok(build)

/** Unlike `fetch`, it does not decompress the body. */
async function get(path: string, headers = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  httpGet(address + path, { headers }, resolve).on('error', reject)
  const response = await promise
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) }
}

const [dashboardScript = ''] = /(?<=src=")\/app\/assets\/[^"]+/.exec(String((await get('/app')).body)) ?? []
const { script, style, panel, languages, reference } = build
const HASHED = [script, style, panel, languages.ar, dashboardScript, reference.script, reference.style]
const REVALIDATED = ['/widget.js', '/app', '/docs', '/openapi.json']

for (const path of [...HASHED, ...REVALIDATED]) {
  test(`sends the best accepted encoding of ${path.replace(/-[\w-]{8}\./, '-….')}`, async () => {
    const plain = await get(path)
    assert.equal(plain.status, 200)
    assert.equal(plain.headers['content-encoding'], undefined)
    const br = await get(path, { 'accept-encoding': 'gzip, deflate, br, zstd' })
    assert.equal(br.headers['content-encoding'], 'br')
    assert.deepEqual(brotliDecompressSync(br.body), plain.body)
    const gzip = await get(path, { 'accept-encoding': 'gzip, br;q=0' })
    assert.equal(gzip.headers['content-encoding'], 'gzip')
    assert.deepEqual(gunzipSync(gzip.body), plain.body)
    assert.ok(br.body.length < gzip.body.length && gzip.body.length < plain.body.length)
    for (const { headers } of [plain, br, gzip]) {
      assert.match(headers.vary ?? '', /accept-encoding/i)
      assert.equal(headers['content-type'], plain.headers['content-type'])
    }
  })
}

test('hashed files are immutable for a year; other files are revalidated', async () => {
  for (const path of HASHED) {
    const { headers } = await get(path)
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable', path)
  }
  for (const path of REVALIDATED) assert.equal((await get(path)).headers['cache-control'], 'no-cache', path)
})

test('answers 304 to a client that has the file, in each encoding', async () => {
  for (const path of [...HASHED, ...REVALIDATED]) {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const asked = { 'accept-encoding': encoding }
      const { headers } = await get(path, asked)
      const again = await get(path, { ...asked, 'if-none-match': headers.etag })
      assert.deepEqual([again.status, again.body.length], [304, 0], path)
      assert.equal(again.headers.etag, headers.etag, path)
      assert.equal(again.headers['cache-control'], headers['cache-control'], path)
      assert.equal((await get(path, { ...asked, 'if-none-match': '"other"' })).status, 200, path)
    }
  }
})

test('sends a hashed file whole, whatever part of it is asked for', async () => {
  for (const range of ['bytes=0-9', 'bytes=99999999-', 'bytes=5-1', 'nonsense']) {
    const { status, headers, body } = await get(script, { range })
    assert.deepEqual([status, headers['accept-ranges'], body.length > 1000], [200, undefined, true], range)
  }
})

test('a hashed file that does not exist is a 404 that no cache keeps', async () => {
  for (const path of [
    '/assets/widget-00000000.js',
    '/app/assets/index-00000000.js',
    '/assets/..%2fmanifest.json',
  ]) {
    const { status, headers } = await get(path, { 'accept-encoding': 'br, gzip' })
    assert.deepEqual([status, headers['cache-control']], [404, 'no-store'], path)
  }
})

test('the API reference is a fifth of its size with Brotli', async () => {
  const sizes = await Promise.all(
    [reference.script, reference.style].map(
      async (path) => (await get(path, { 'accept-encoding': 'br' })).body.length,
    ),
  )
  const size = sizes.reduce((sum, each) => sum + each)
  assert.ok(size < 400_000, `${size} bytes`)
})

test('without a build, every page says how to make one', async () => {
  const app = Fastify()
  after(() => app.close())
  notBuiltRoutes(app)
  for (const path of ['/', '/c/mina', '/widget.js', '/docs', '/app', '/app/settings']) {
    const { statusCode, headers, body } = await app.inject(path)
    assert.equal(statusCode, 503, path)
    assert.match(String(headers['content-type']), /^text\/plain/, path)
    assert.match(body, /not built\. Run `npm run build`/, path)
  }
})
