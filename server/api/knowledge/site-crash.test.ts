import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newUser } from '../../../testing/client.ts'
import { createTestDatabase } from '../../../testing/database.ts'
import { libraryOf, newLibrary } from '../../../testing/knowledge.ts'
import { startProcess } from '../../../testing/process.ts'
import { startWebsite } from '../../../testing/website.ts'

const PAGES = ['/page-1', '/page-2', '/page-3', '/page-4']

test('a crawl goes on after its process was killed, and reads each page once', async () => {
  const links = PAGES.map((path) => `<a href="${path}">${path}</a>`).join(' ')
  const site = await startWebsite({ '/': `<p>Welcome to the shop.</p>${links}` })
  for (const path of PAGES) site.pages[path] = `<p>What is at ${path} costs 90 dollars.</p>`
  const database = await createTestDatabase()
  const env = { ...database.env, PORT: '0', KNOWLEDGE_ALLOWED_HOSTS: site.host, LIMIT_SCALE: '0' }
  const killed = await startProcess(env)
  const token = await newUser(killed.address)
  const library = await newLibrary(killed.address, token)
  const { json } = await library.send('POST', '', { type: 'site', url: `${site.origin}/` })
  while (!site.requests.some(({ path }) => path === '/page-2')) await sleep(5)
  await killed.end('SIGKILL')
  const next = await startProcess(env)
  try {
    const continued = libraryOf(next.address, token, library.chatbot)
    const source = await continued.settled(json.id)
    assert.deepEqual([source.status, source.error, source.pages, source.passages], ['ready', null, 5, 5])
    const asked = site.asked()
    assert.ok(asked.length <= PAGES.length + 2, `one page more at the most: ${asked.join(' ')}`)
    const found = (await continued.search('page dollars', { limit: 20 })).map(({ url }) => url)
    assert.equal(new Set(found).size, found.length, 'no page is found twice')
    for (const path of PAGES) assert.ok(found.includes(site.origin + path), path)
  } finally {
    await next.end('SIGTERM')
    await database.remove()
  }
})
