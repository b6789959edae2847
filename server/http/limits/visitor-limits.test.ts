/** Limits of new visitors, sign-ups and a chatbot's visitors. LIMIT_SCALE makes them small. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { type Answer, call, newUser, PASSWORD } from '../../../testing/client.ts'
import { newSigningSecret, newChatbot as ownChatbot, visitorHash } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { fromElsewhere, rateLimitOf } from '../../../testing/rate-limits.ts'
import { SAMPLE_SLUG } from '../../chatbots/chatbot-queries.ts'
import { asServiceRole } from '../../database/transaction.ts'

/**
 * An address has 30 requests a minute, 30 new visitors and 6 sign-ups an hour; a visitor 2 messages a
 * minute, a chatbot's visitors 60 together, of which 3 from each network are ahead of the others'.
 */
const env = { TRUST_PROXY: 'true', LIMIT_SCALE: '0.1' }
const { address, connections, sampleChatbotId } = await startTestFrontdesk({ env })
const few = await startTestFrontdesk({ env: { ...env, LIMIT_SCALE: '0.01' } })

/** A manual clock, so that nothing is refilled on a slow machine. */
const { now: realNow } = performance
let now = performance.now()
performance.now = () => now
after(() => {
  performance.now = realNow
})

type From = Record<string, string>
const post = (path: string, body: object, headers: From = fromElsewhere()) =>
  call(address, 'POST', path, { body, headers })

async function newChatbot(): Promise<string> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      insert into chatbots (name, is_public) values ('Shop', true) returning id`,
  ])
  return rows[0]?.id ?? ''
}

async function openSession(chatbot_id: string, headers: From = fromElsewhere()): Promise<string> {
  const { status, json } = await post('/api/chat/widget/session', { chatbot_id }, headers)
  assert.equal(status, 201)
  return json.session_id
}

/** Sends a message in a session, or as a visitor of `POST /chat`, maybe with a token. */
const inWidget = (session_id: string, headers?: From) =>
  post('/api/chat/widget', { session_id, message: 'hello' }, headers)
const inChat = (chatbot_id: string, visitor_id: string, headers?: From) =>
  post('/chat', { chatbot_id, visitor_id, message: 'hello' }, headers)

async function inForm(slug: string, session: string | undefined, headers: From): Promise<Answer> {
  const fields = { message: 'hello', key: randomUUID(), ...(session ? { session } : {}) }
  const response = await fetch(`${address}/c/${slug}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers,
  })
  const { status } = response
  return { status, headers: response.headers, text: await response.text(), json: undefined }
}

/** New visitors write to a chatbot, each from another network, until one is refused. */
async function crowd(chatbotId: string): Promise<void> {
  for (let strangers = 0; strangers < 120; strangers++) {
    const { status } = await inChat(chatbotId, randomUUID())
    if (status === 429) return
    assert.equal(status, 200)
  }
  assert.fail('no stranger was refused')
}

test('new visitors who exhaust the shared limit do not block existing conversations', async () => {
  const chatbotId = await newChatbot()
  const session = await openSession(chatbotId)
  assert.equal((await inWidget(session)).status, 200)
  const first = await inChat(chatbotId, 'ada')
  const token: From = { 'x-visitor-token': first.json.visitor_token }
  await crowd(chatbotId)
  const late = await openSession(chatbotId)
  const refused = await inWidget(late)
  assert.equal(refused.status, 429)
  assert.equal(rateLimitOf(refused).name, 'messages-of-chatbot-visitors')
  assert.equal((await inWidget(session)).status, 200)
  assert.equal((await inChat(chatbotId, 'ada', { ...fromElsewhere(), ...token })).status, 200)
})

test('new visitors do not block existing conversations on the page without scripts', async () => {
  const cookie = (answer: Answer) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const first = await inForm(SAMPLE_SLUG, undefined, fromElsewhere())
  assert.equal(first.status, 200)
  const remembered = { cookie: cookie(first) }
  await crowd(sampleChatbotId)
  assert.equal((await inForm(SAMPLE_SLUG, undefined, fromElsewhere())).status, 429)
  assert.equal((await inForm(SAMPLE_SLUG, undefined, { ...fromElsewhere(), ...remembered })).status, 303)
})

test('a token without a message does not count as an existing conversation', async () => {
  const chatbotId = await newChatbot()
  const silent = await post('/chat', { chatbot_id: chatbotId, visitor_id: 'eve', message: ' ' })
  const token = { 'x-visitor-token': silent.json.visitor_token }
  await crowd(chatbotId)
  assert.equal((await inChat(chatbotId, 'eve', { ...fromElsewhere(), ...token })).status, 429)
})

test('an unverified name cannot use up a verified visitor’s limit', async () => {
  const ownerToken = await newUser(address)
  const { id: chatbot_id } = await ownChatbot(address, ownerToken)
  const { secret } = await newSigningSecret(address, ownerToken, chatbot_id)
  for (const status of [200, 200, 429])
    assert.equal((await inChat(chatbot_id, 'signed user-42')).status, status)
  const verified = { chatbot_id, visitor_id: 'user-42', visitor_hash: visitorHash(secret, 'user-42') }
  const { status, text } = await post('/chat', { ...verified, message: 'hello' })
  assert.equal(status, 200, text)
})

test('one network with many conversations leaves room for others', async () => {
  const chatbotId = await newChatbot()
  const [theirs, mine] = [fromElsewhere(), fromElsewhere()]
  const own = await openSession(chatbotId, mine)
  assert.equal((await inWidget(own, mine)).status, 200)
  const sessions = await Promise.all(Array.from({ length: 12 }, () => openSession(chatbotId, theirs)))
  for (const session of sessions) assert.equal((await inWidget(session, theirs)).status, 200)
  await crowd(chatbotId)
  const again: number[] = []
  for (const session of sessions) again.push((await inWidget(session, theirs)).status)
  const served = again.filter((status) => status === 200).length
  assert.ok(served >= 3 && served <= 5, `${again}`)
  assert.equal((await inWidget(own, mine)).status, 200)
})

/** Calls until this limit refuses. @returns the number of admitted calls, and the refusal */
async function untilRefused(name: string, once: () => Promise<Answer>): Promise<[number, Answer]> {
  for (let served = 0; ; ) {
    const answer = await once()
    if (answer.status !== 429) served++
    else if (rateLimitOf(answer).name === name) return [served, answer]
    // The request limit of the address is equal, but refills sooner.
    else now += Number(answer.headers.get('retry-after')) * 1000
    assert.ok(served < 60, `${name} refused nobody`)
  }
}

const NEWCOMERS: Record<string, (headers: From) => Promise<Answer>> = {
  'POST /api/chat/widget/session': (headers) =>
    post('/api/chat/widget/session', { chatbot_id: sampleChatbotId }, headers),
  'POST /chat': async (headers) => inChat(await newChatbot(), randomUUID(), headers),
  'POST /c/{slug}': (headers) => inForm(SAMPLE_SLUG, undefined, headers),
}
for (const [name, once] of Object.entries(NEWCOMERS))
  test(`${name}: limits new visitors per address and hour`, async () => {
    const headers = fromElsewhere()
    // Other tests use the sample chatbot too, so its shared limit must not apply here.
    const opened = await untilNewVisitorRefused(headers, once)
    assert.ok(opened >= 29 && opened <= 31, `${opened} were let in`)
    assert.notEqual((await NEWCOMERS['POST /api/chat/widget/session']?.(fromElsewhere()))?.status, 429)
  })

async function untilNewVisitorRefused(headers: From, once: (headers: From) => Promise<Answer>) {
  let left = 30
  for (let tries = 0; tries < 60; tries++) {
    const answer = await once(headers)
    const wait = Number(answer.headers.get('retry-after') ?? 0)
    if (answer.status !== 429) left--
    // A new visitor is refilled in two minutes, a request in two seconds.
    else if (wait > 60) return 30 - left
    // The page's first message opened a session, although the shared limit was used up.
    else if (answer.headers.get('ratelimit')?.includes('chatbot')) left--
    else now += wait * 1000
  }
  return assert.fail('no new visitor was refused')
}

test('a client without a token counts as one new visitor, however often it writes', async () => {
  const headers = fromElsewhere()
  const chatbotId = await newChatbot()
  const [first, second] = [await inChat(chatbotId, 'ada', headers), await inChat(chatbotId, 'ada', headers)]
  assert.deepEqual([first.status, second.status], [200, 200])
  const answer = await post('/api/chat/widget/session', { chatbot_id: chatbotId }, headers)
  const { r } = rateLimitOf(answer)
  // Two of thirty new visitors, three of thirty requests.
  assert.ok(r >= 27 && r <= 28, answer.headers.get('ratelimit') ?? '')
})

const SIGN_UPS: Record<string, (headers: From) => Promise<Answer>> = {
  'POST /auth/register': (headers) =>
    post('/auth/register', { username: randomUUID(), password: PASSWORD }, headers),
  'POST /api/auth/signup': (headers) =>
    post('/api/auth/signup', { email: `${randomUUID()}@example.com`, password: PASSWORD }, headers),
}
for (const [name, once] of Object.entries(SIGN_UPS))
  test(`${name}: limits sign-ups per address and hour`, async () => {
    const headers = fromElsewhere()
    const [served, refused] = await untilRefused('sign-ups-of-address', () => once(headers))
    assert.equal(served, 6)
    assert.equal(refused.json.code, 'too_many_requests')
    assert.ok(Number(refused.headers.get('retry-after')) > 500)
    const elsewhere = await once(fromElsewhere())
    assert.ok(elsewhere.status === 200 || elsewhere.status === 201)
  })

const inNetwork = (group: string) => ({ 'x-forwarded-for': `2001:db8:${group}::1` })

test('counts sign-ups in an IPv6 /64, /56 and /48', async () => {
  const signUp = SIGN_UPS['POST /auth/register'] ?? assert.fail()
  for (const network of ['7:0', '7:1', '7:2', '7:ff'])
    for (let each = 0; each < 6; each++) assert.equal((await signUp(inNetwork(network))).status, 200)
  const refused = await signUp(inNetwork('7:3'))
  assert.equal(refused.status, 429)
  assert.deepEqual([rateLimitOf(refused).name, rateLimitOf(refused).q], ['sign-ups-of-address', 24])
  assert.equal((await signUp(inNetwork('7:100'))).status, 200)
})

test('counts requests in an IPv6 /64, /56 and /48', async () => {
  const from = async (group: string) =>
    (await call(few.address, 'GET', '/health', { headers: inNetwork(group) })).status
  // 3 requests in a /64, 12 in a /56, 48 in a /48.
  for (const site of ['0', '1', '2', '3'])
    for (const network of ['00', '01', '02', '03'])
      for (let each = 0; each < 3; each++) assert.equal(await from(`8:${site}${network}`), 200)
  assert.equal(await from('8:000'), 429, 'its /64')
  assert.equal(await from('8:055'), 429, 'its /56')
  assert.equal(await from('8:400'), 429, 'its /48')
  assert.equal(await from('9:400'), 200)
})
