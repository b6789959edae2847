import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { call, newUser } from '../../../testing/client.ts'
import { pdfOf, showText } from '../../../testing/documents/pdfs.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { type Library, libraryOf, newLibrary } from '../../../testing/knowledge.ts'
import { file, type Page, redirectTo, startWebsite, status } from '../../../testing/website.ts'
import { asServiceRole } from '../../database/transaction.ts'

const site = await startWebsite()
const { address, connections } = await startTestFrontdesk({
  env: { KNOWLEDGE_ALLOWED_HOSTS: site.host, ALLOWED_HOSTS: '127.0.0.1' },
  webLimits: { intervalMs: 0, totalMs: 2000, idleMs: 1000, pageBytes: 200_000, fileBytes: 400_000 },
})
const owner = await newUser(address)

const HOURS = '<h1>Opening hours</h1><p>We are open from 9 to 5.</p>'

/** Adds a page with this content, at an address of its own. */
let pages = 0
async function addPage(library: Library, page: Page) {
  const path = `/page-${++pages}`
  site.pages[path] = page
  const url = site.origin + path
  return { path, url, source: await library.add({ type: 'url', url }) }
}

async function refresh(library: Library, id: string) {
  const { status, text } = await library.send('POST', `/${id}/refresh`)
  assert.equal(status, 202, text)
  return library.settled(id)
}

test('a web page is read, named by its title, and found with its address', async () => {
  const library = await newLibrary(address, owner)
  site.pages['/hours'] = '<h1>Opening hours</h1><p>We are open from 9 to 5.</p>'
  const url = `${site.origin}/hours#sunday`
  const source = await library.add({ type: 'url', url, labels: ['shop'] })
  assert.deepEqual([source.status, source.error], ['ready', null])
  assert.deepEqual([source.name, source.url], ['Opening hours', `${site.origin}/hours`])
  const [found] = await library.search('When are you open?')
  assert.deepEqual([found?.text, found?.url], ['We are open from 9 to 5.', `${site.origin}/hours`])
  assert.match(
    site.requests.at(-1)?.headers['user-agent'] ?? '',
    /^Frontdesk\/\S+ \(\+https:\/\/127\.0\.0\.1\/\)$/,
  )
  const original = await library.send('GET', `/${source.id}/original`)
  assert.match(original.text, /<h1>Opening hours/)
})

test('a refresh of the same content reads nothing, by ETag or by hash', async () => {
  const library = await newLibrary(address, owner)
  const withTag: Page = (request, response) => {
    const isKnown = request.headers['if-none-match'] === '"1"'
    response.writeHead(isKnown ? 304 : 200, { etag: '"1"', 'content-type': 'text/html' })
    response.end(isKnown ? undefined : HOURS)
  }
  for (const page of [withTag, HOURS]) {
    const { path, source } = await addPage(library, page)
    const checkedAt = async () => {
      const { json } = await library.send('GET', `/${source.id}/pages`)
      return json.pages[0].checked_at
    }
    const before = await checkedAt()
    const passages = await library.send('GET', `/${source.id}/passages`)
    const again = await refresh(library, source.id)
    assert.deepEqual([again.status, again.indexed_at], ['ready', source.indexed_at])
    assert.ok((await checkedAt()) > before)
    assert.deepEqual((await library.send('GET', `/${source.id}/passages`)).json, passages.json)
    assert.equal(site.asked().filter((asked) => asked === path).length, 2)
  }
})

test('changed content replaces the old, and the name follows the title unless the owner chose one', async () => {
  const library = await newLibrary(address, owner)
  const { path, source } = await addPage(library, HOURS)
  site.pages[path] = '<h1>Winter hours</h1><p>We are open from 10 to 4.</p>'
  const winter = await refresh(library, source.id)
  assert.equal(winter.name, 'Winter hours')
  assert.notEqual(winter.content_hash, source.content_hash)
  assert.deepEqual(
    (await library.search('When are you open?')).map(({ text }) => text),
    ['We are open from 10 to 4.'],
  )
  await library.send('PATCH', `/${source.id}`, { name: 'Hours' })
  site.pages[path] = '<h1>Summer hours</h1><p>We are open from 8 to 8.</p>'
  assert.equal((await refresh(library, source.id)).name, 'Hours')
})

test('a page that is gone is not found any more, and found again when it is back', async () => {
  const library = await newLibrary(address, owner)
  for (const code of [404, 410]) {
    const { path, source } = await addPage(library, HOURS)
    site.pages[path] = status(code)
    const gone = await refresh(library, source.id)
    assert.deepEqual([gone.status, gone.error?.code, gone.passages], ['failed', 'not_found', 0])
    assert.deepEqual(await library.search('When are you open?'), [])
    site.pages[path] = HOURS
    assert.equal((await refresh(library, source.id)).status, 'ready')
    assert.equal((await library.search('When are you open?')).length, 1)
    await library.send('DELETE', `/${source.id}`)
  }
})

const DOWN: Record<string, { page: Page; code: string }> = {
  'a 500': { page: status(500), code: 'unreachable' },
  'a 429': { page: status(429), code: 'unreachable' },
  'a closed connection': { page: (request) => request.socket.destroy(), code: 'unreachable' },
  'no answer': { page: () => {}, code: 'timeout' },
  'a body that drips': {
    page: (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const timer = setInterval(() => response.write('x'), 300)
      response.on('close', () => clearInterval(timer))
    },
    code: 'timeout',
  },
}
for (const [name, { page, code }] of Object.entries(DOWN)) {
  test(`what was read answers on after ${name}, and a page that was never read fails`, async () => {
    const library = await newLibrary(address, owner)
    const { path, source } = await addPage(library, HOURS)
    site.pages[path] = page
    const kept = await refresh(library, source.id)
    assert.deepEqual([kept.status, kept.error?.code, kept.passages], ['ready', code, 1])
    assert.equal((await library.search('When are you open?')).length, 1)
    const { json } = await library.send('GET', `/${source.id}/pages`)
    assert.deepEqual([json.pages[0].status, json.pages[0].error.code], ['ready', code])
    const { source: failed } = await addPage(library, page)
    assert.deepEqual([failed.status, failed.error?.code, failed.passages], ['failed', code, 0])
  })
}

test('a host that does not exist is unreachable', async () => {
  const library = await newLibrary(address, owner)
  const source = await library.add({ type: 'url', url: 'http://no-such-host.invalid/' })
  assert.deepEqual([source.status, source.error?.code], ['failed', 'unreachable'])
})

test('redirects are followed, five at most', async () => {
  const library = await newLibrary(address, owner)
  site.pages['/target'] = HOURS
  for (let step = 1; step <= 6; step++) site.pages[`/step-${step}`] = redirectTo(`/step-${step + 1}`)
  site.pages['/step-6'] = redirectTo('target#part')
  const near = await library.add({ type: 'url', url: `${site.origin}/step-2` })
  assert.deepEqual([near.status, near.name], ['ready', 'Opening hours'])
  const far = await library.add({ type: 'url', url: `${site.origin}/step-1` })
  assert.deepEqual([far.status, far.error?.code], ['failed', 'unreachable'])
  const { source: circle } = await addPage(library, redirectTo(`/page-${pages + 1}`))
  assert.deepEqual([circle.status, circle.error?.code], ['failed', 'unreachable'])
  for (const location of ['file:///etc/passwd', 'gopher://example.com/', 'http://['])
    assert.equal((await addPage(library, redirectTo(location))).source.error?.code, 'unreachable', location)
})

test('private addresses are refused, or fail where a name or a redirect leads to them', async () => {
  let calls = 0
  const secret = createServer((_request, response) => {
    calls++
    response.end('secret')
  })
  secret.listen(0, '127.0.0.1')
  await once(secret, 'listening')
  after(() => secret.close())
  const { port } = secret.address() as AddressInfo
  const library = await newLibrary(address, owner)
  const literal = [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '10.0.0.1',
    '169.254.169.254',
  ]
  for (const host of literal) {
    for (const type of ['url', 'site']) {
      const { status, json } = await library.send('POST', '', { type, url: `http://${host}:${port}/` })
      assert.deepEqual([status, json.code], [422, 'blocked_address'], host)
    }
  }
  const named = await library.add({ type: 'url', url: `http://localhost:${port}/` })
  assert.deepEqual([named.status, named.error?.code], ['failed', 'blocked_address'])
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
    const { source } = await addPage(library, redirectTo(`http://${host}:${port}/`))
    assert.deepEqual([source.status, source.error?.code], ['failed', 'blocked_address'], host)
  }
  const startingSite = await library.add({ type: 'site', url: `http://localhost:${port}/` })
  assert.deepEqual([startingSite.status, startingSite.error?.code], ['failed', 'blocked_address'])
  assert.equal(calls, 0)
})

test('refuses addresses of other protocols, with passwords, and too long ones', async () => {
  const library = await newLibrary(address, owner)
  const wrong = [
    'ftp://example.com/',
    'javascript:alert(1)',
    'http://',
    'https://me:secret@example.com/',
    '/hours',
  ]
  for (const url of [...wrong, `https://example.com/${'ü'.repeat(400)}`]) {
    const { status, json } = await library.send('POST', '', { type: 'url', url })
    assert.deepEqual([status, json.code], [422, 'invalid_request'], url)
  }
  assert.deepEqual((await library.send('GET')).json.sources, [])
})

test('a page that robots.txt disallows, or the site refuses, is not read', async () => {
  const library = await newLibrary(address, owner)
  site.pages['/robots.txt'] = file('User-agent: *\nDisallow: /page-\nAllow: /$\n', 'text/plain')
  const { source } = await addPage(library, HOURS)
  assert.deepEqual([source.status, source.error?.code], ['failed', 'disallowed'])
  site.pages['/robots.txt'] = status(503)
  const silent = await refresh(library, source.id)
  assert.deepEqual([silent.status, silent.error?.code], ['failed', 'unreachable'])
  delete site.pages['/robots.txt']
  assert.equal((await refresh(library, source.id)).status, 'ready')
  for (const code of [401, 403, 451]) {
    const { source: refused } = await addPage(library, status(code))
    assert.deepEqual([refused.status, refused.error?.code], ['failed', 'fetch_refused'])
  }
})

test('an endless page, and one that is unpacked to far more than it seems, is too large', async () => {
  const library = await newLibrary(address, owner)
  let isClosed = false
  const endless: Page = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    const write = () => {
      while (!isClosed && response.write('x'.repeat(16_384))) {}
    }
    response.on('drain', write).on('close', () => {
      isClosed = true
    })
    write()
  }
  const bomb = gzipSync(Buffer.alloc(100_000_000, 'x'))
  const packed = { 'content-encoding': 'gzip' }
  for (const page of [endless, file(bomb, 'text/html', packed), file(bomb, 'application/pdf', packed)]) {
    const { source } = await addPage(library, page)
    assert.deepEqual([source.status, source.error?.code], ['failed', 'too_large'])
    assert.match(source.error?.message ?? '', /A page may have/)
  }
  assert.ok(isClosed)
  const { source } = await addPage(library, file('x'.repeat(300_000), 'text/plain'))
  assert.equal(source.status, 'ready', 'a file may be larger than a page')
})

test('compressed pages are read, and unknown or broken compressions are not', async () => {
  const library = await newLibrary(address, owner)
  const packed = (encoding: string) =>
    file(gzipSync(HOURS), 'text/html; charset=utf-8', { 'content-encoding': encoding })
  assert.equal((await addPage(library, packed('gzip'))).source.status, 'ready')
  for (const encoding of ['br', 'deflate', 'compress', 'gzip, gzip'])
    assert.equal((await addPage(library, packed(encoding))).source.error?.code, 'unreachable', encoding)
})

test('files are read by what they are, and pages in the charset that they declare', async () => {
  const library = await newLibrary(address, owner)
  const { source: pdf } = await addPage(
    library,
    file(pdfOf({ pages: [showText('Comets cost 1200 dollars')] }), 'text/html'),
  )
  assert.deepEqual([pdf.status, pdf.pages], ['ready', 1], JSON.stringify(pdf.error))
  await addPage(library, file('Model,Price\nMeteor,900\n', 'text/csv'))
  assert.match((await library.search('How much is the Meteor?'))[0]?.text ?? '', /Price: 900/)
  // 退貨 in Big5, and naïve in Latin 1.
  const big5 = Buffer.concat([
    Buffer.from('<h1>'),
    Buffer.from('b068b366', 'hex'),
    Buffer.from('</h1><p>x</p>'),
  ])
  const { source: chinese } = await addPage(library, file(big5, 'text/html; charset=big5'))
  assert.equal(chinese.name, '退貨')
  const latin = Buffer.from('<title>na\u00efve</title><p>caf\u00e9</p>', 'latin1')
  assert.equal((await addPage(library, file(latin, 'text/html; charset=nonsense'))).source.name, 'naïve')
  const { source: picture } = await addPage(
    library,
    file(Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'text/html'),
  )
  assert.equal(picture.error?.code, 'unsupported_type')
  assert.equal((await addPage(library, file('', 'text/html'))).source.error?.code, 'no_text')
})

test('content that cannot be read leaves the old, and is read anew when it is mended', async () => {
  const library = await newLibrary(address, owner)
  const { path, source } = await addPage(library, HOURS)
  site.pages[path] = file('<p></p>', 'text/html', { etag: '"broken"' })
  const broken = await refresh(library, source.id)
  assert.deepEqual([broken.status, broken.error?.code, broken.passages], ['failed', 'no_text', 1])
  const { headers } = site.requests.at(-1) ?? {}
  site.pages[path] = HOURS
  const mended = await refresh(library, source.id)
  assert.deepEqual([mended.status, mended.error, mended.passages], ['ready', null, 1])
  assert.equal(site.requests.at(-1)?.headers['if-none-match'], undefined)
  assert.equal(headers?.['if-none-match'], undefined)
})

test('a page is read again at its interval, until the owner ends that', async () => {
  const library = await newLibrary(address, owner)
  const { path, source } = await addPage(library, HOURS)
  const wantedIn = async () => {
    const { rows } = await asServiceRole(connections, (sql) => ({
      rows: sql<{ days: number | null }[]>`
        select round(extract(epoch from wanted_at - now()) / 86400)::integer as days from sources where id = ${source.id}`,
    }))
    return rows[0]?.days
  }
  assert.equal(await wantedIn(), null)
  await library.send('PATCH', `/${source.id}`, { refresh: 'weekly' })
  assert.equal(await wantedIn(), 7)
  await library.send('PATCH', `/${source.id}`, { refresh: null })
  assert.equal(await wantedIn(), null)
  await library.send('PATCH', `/${source.id}`, { refresh: 'daily' })
  site.pages[path] = '<p>We moved to Sylhet.</p>'
  await asServiceRole(connections, (sql) => [
    sql`update sources set wanted_at = now(), status = 'stale' where id = ${source.id}`,
  ])
  assert.equal((await library.settled(source.id)).status, 'ready')
  assert.match((await library.search('Where did you move?'))[0]?.text ?? '', /Sylhet/)
  assert.equal(await wantedIn(), 1)
})

test('pages of unknown and of other owners’ sources look unknown', async () => {
  const library = await newLibrary(address, owner)
  const { source } = await addPage(library, HOURS)
  const path = `/${source.id}/pages`
  assert.equal((await library.send('GET', path)).json.pages.length, 1)
  const stranger = await newUser(address)
  assert.equal((await libraryOf(address, stranger, library.chatbot).send('GET', path)).status, 404)
  assert.equal((await (await newLibrary(address, stranger)).send('GET', path)).status, 404)
  assert.equal((await call(address, 'GET', library.path + path)).status, 401)
  const added = { type: 'url', url: 'https://example.com/' }
  assert.equal((await libraryOf(address, stranger, library.chatbot).send('POST', '', added)).status, 404)
  assert.equal((await call(address, 'POST', library.path, { body: added })).status, 401)
  for (const cursor of ['nonsense', 'aHR0cDovL8O8'])
    assert.equal((await library.send('GET', `${path}?cursor=${cursor}`)).status, 422)
})
