/** The page's form, as a browser without scripts sends it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { call, newSession, newUser } from '../../../testing/client.ts'
import { newChatbot } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Welcome, **Ada**.\n\n- <img src=x onerror=alert(1)>\n- two' })
const { address, connections } = await startTestFrontdesk({ env })
const token = await newUser(address)
const chatbot = await newChatbot(address, token, { name: 'Mina' })
const path = `/c/${chatbot.public_url_slug}`

type Fields = Record<string, string>
type Browsing = { cookie?: string; headers?: Record<string, string>; at?: string }

async function send(fields: Fields, { cookie, headers = {}, at = path }: Browsing = {}) {
  const response = await fetch(address + at, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { ...(cookie ? { cookie } : {}), ...headers },
  })
  const [kept = ''] = (response.headers.get('set-cookie') ?? '').split(';')
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    setCookie: response.headers.get('set-cookie'),
    cookie: kept || cookie,
    headers: response.headers,
    text: await response.text(),
  }
}

const look = (at: string, cookie?: string) =>
  fetch(address + at, { redirect: 'manual', headers: cookie ? { cookie } : {} })
const say = (message: string, browsing: Browsing = {}, fields: Fields = {}) =>
  send({ message, key: randomUUID(), ...fields }, browsing)
const bodies = (markup: string) =>
  [...markup.matchAll(/<div class="body"[^>]*>([\s\S]*?)<\/div>/g)].map(([, text]) => text)
const sessionIn = (cookie = '') => /frontdesk-session=([0-9a-f-]{36})/.exec(cookie)?.[1] ?? ''

const carriedIn = (markup: string) => /name="session" value="([^"]+)"/.exec(markup)?.[1] ?? ''

async function stored(sessionId: string): Promise<string[]> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ content: string }[]>`
      select content from messages where conversation_id = ${sessionId} and role = 'user' order by position`,
  ])
  return rows.map(({ content }) => content)
}

async function countConversations(): Promise<number> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ count: number }[]>`select count(*)::integer from conversations where chatbot_id = ${chatbot.id}`,
  ])
  return rows[0]?.count ?? 0
}

test('a browser that keeps cookies is redirected to its conversation', async () => {
  const opened = await look(path)
  const probe = opened.headers.get('set-cookie') ?? ''
  assert.equal(probe, `frontdesk-page=open; Path=${path}; HttpOnly; SameSite=Lax`)
  const first = await say(' Hello <b>\r\nyou ', { cookie: 'frontdesk-page=open' })
  assert.deepEqual([first.status, first.location], [303, `${path}#latest`])
  const [session = '', state = ''] = first.headers.getSetCookie()
  assert.match(
    session,
    new RegExp(`^frontdesk-session=[0-9a-f-]{36}; Path=${path}; Max-Age=2592000; HttpOnly; SameSite=Lax$`),
  )
  assert.equal(state, `frontdesk-page=said; Path=${path}; HttpOnly; SameSite=Lax`)
  const page = await look(path, `frontdesk-page=said; ${first.cookie}`)
  assert.equal(page.headers.get('set-cookie'), probe)
  assert.equal(page.headers.get('cache-control'), 'no-store')
  assert.equal(page.headers.get('etag'), null)
  const markup = await page.text()
  assert.deepEqual(bodies(markup), [
    'Hello &lt;b&gt;\nyou',
    'Welcome, Ada.\n\n- &lt;img src=x onerror=alert(1)&gt;\n- two',
  ])
  assert.doesNotMatch(markup, /<b>|<img/)
  assert.match(markup, /data-session-id="[^"]+" data-just-said>/)
  assert.ok(markup.includes(`data-session-id="${sessionIn(first.cookie)}"`))
  assert.doesNotMatch(markup, /name="session"/)
  assert.doesNotMatch(await (await look(path, first.cookie)).text(), /data-just-said/)
  const second = await say('And now?', { cookie: first.cookie ?? '' })
  assert.deepEqual([second.status, second.location, second.setCookie], [303, `${path}#latest`, null])
  assert.deepEqual(await stored(sessionIn(first.cookie)), ['Hello <b>\nyou', 'And now?'])
})

test('a browser without cookies gets a page whose form carries the session', async () => {
  const first = await say('Hello')
  assert.equal(first.status, 200)
  assert.equal(first.headers.get('cache-control'), 'no-store')
  assert.equal(bodies(first.text).length, 2)
  const session = carriedIn(first.text)
  assert.doesNotMatch(session, /[0-9a-f]{8}-[0-9a-f]{4}/)
  const second = await say('And now?', {}, { session })
  assert.equal(second.status, 200)
  assert.equal(bodies(second.text).length, 4)
  assert.deepEqual(await stored(sessionIn(first.cookie)), ['Hello', 'And now?'])
  const looked = await send({ action: 'look', session: carriedIn(second.text) })
  assert.equal(bodies(looked.text).length, 4)
})

test('after "new conversation" the form has another key', async () => {
  const keyIn = (markup: string) => /name="key" value="([^"]+)"/.exec(markup)?.[1]
  const opened = await look(path)
  const key = keyIn(await opened.text()) ?? ''
  const cookie = 'frontdesk-page=open'
  const first = await say('Hello', { cookie }, { key })
  await send({ action: 'new' }, { cookie: first.cookie ?? '' })
  const headers = { cookie, 'if-none-match': opened.headers.get('etag') ?? '*' }
  const again = await fetch(address + path, { headers })
  assert.equal(again.status, 200)
  const next = keyIn(await again.text()) ?? ''
  assert.notEqual(next, key)
  const second = await say('Hello again', { cookie }, { key: next })
  assert.notEqual(sessionIn(second.cookie), sessionIn(first.cookie))
})

describe('session fixation', () => {
  test('a URL cannot show or continue a conversation', async () => {
    const attacker = await say('I am the attacker')
    const session = sessionIn(attacker.cookie)
    const field = carriedIn(attacker.text)
    for (const name of ['from', 'session', 'session_id', 'key', 'visitor_id'])
      for (const value of [session, field]) {
        const at = `${path}?${name}=${value}`
        const markup = await (await look(at)).text()
        assert.deepEqual(bodies(markup), [], at)
        assert.doesNotMatch(markup, /name="session"|data-session-id/, at)
        const sent = await say('Hello', { at })
        assert.notEqual(sessionIn(sent.cookie), session)
      }
    assert.deepEqual(await stored(session), ['I am the attacker'])
  })

  test('the cookie takes precedence over a session in the form, and is not replaced', async () => {
    const attacker = await say('I am the attacker')
    const { cookie = '' } = await say('I am the visitor')
    for (const session of [carriedIn(attacker.text), sessionIn(attacker.cookie)]) {
      const sent = await say('Mine', { cookie }, { session })
      assert.deepEqual([sent.status, sent.setCookie], [303, null])
    }
    assert.deepEqual(await stored(sessionIn(attacker.cookie)), ['I am the attacker'])
    assert.deepEqual(await stored(sessionIn(cookie)), ['I am the visitor', 'Mine', 'Mine'])
  })

  test('a form continues a carried session only from the same network or from a page of this server', async () => {
    const proxied = await startTestFrontdesk({ env: { ...env, TRUST_PROXY: '1' } })
    const post = async (fields: Fields, network: string, headers: Fields = {}) => {
      const response = await fetch(`${proxied.address}/c/frontdesk`, {
        method: 'POST',
        body: new URLSearchParams({ key: randomUUID(), ...fields }),
        headers: { 'x-forwarded-for': network, ...headers },
      })
      return response.text()
    }
    const session = carriedIn(await post({ message: 'I am the attacker' }, '192.0.2.1'))
    const planted = await post({ message: 'Hello', session }, '198.51.100.7')
    assert.deepEqual(bodies(planted)[0], 'Hello')
    const moved = await post({ message: 'Moved', session }, '198.51.100.7', {
      'sec-fetch-site': 'same-origin',
    })
    assert.deepEqual(bodies(moved)[0], 'I am the attacker')
    const near = await post({ message: 'Here', session }, '192.0.2.1')
    assert.deepEqual(bodies(near)[0], 'I am the attacker')
    await proxied.stop()
  })

  test('ignores an unencrypted session in the form, and one of another page', async () => {
    const other = await newChatbot(address, token, { name: 'Other' })
    const elsewhere = await say('Secret', { at: `/c/${other.public_url_slug}` })
    const mine = await say('Hello')
    for (const session of [
      carriedIn(elsewhere.text),
      sessionIn(mine.cookie),
      carriedIn(mine.text).slice(0, -2),
    ]) {
      const sent = await say('And now?', {}, { session })
      assert.deepEqual(await stored(sessionIn(sent.cookie)), ['And now?'])
    }
  })

  test('over TLS a __Host- cookie keeps other hosts from planting a session', async () => {
    const proxied = await startTestFrontdesk({ env: { ...env, TRUST_PROXY: '1' } })
    const ask = (cookie: string, fields?: Fields) =>
      fetch(`${proxied.address}/c/frontdesk`, {
        redirect: 'manual',
        headers: { 'x-forwarded-proto': 'https', cookie },
        ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
      })
    const first = await ask('', { message: 'Hello', key: randomUUID() })
    const [cookie = ''] = (first.headers.get('set-cookie') ?? '').split(';')
    assert.match(
      first.headers.get('set-cookie') ?? '',
      /^__Host-[0-9a-f-]{36}-frontdesk-session=[0-9a-f-]{36}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
    )
    assert.equal(bodies(await (await ask(cookie)).text()).length, 2)
    const planted = `frontdesk-session=${sessionIn(cookie)}`
    assert.equal(bodies(await (await ask(planted)).text()).length, 0)
    await proxied.stop()
  })
})

test('a double submit is one message in one conversation', async () => {
  const before = await countConversations()
  const form = { message: 'Twice?', key: randomUUID() }
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(form)))
  const cookies = new Set(answers.map(({ cookie }) => cookie))
  assert.equal(cookies.size, 1)
  const [cookie = ''] = cookies
  assert.deepEqual(await stored(sessionIn(cookie)), ['Twice?'])
  assert.equal((await countConversations()) - before, 1)
  const again = await send(form, { cookie })
  assert.equal(again.status, 303)
  assert.deepEqual(await stored(sessionIn(cookie)), ['Twice?'])
  await say('Twice?', { cookie })
  assert.deepEqual(await stored(sessionIn(cookie)), ['Twice?', 'Twice?'], 'said once more, with another form')
})

test('a form’s key cannot continue an older conversation', async () => {
  const form = { message: 'Hello', key: randomUUID() }
  const first = await send(form)
  await asServiceRole(connections, (sql) => [
    sql`update conversations set created_at = now() - interval '2 minutes' where id = ${sessionIn(first.cookie)}`,
  ])
  const later = await send(form)
  assert.notEqual(later.cookie, first.cookie)
  assert.deepEqual(await stored(sessionIn(later.cookie)), ['Hello'])
})

test('sends a suggested question', async () => {
  const { cookie } = await send({ question: 'When are you open?', message: '', key: randomUUID() })
  assert.deepEqual(await stored(sessionIn(cookie)), ['When are you open?'])
})

test('"new conversation" deletes the session cookie', async () => {
  const { cookie = '' } = await say('Hello')
  const anew = await send({ action: 'new' }, { cookie })
  assert.deepEqual([anew.status, anew.location], [303, path])
  assert.match(anew.setCookie ?? '', /^frontdesk-session=; Path=\S+; Max-Age=0;/)
})

test('retries a failed message', async () => {
  const { cookie = '' } = await say('Hello')
  const sessionId = sessionIn(cookie)
  await asServiceRole(connections, (sql) => [
    sql`delete from messages where conversation_id = ${sessionId} and role = 'assistant'`,
    sql`update turns set state = 'failed', reply_message_id = null where conversation_id = ${sessionId}`,
    sql`update conversations set message_count = 1 where id = ${sessionId}`,
  ])
  const markup = await (await look(path, cookie)).text()
  assert.match(
    markup,
    /No reply yet\.<\/span> <button class="link" form="conversation" name="action" value="retry"/,
  )
  const retried = await send({ action: 'retry' }, { cookie })
  assert.equal(retried.status, 303)
  assert.equal(bodies(await (await look(path, cookie)).text()).length, 2)
  assert.equal((await send({ action: 'retry' }, { cookie })).status, 303, 'nothing to retry is no failure')
  assert.equal((await send({ action: 'retry' })).status, 303)
})

test('during a slow reply the page shows the message and refreshes itself', async () => {
  const { cookie = '' } = await say('Hello')
  await asServiceRole(connections, (sql) => [
    sql`update turns set state = 'running' where conversation_id = ${sessionIn(cookie)}`,
  ])
  const markup = await (await look(path, cookie)).text()
  assert.match(markup, /<noscript><meta http-equiv="refresh" content="3"><\/noscript>/)
  assert.match(markup, /class="typing"/)
})

test('during a slow reply a page without cookies has a form to refresh it', async () => {
  const first = await say('Hello')
  await asServiceRole(connections, (sql) => [
    sql`update turns set state = 'running' where conversation_id = ${sessionIn(first.cookie)}`,
  ])
  const looked = await send({ action: 'look', session: carriedIn(first.text) })
  assert.doesNotMatch(looked.text, /http-equiv="refresh"/)
  assert.match(
    looked.text,
    /<button class="link" form="conversation" name="action" value="look" formnovalidate>/,
  )
})

test('during a take-over the page says so and has a link to refresh it', async () => {
  const { cookie = '' } = await say('Hello')
  await asServiceRole(connections, (sql) => [
    sql`update conversations set taken_over_at = now() where id = ${sessionIn(cookie)}`,
  ])
  const sent = await say('Is anybody there?', { cookie })
  assert.equal(sent.status, 303)
  const markup = await (await look(path, cookie)).text()
  assert.match(markup, /<p class="banner">You’re chatting with our team\.<\/p>/)
  assert.ok(markup.includes(`<a class="link" href="${path}#latest">Show new messages</a>`))
  assert.equal(bodies(markup).length, 3)
})

test('rejects a blank or too long message, and keeps the draft in the text box', async () => {
  const before = await countConversations()
  const long = '😀'.repeat(5001)
  for (const message of ['', ' \r\n ', long]) {
    const answer = await say(message)
    assert.equal(answer.status, 422)
    assert.match(answer.text, /<p class="banner" role="alert">/)
  }
  assert.match((await say(long)).text, /is too long. The limit is 5000 characters/)
  assert.ok((await say(long)).text.includes(`>${long}</textarea>`))
  assert.equal((await say('<b>'.repeat(2000))).text.match(/<b>/g), null)
  assert.equal(await countConversations(), before)
  assert.equal((await say('😀'.repeat(5000))).status, 200)
})

test('rejects malformed bodies and other content types with an HTML page', async () => {
  const post = (raw: string | Uint8Array<ArrayBuffer>, type: string) =>
    fetch(address + path, { method: 'POST', body: raw, headers: { 'content-type': type } })
  const form = 'application/x-www-form-urlencoded'
  for (const [raw, type, status] of [
    ['{"message":"hi"}', 'application/json', 415],
    ['message=%FF', form, 400],
    ['message=%00', form, 422],
    [`message=${'x'.repeat(200_000)}`, form, 413],
    [new Uint8Array([0x6d, 0x3d, 0xff]), form, 400],
    ['', form, 422],
    ['nonsense', form, 422],
  ] as const) {
    const answer = await post(raw, type)
    assert.equal(answer.status, status, `${raw.slice(0, 20)}`)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/)
  }
})

test('ignores a forged key or session', async () => {
  for (const fields of [
    { key: 'nonsense' },
    { key: '' },
    { session: 'nonsense' },
    { session: randomUUID() },
    { session: "'; drop table users; --" },
  ] as Fields[]) {
    const answer = await say('Hello', {}, fields)
    assert.equal(answer.status, 200, JSON.stringify(fields))
    assert.deepEqual(await stored(sessionIn(answer.cookie)), ['Hello'])
  }
  for (const cookie of [
    'frontdesk-session=x',
    'frontdesk-session',
    `frontdesk-session=${randomUUID()}`,
    ';;=',
  ]) {
    assert.equal((await look(path, cookie)).status, 200)
    assert.deepEqual(await stored(sessionIn((await say('Hello', { cookie })).cookie)), ['Hello'])
  }
})

test('ignores a session of another chatbot', async () => {
  const other = await newChatbot(address, token, { name: 'Elsewhere' })
  const session = await newSession(address, other.id)
  await call(address, 'POST', '/api/chat/widget', { body: { session_id: session, message: 'Secret' } })
  const cookie = `frontdesk-session=${session}`
  assert.doesNotMatch(await (await look(path, cookie)).text(), /Secret/)
  for (const answer of [await say('Hello', { cookie }), await say('Hello', {}, { session })])
    assert.notEqual(sessionIn(answer.setCookie ?? ''), session)
  assert.deepEqual(await stored(session), ['Secret'])
})

test('rejects a form sent from another site', async () => {
  const { cookie = '' } = await say('Hello')
  const foreign: Fields[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://evil.example' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: address },
    { referer: 'https://evil.example/page' },
    { referer: 'nonsense' },
  ]
  for (const headers of foreign) {
    const answer = await say('Mischief', { cookie, headers })
    assert.equal(answer.status, 403, JSON.stringify(headers))
    assert.match(answer.text, /<h1>This message was not sent from here<\/h1>/)
  }
  assert.deepEqual(await stored(sessionIn(cookie)), ['Hello'])
  const own: Fields[] = [
    { origin: address },
    { referer: `${address}${path}` },
    { 'sec-fetch-site': 'same-origin', origin: 'null' },
  ]
  for (const headers of own) assert.equal((await say('Mine', { cookie, headers })).status, 303)
})

test('rejects messages to private and unknown chatbots, even from the owner', async () => {
  const hidden = await newChatbot(address, token, { name: 'Hidden', is_public: false })
  const at = `/c/${hidden.public_url_slug}`
  assert.equal((await say('Hello', { at })).status, 403)
  assert.equal((await say('Hello', { at, headers: { authorization: `Bearer ${token}` } })).status, 403)
  assert.doesNotMatch((await say('Hello', { at })).text, /Hidden/)
  assert.equal((await say('Hello', { at: '/c/nothing-here' })).status, 404)
})

test('over https the cookie is Secure, and other methods are rejected', async () => {
  const proxied = await startTestFrontdesk({ env: { ...env, TRUST_PROXY: '1' } })
  const response = await fetch(`${proxied.address}/c/frontdesk`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ message: 'Hello' }),
    headers: { 'x-forwarded-proto': 'https' },
  })
  assert.equal(response.status, 200)
  assert.match(response.headers.get('set-cookie') ?? '', /; Secure$/)
  assert.equal((await fetch(proxied.address + path, { method: 'DELETE' })).status, 405)
  await proxied.stop()
})

test('a rate-limited message stays in the text box', async () => {
  const limited = await startTestFrontdesk({ env: { ...env, LIMIT_SCALE: '0.1' } })
  const at = `${limited.address}/c/frontdesk`
  const post = (fields: Fields, cookie = '') =>
    fetch(at, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { cookie } })
  const first = await post({ message: 'one', key: randomUUID() })
  const [cookie = ''] = (first.headers.get('set-cookie') ?? '').split(';')
  await post({ message: 'two', key: randomUUID() }, cookie)
  const third = await post({ message: 'three', key: randomUUID() }, cookie)
  assert.equal(third.status, 429)
  assert.match(third.headers.get('retry-after') ?? '', /^\d+$/)
  const markup = await third.text()
  assert.match(markup, /Too many messages at once/)
  assert.match(markup, />three<\/textarea>/)
  assert.deepEqual(
    bodies(markup).filter((_, index) => index % 2 === 0),
    ['one', 'two'],
  )
  await limited.stop()
})
