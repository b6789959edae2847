/** Size budgets of the widget. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { findBuild } from '../server/api/pages/build.ts'
import { widgetFiles } from '../server/api/pages/widget-files.ts'
import { buildPages } from '../testing/build.ts'

await buildPages()
const build = await findBuild()
assert.ok(build)
const { panel, languages } = build
const app = Fastify()
await app.register(widgetFiles)
after(() => app.close())

const load = (url: string, headers = {}) =>
  app.inject({ url, headers: { 'accept-encoding': 'gzip', ...headers } })
const sizeOf = async (url: string) => (await load(url)).rawPayload.length

test('the loader is at most 2 KB, gzipped', async () => {
  const size = await sizeOf('/widget.js')
  assert.ok(size <= 2048, `${size} bytes`)
})

test('the panel with its styles and its largest language is at most 20 KB, gzipped', async () => {
  const sizes = await Promise.all(Object.values(languages).map(sizeOf))
  const size = (await sizeOf(panel)) + Math.max(...sizes)
  assert.equal(sizes.length, 4)
  assert.ok(size <= 20_480, `${size} bytes`)
  const script = gunzipSync((await load(panel)).rawPayload).toString()
  assert.match(script, /\.composer\{/, 'its styles are within it')
  assert.match(script, /@media ?\(max-width: ?479px\)/)
  // The panel loads no other files: it names only the language files, and the one that draws sources.
  const named = new Set(script.match(/[\w-]+\.(js|css|svg|png|woff2?)\b/g))
  const files = Object.values(languages).map((path) => path.split('/').at(-1))
  const [sources = '', ...others] = [...named].filter((name) => !files.includes(name))
  assert.match(sources, /^sources-[\w-]+\.js$/)
  assert.deepEqual(others, [])
  assert.deepEqual([...named].filter((name) => name !== sources).sort(), files.sort())
  const drawing = await load(`/assets/${sources}`)
  assert.equal(drawing.statusCode, 200)
  assert.ok(drawing.rawPayload.length <= 2048, `${drawing.rawPayload.length} bytes`)
  assert.doesNotMatch(gunzipSync(drawing.rawPayload).toString(), /\b(import|from)\b ?["'(]/)
})

test('the loader is revalidated each time; hashed files are cached forever', async () => {
  const { headers, statusCode } = await load('/widget.js')
  assert.equal(statusCode, 200)
  assert.equal(headers['content-type'], 'text/javascript; charset=utf-8')
  assert.equal(headers['cache-control'], 'no-cache')
  assert.equal(headers['cross-origin-resource-policy'], 'cross-origin')
  const again = await load('/widget.js', { 'if-none-match': headers.etag })
  assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', headers.etag])
  assert.equal((await load('/widget.js', { 'if-none-match': 'W/"other"' })).statusCode, 200)
  const script = gunzipSync((await load('/widget.js')).rawPayload).toString()
  assert.ok(script.includes(panel), 'it names the panel of this server')
  for (const path of [panel, ...Object.values(languages)]) {
    const kept = await load(path)
    assert.equal(kept.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal(kept.headers['access-control-allow-origin'], '*', 'a module is fetched as data is')
  }
})
