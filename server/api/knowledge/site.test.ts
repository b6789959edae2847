import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { newUser } from '../../../testing/client.ts'
import { createTestDatabase } from '../../../testing/database.ts'
import { openTestFrontdesk, startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { type Library, libraryOf, newLibrary, type Source } from '../../../testing/knowledge.ts'
import { file, type Page, redirectTo, startWebsite, status } from '../../../testing/website.ts'
import { asServiceRole } from '../../database/transaction.ts'

const site = await startWebsite()
const other = await startWebsite()
const env = { KNOWLEDGE_ALLOWED_HOSTS: `${site.host},${other.host}` }
const { address, connections } = await startTestFrontdesk({
  env,
  webLimits: { intervalMs: 0, totalMs: 2000 },
})
const owner = await newUser(address)

/** Replaces the whole site. */
function publish(pages: Record<string, Page>): void {
  for (const path of Object.keys(site.pages)) delete site.pages[path]
  Object.assign(site.pages, pages)
  site.asked()
}

async function refresh(library: Library, id: string): Promise<Source> {
  assert.equal((await library.send('POST', `/${id}/refresh`)).status, 202)
  return library.settled(id)
}

/** Of a source, by path: its status, or its error's code. */
async function pagesOf(library: Library, { id }: Source): Promise<Record<string, string>> {
  const { json } = await library.send('GET', `/${id}/pages`)
  const entries = json.pages.map(({ url, status, error }: Record<string, never>) => [
    String(url).replace(site.origin, ''),
    error ? `${status} ${(error as { code: string }).code}` : status,
  ])
  return Object.fromEntries(entries)
}

const link = (...paths: string[]) => paths.map((path) => `<a href="${path}">${path}</a>`).join(' ')

test('a site is read from its start page, breadth first, within its host and patterns', async () => {
  const library = await newLibrary(address, owner)
  publish({
    '/': '<h1>Start</h1><p>Welcome to the shop.</p><a href="/a">A</a> <a href="b.html#x">B</a> <a href="http://example.com/">Other</a> <a href="/private/x">X</a> <a href="/logo.png">L</a>',
    '/a': '<h1>Aquariums</h1><p>Aquariums cost 90 dollars.</p><a href="/deep">deep</a><a href="/">Start</a><a href="/old">old</a>',
    '/b.html':
      '<h1>Bicycles</h1><p>Bicycles cost 400 dollars.</p><a href="/a?">A</a><a href="/missing">gone</a>',
    '/deep': '<h1>Deep</h1><p>Diving suits cost 200 dollars.</p><a href="/deep">again</a>',
    '/old': redirectTo('/new'),
    '/new': '<h1>New</h1><p>Everything is new in here.</p>',
    '/private/x': '<p>Never read</p>',
  })
  const source = await library.add({ type: 'site', url: `${site.origin}/`, exclude: ['/private/'] })
  assert.deepEqual([source.status, source.error, source.pages], ['ready', null, 5])
  assert.deepEqual(source.progress, { done: 5, total: 5, unit: 'pages' })
  assert.deepEqual(site.asked(), ['/', '/a', '/b.html', '/deep', '/old', '/missing', '/new'])
  const [found] = await library.search('How much are bicycles?')
  assert.deepEqual([found?.name, found?.url], ['Bicycles', `${site.origin}/b.html`])
  const { json } = await library.send('GET', `/${source.id}/pages`)
  const shown = json.pages.map(({ url, title, status, passages }: Record<string, unknown>) =>
    [url, title, status, passages].join(' '),
  )
  assert.deepEqual(shown, [
    `${site.origin}/ Start ready 1`,
    `${site.origin}/a Aquariums ready 1`,
    `${site.origin}/b.html Bicycles ready 1`,
    `${site.origin}/deep Deep ready 1`,
    `${site.origin}/new New ready 1`,
  ])
  assert.equal(json.next_cursor, null)
})

test('a sitemap names the pages: its indexes and archives are read, foreign hosts and links are not', async () => {
  const library = await newLibrary(address, owner)
  const urls = (...paths: string[]) => {
    const entries = paths.map(
      (path) => `<url><loc>\n${new URL(path, site.origin)} </loc><lastmod>2026-01-01</lastmod></url>`,
    )
    return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`
  }
  const index = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
    <sitemapindex><sitemap><loc>${site.origin}/one.xml</loc></sitemap><sitemap><loc>${site.origin}/two.xml.gz</loc></sitemap>
    <sitemap><loc>${other.origin}/three.xml</loc></sitemap><sitemap><loc>&e;</loc></sitemap></sitemapindex>`
  publish({
    '/sitemap.xml': file(index, 'application/xml'),
    '/one.xml': file(urls('/docs/a', '/docs/a#part', '/blog/x', 'http://example.com/y'), 'text/xml'),
    '/two.xml.gz': file(gzipSync(urls('/docs/b?x=1&amp;y=2', 'ftp://example.com/')), 'application/gzip'),
    '/docs/a': `<h1>A</h1><p>Aquariums cost 90 dollars.</p>${link('/docs/unlisted')}`,
    '/docs/b?x=1&y=2': '<h1>B</h1><p>Bicycles cost 400 dollars.</p>',
    '/docs/unlisted': '<p>Nobody listed it.</p>',
  })
  const source = await library.add({ type: 'site', url: `${site.origin}/sitemap.xml`, include: ['/docs/'] })
  assert.deepEqual([source.status, source.pages], ['ready', 2], JSON.stringify(source.error))
  assert.deepEqual(site.asked(), ['/sitemap.xml', '/one.xml', '/two.xml.gz', '/docs/a', '/docs/b?x=1&y=2'])
  assert.deepEqual(other.asked(), [])
  assert.deepEqual(await pagesOf(library, source), { '/docs/a': 'ready', '/docs/b?x=1&y=2': 'ready' })
})

test('an archive that is unpacked to far more than it seems fails the site', async () => {
  const library = await newLibrary(address, owner)
  const bomb = gzipSync(Buffer.from(`<urlset>${' '.repeat(60_000_000)}</urlset>`))
  publish({ '/sitemap.xml.gz': file(bomb, 'application/gzip') })
  const source = await library.add({ type: 'site', url: `${site.origin}/sitemap.xml.gz` })
  assert.deepEqual([source.status, source.error?.code], ['failed', 'too_large'])
})

test('links that never end are followed to the limit of pages', async () => {
  const library = await newLibrary(address, owner)
  let asked = 0
  const endless: Page = (request, response) => {
    asked++
    const deeper = link(`${request.url}a/`, `${request.url}b/`, '?page=2', '.', '/')
    const text = `<h1>Page ${request.url}</h1><p>It is ${request.url?.length} long.</p>`
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<html><body>${text}${deeper}</body></html>`)
  }
  publish({})
  site.pages = new Proxy({}, { get: (_, path) => (path === '/robots.txt' ? undefined : endless) })
  const source = await library.add({ type: 'site', url: site.origin, max_pages: 3 })
  site.pages = {}
  assert.deepEqual([source.status, source.pages, asked], ['ready', 3, 3])
})

test('only redirects and broken links end a crawl, too', async () => {
  const library = await newLibrary(address, owner)
  let asked = 0
  const broken: Page = (_request, response) => {
    asked++
    response.writeHead(302, { location: `/${asked}` }).end()
  }
  publish({})
  site.pages = new Proxy({}, { get: (_, path) => (path === '/robots.txt' ? undefined : broken) })
  const source = await library.add({ type: 'site', url: site.origin })
  site.pages = {}
  assert.deepEqual([source.status, source.error?.code], ['failed', 'unreachable'])
  assert.ok(asked <= 7, String(asked))
})

test('robots.txt keeps pages out of a site', async () => {
  const library = await newLibrary(address, owner)
  publish({
    '/robots.txt': file(
      'user-agent: other\ndisallow: /\n\nUser-Agent: Frontdesk\nDisallow: /*/secret$ # none\n',
      'text/plain',
    ),
    '/': `<p>Welcome to the shop.</p>${link('/a/secret', '/a/secret-garden')}`,
    '/a/secret': '<p>A secret.</p>',
    '/a/secret-garden': '<p>A garden.</p>',
  })
  const source = await library.add({ type: 'site', url: site.origin })
  assert.deepEqual(site.asked(), ['/', '/a/secret-garden'])
  assert.deepEqual(await pagesOf(library, source), {
    '/': 'ready',
    '/a/secret': 'failed disallowed',
    '/a/secret-garden': 'ready',
  })
})

test('a refresh takes out what is gone, keeps what is down, and reads what is new', async () => {
  const library = await newLibrary(address, owner)
  const tagged =
    (body: string): Page =>
    (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"'
      response.writeHead(isKnown ? 304 : 200, { etag: '"1"', 'content-type': 'text/html' })
      response.end(isKnown ? undefined : body)
    }
  const start = tagged(`<p>Welcome to the shop.</p>${link('/gone', '/down', '/hub')}`)
  publish({
    '/': start,
    '/gone': '<p>Gondolas cost 10 dollars.</p>',
    '/down': `<p>Downs cost 20 dollars.</p>${link('/below')}`,
    '/below': '<p>Belows cost 30 dollars.</p>',
    '/hub': `<p>Hubs cost 40 dollars.</p>${link('/unlinked')}`,
    '/unlinked': '<p>Unlinkeds cost 50 dollars.</p>',
  })
  const source = await library.add({ type: 'site', url: site.origin })
  assert.equal(source.pages, 6)
  Object.assign(site.pages, {
    '/down': status(503),
    '/hub': `<p>Hubs cost 41 dollars.</p>${link('/new')}`,
    '/new': '<p>News cost 60 dollars.</p>',
  })
  delete site.pages['/gone']
  site.asked()
  const second = await refresh(library, source.id)
  assert.deepEqual(site.asked(), ['/', '/gone', '/down', '/hub', '/new'])
  assert.deepEqual([second.status, second.error, second.pages], ['ready', null, 6])
  const kept = { '/': 'ready', '/hub': 'ready', '/new': 'ready', '/below': 'ready' }
  // The page that is down may still link to the pages that were not found.
  assert.deepEqual(await pagesOf(library, source), {
    ...kept,
    '/down': 'ready unreachable',
    '/unlinked': 'ready',
  })
  assert.deepEqual((await library.search('gondolas')).length, 0)
  assert.match((await library.search('hubs'))[0]?.text ?? '', /41/)
  site.pages['/down'] = `<p>Downs cost 20 dollars.</p>${link('/below')}`
  const third = await refresh(library, source.id)
  assert.deepEqual(await pagesOf(library, source), { ...kept, '/down': 'ready' })
  assert.deepEqual(
    [third.pages, third.passages, third.progress],
    [5, 5, { done: 5, total: 5, unit: 'pages' }],
  )
  assert.deepEqual((await library.search('unlinkeds')).length, 0)
})

test('a site whose start is down keeps its pages, and one whose start is gone has none', async () => {
  const library = await newLibrary(address, owner)
  const pages = { '/': `<p>Welcome to the shop.</p>${link('/a')}`, '/a': '<p>Aquariums cost 90 dollars.</p>' }
  publish(pages)
  const source = await library.add({ type: 'site', url: site.origin })
  site.pages['/'] = status(500)
  const down = await refresh(library, source.id)
  assert.deepEqual([down.status, down.error?.code, down.pages], ['ready', 'unreachable', 2])
  site.pages['/'] = status(410)
  const gone = await refresh(library, source.id)
  assert.deepEqual([gone.status, gone.error?.code, gone.pages, gone.passages], ['failed', 'not_found', 0, 0])
  assert.deepEqual(await library.search('aquariums'), [])
  publish(pages)
  const back = await refresh(library, source.id)
  assert.deepEqual([back.status, back.error, back.pages], ['ready', null, 2])
})

test('a start may lead to another host, and the same content counts once', async () => {
  const library = await newLibrary(address, owner)
  publish({ '/': redirectTo(`${other.origin}/home`) })
  Object.assign(other.pages, {
    '/home': `<p>Welcome to the shop.</p>${link('/home?from=menu', '/a')}`,
    '/home?from=menu': `<p>Welcome to the shop.</p>${link('/home?from=menu', '/a')}`,
    '/a': `<p>Aquariums cost 90 dollars.</p>${link(`${site.origin}/b`)}`,
  })
  publish({ '/': redirectTo(`${other.origin}/home`), '/b': '<p>Bicycles cost 400 dollars.</p>' })
  const source = await library.add({ type: 'site', url: site.origin })
  assert.deepEqual(await pagesOf(library, source), {
    [`${other.origin}/a`]: 'ready',
    [`${other.origin}/home`]: 'ready',
    '/b': 'ready',
  })
})

test('a start page without text leads to pages; a site without any fails', async () => {
  const library = await newLibrary(address, owner)
  publish({ '/': '<a href="/a"><img src="/a.png"></a>', '/a': '<p>Aquariums cost 90 dollars.</p>' })
  const source = await library.add({ type: 'site', url: site.origin })
  assert.deepEqual([source.status, source.pages], ['ready', 1])
  assert.deepEqual(await pagesOf(library, source), { '/': 'failed no_text', '/a': 'ready' })
  const none = await library.add({ type: 'site', url: site.origin, include: ['/none/'] })
  assert.deepEqual([none.status, none.error?.code], ['failed', 'no_text'])
})

test('more than a turn of pages is read, while other sources of the chatbot are read in between', async () => {
  const library = await newLibrary(address, owner)
  const paths = Array.from({ length: 12 }, (_, index) => `/page-${index}`)
  publish({
    '/': `<p>Welcome to the shop.</p>${link(...paths)}`,
    ...Object.fromEntries(paths.map((path, index) => [path, `<p>Part ${index} costs ${index} dollars.</p>`])),
  })
  const added = await library.send('POST', '', { type: 'site', url: site.origin, max_pages: 12 })
  const text = await library.add({ type: 'text', name: 'Hours', text: 'We are open from 9 to 5.' })
  assert.equal(text.status, 'ready')
  assert.equal((await library.send('GET', `/${added.json.id}`)).json.status, 'processing')
  assert.equal((await library.settled(added.json.id)).pages, 12)
  assert.equal(new Set(site.asked()).size, 12)
})

test('another process goes on where a crawl was, without asking for a page again', async () => {
  const database = await createTestDatabase()
  const first = await openTestFrontdesk({ env, database, webLimits: { intervalMs: 0 } })
  const token = await newUser(first.address)
  const library = await newLibrary(first.address, token)
  const paths = Array.from({ length: 6 }, (_, index) => `/page-${index}`)
  publish({
    '/': `<p>Welcome to the shop.</p>${link(...paths)}`,
    ...Object.fromEntries(paths.map((path, index) => [path, `<p>Part ${index} costs ${index} dollars.</p>`])),
  })
  const { json } = await library.send('POST', '', { type: 'site', url: site.origin })
  while (site.requests.filter(({ path }) => path === '/page-2').length === 0) await sleep(5)
  await first.stop()
  const second = await openTestFrontdesk({ env, database, webLimits: { intervalMs: 0 } })
  try {
    const again = libraryOf(second.address, token, library.chatbot)
    const source = await again.settled(json.id)
    assert.deepEqual([source.status, source.pages], ['ready', 7])
    const asked = site.asked()
    const repeated = asked.length - new Set(asked).size
    assert.ok(repeated <= 1, asked.join(' '))
  } finally {
    await second.stop()
    await database.remove()
  }
})

test('pages are listed fifty at a time', async () => {
  const library = await newLibrary(address, owner)
  publish({ '/': '<p>Welcome to the shop.</p>' })
  const source = await library.add({ type: 'site', url: `${site.origin}/` })
  await asServiceRole(connections, (sql) => [
    sql`
      insert into documents (source_id, chatbot_id, owner_id, url, error)
      select s.id, s.chatbot_id, s.owner_id, ${site.origin} || '/' || to_char(n, 'FM000'), '{"code": "no_text", "message": "Empty"}'
      from sources s, generate_series(1, 120) n where s.id = ${source.id}`,
  ])
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { json } = await library.send('GET', `/${source.id}/pages${cursor}`)
    seen.push(...json.pages.map(({ url }: { url: string }) => url))
    if (json.next_cursor === null) break
    cursor = `?cursor=${json.next_cursor}`
  }
  assert.equal(seen.length, 121)
  assert.deepEqual(seen, [...new Set(seen)].sort())
})
