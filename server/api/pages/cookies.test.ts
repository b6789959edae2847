/** Compares the cookies that the server sets with the table in SECURITY.md. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { newUser } from '../../../testing/client.ts'
import { newChatbot } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'

type Scheme = 'http' | 'https'
type Cookie = { name: string; over: Scheme; path: string; attributes: string[]; life: string }

const { address } = await startTestFrontdesk({ env: { TRUST_PROXY: 'true' } })
const token = await newUser(address)
const chatbot = await newChatbot(address, token, { name: 'Mina' })
const hidden = await newChatbot(address, token, { is_public: false })
const path = `/c/${chatbot.public_url_slug}`
const LIVES: Record<string, string> = { 2592000: '30 days', none: 'until the browser is closed' }

/** A browser that keeps cookies and records each one it receives. */
function browserOver(scheme: Scheme) {
  const kept = new Map<string, string>()
  const given: Cookie[] = []
  const removed: Cookie[] = []
  const keep = (header: string) => {
    const [pair = '', ...flags] = header.split('; ')
    const [name = '', value = ''] = pair.split('=')
    const valued = new Map(flags.map((flag) => flag.split('=', 2) as [string, string]))
    const age = valued.get('Max-Age') ?? 'none'
    const attributes = flags.filter((flag) => !/^(Path|Max-Age)=/.test(flag))
    const cookie = { name, over: scheme, path: valued.get('Path') ?? '', attributes, life: LIVES[age] ?? age }
    if (age === '0') {
      kept.delete(name)
      removed.push(cookie)
    } else {
      kept.set(name, value)
      given.push(cookie)
    }
  }
  const ask = async (at: string, fields?: Record<string, string>) => {
    const response = await fetch(address + at, {
      redirect: 'manual',
      headers: {
        'x-forwarded-proto': scheme,
        cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; '),
        'accept-language': 'en',
      },
      ...(fields ? { method: 'POST', body: new URLSearchParams({ key: randomUUID(), ...fields }) } : {}),
    })
    await response.arrayBuffer()
    response.headers.getSetCookie().forEach(keep)
    return response.status
  }
  return { ask, kept, given, removed }
}

/** Uses every feature of a public page. */
async function visitPages(scheme: Scheme) {
  const browser = browserOver(scheme)
  const { ask, kept } = browser
  assert.equal(await ask(path), 200)
  assert.equal(await ask(path, { message: 'Hello' }), 303)
  assert.equal(kept.size, 2)
  assert.equal(await ask(path), 200)
  assert.equal(await ask(path, { message: '' }), 422)
  for (const action of ['look', 'retry']) assert.equal(await ask(path, { action }), 303)
  assert.equal(await ask(path, { question: 'And now?' }), 303)
  assert.equal(await ask(path), 200)
  assert.equal(await ask(path, { action: 'new' }), 303)
  return browser
}

/** The table's rows, with the placeholders filled for this test's chatbot. */
async function documented(): Promise<Cookie[]> {
  const text = await readFile(new URL('../../../SECURITY.md', import.meta.url), 'utf8')
  const section = /^## Cookies\n([\s\S]*?)^## /m.exec(text)?.[1] ?? ''
  const [, , ...rows] = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.map((row) => {
    const plain = row
      .replaceAll('`', '')
      .replace('{slug}', chatbot.public_url_slug)
      .replace('{chatbot_id}', chatbot.id)
    const [, name = '', over = '', path = '', attributes = '', life = ''] = plain
      .split('|')
      .map((cell) => cell.trim())
    return { name, over: over.toLowerCase() as Scheme, path, attributes: attributes.split(', '), life }
  })
}

const asSet = (cookies: Cookie[]) => [...new Set(cookies.map((cookie) => JSON.stringify(cookie)))].sort()

test('public pages set exactly the cookies that SECURITY.md lists', async () => {
  const visits = [await visitPages('http'), await visitPages('https')]
  assert.deepEqual(asSet(visits.flatMap(({ given }) => given)), asSet(await documented()))
  for (const { given, removed, kept } of visits) {
    const sessions = asSet(given.filter(({ name }) => name.includes('session')))
    // A browser deletes a cookie only by the same name and path.
    assert.deepEqual(asSet(removed.map((cookie) => ({ ...cookie, life: '30 days' }))), sessions)
    assert.deepEqual([...kept.keys()], ['frontdesk-page'])
  }
})

test('no other page, asset or call sets a cookie', async () => {
  for (const scheme of ['http', 'https'] as const) {
    const { ask, given, removed } = browserOver(scheme)
    const others = [
      ...['/', '/app', '/app/sign-in', '/docs', '/widget.js', '/robots.txt', '/openapi.json', '/health'],
      ...['/c/nothing-here', `/c/${hidden.public_url_slug}`, `/chatbots/public/${chatbot.public_url_slug}`],
    ]
    for (const each of others) await ask(each)
    await ask(`/c/${hidden.public_url_slug}`, { message: 'Hello' })
    assert.deepEqual([...given, ...removed], [])
  }
})
