/** Visitors verified with the chatbot's signing secret, in the widget and the creators' chat. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import {
  assertInvalid,
  assertProblem,
  newChatbot,
  newSigningSecret,
  signed,
  visitorHash,
  visitorJwt,
} from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const MAIN_SYSTEM = 'the main system’s secret, long enough for anybody'
const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Welcome.' })
const { address, connections } = await startTestFrontdesk({
  env: { ...env, EXTERNAL_JWT_SECRET: MAIN_SYSTEM },
})
const ownerToken = await newUser(address)
const chatbot = await newChatbot(address, ownerToken)
const { id: chatbot_id } = chatbot
const other = await newChatbot(address, ownerToken, { name: 'Other' })
const { secret } = await newSigningSecret(address, ownerToken, chatbot_id)
const { secret: otherSecret } = await newSigningSecret(address, ownerToken, other.id)
const now = () => Math.floor(Date.now() / 1000)

const open = (body: object, headers = {}) =>
  call(address, 'POST', '/api/chat/widget/session', { body: { chatbot_id, ...body }, headers })
const say = (session_id: string) =>
  call(address, 'POST', '/api/chat/widget', { body: { session_id, message: 'Hello' } })
const chat = (body: object, headers = {}) =>
  call(address, 'POST', '/chat', { body: { chatbot_id, message: 'Hello', ...body }, headers })
const owned = (path: string, of = chatbot_id) =>
  call(address, 'GET', `/api/console/chatbots/${of}${path}`, { token: ownerToken })
const signedBy = (visitor_id: string, by = secret) => ({
  visitor_id,
  visitor_hash: visitorHash(by, visitor_id),
})

type Row = {
  id: string
  visitor_key: string
  is_verified: boolean
  name: string | null
  email: string | null
}
async function visitorOf(session: string): Promise<Row | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<Row[]>`
      select v.id, v.visitor_key, v.is_verified, v.name, v.email
      from visitors v where v.id = (select c.visitor_id from conversations c where c.id = ${session})`,
  ])
  return rows[0] && { ...rows[0] }
}

async function countConversations(): Promise<number> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ count: number }[]>`select count(*)::integer from conversations`,
  ])
  return rows[0]?.count ?? 0
}

for (const [form, prove] of [
  ['an HMAC of the visitor’s id', (id: string, by = secret) => Promise.resolve(signedBy(id, by))],
  [
    'its id and HMAC in one text',
    async (id: string, by = secret) => ({ token: `${id}:${visitorHash(by, id)}` }),
  ],
  ['a JWT', async (id: string, by = secret) => ({ token: await visitorJwt(by, { sub: id }) })],
] as const)
  describe(`a visitor verified by ${form}`, () => {
    test('continues the latest conversation in another browser', async () => {
      const id = randomUUID()
      const first = await open(await prove(id))
      assert.equal(first.status, 201, first.text)
      await say(first.json.session_id)
      const again = await open(await prove(id))
      assert.deepEqual([again.status, again.json], [200, first.json])
      const elsewhere = await open({ ...(await prove(id, otherSecret)), chatbot_id: other.id })
      assert.equal(elsewhere.status, 201)
      const anew = await open({ ...(await prove(id)), starts_new: true })
      assert.equal(anew.status, 201)
      assert.notEqual(anew.json.session_id, first.json.session_id)
      assert.deepEqual(await visitorOf(anew.json.session_id), await visitorOf(first.json.session_id))
      await say(first.json.session_id)
      assert.deepEqual((await open(await prove(id))).json, first.json, 'the one that was used last')
    })

    test('shares nothing with a stranger who sends the same visitor_id', async () => {
      const id = randomUUID()
      const { session_id } = (await open({ ...(await prove(id)), visitor_name: 'Grace' })).json
      await say(session_id)
      const theirs = await visitorOf(session_id)
      assert.deepEqual([theirs?.visitor_key, theirs?.is_verified, theirs?.name], [id, true, 'Grace'])
      const stranger = await open({ visitor_id: id, visitor_name: 'Mallory' })
      assert.equal(stranger.status, 201)
      assert.notEqual(stranger.json.session_id, session_id)
      assert.deepEqual((await visitorOf(stranger.json.session_id))?.is_verified, false)
      assert.equal((await chat({ visitor_id: id, visitor_name: 'Mallory' })).status, 200)
      assert.deepEqual(await visitorOf(session_id), theirs)
      const { json } = await owned(`/visitors/${id}`)
      assert.deepEqual([json.name, json.is_verified], ['Grace', true])
      const flags = json.conversations.map(
        ({ visitor }: { visitor: { name: string; is_verified?: boolean } }) => [
          visitor.name,
          visitor.is_verified,
        ],
      )
      assert.deepEqual(flags.sort(), [
        ['Grace', true],
        ['Mallory', undefined],
      ])
    })

    test('ten simultaneous first calls open one conversation', async () => {
      const proof = await prove(randomUUID())
      const answers = await Promise.all(Array.from({ length: 10 }, () => open(proof)))
      assert.equal(new Set(answers.map(({ json }) => json.session_id)).size, 1)
      assert.equal(answers.filter(({ status }) => status === 201).length, 1)
    })
  })

test('the name and e-mail address of a JWT override those of the page', async () => {
  const token = await visitorJwt(secret, {
    sub: 'user-42',
    name: ' Grace Hopper ',
    email: 'grace@example.com',
  })
  const { session_id } = (await open({ token, visitor_name: 'Mallory' })).json
  const visitor = await visitorOf(session_id)
  assert.deepEqual([visitor?.name, visitor?.email], ['Grace Hopper', 'grace@example.com'])
  await say(session_id)
  assert.equal((await owned('/visitors/user-42')).json.email, 'grace@example.com')
  await open({ token: await visitorJwt(secret, { sub: 'user-42', name: 'Grace B. Hopper' }) })
  assert.deepEqual(
    [(await visitorOf(session_id))?.name, (await visitorOf(session_id))?.email],
    ['Grace B. Hopper', 'grace@example.com'],
  )
  const numeric = await open({ token: await visitorJwt(secret, { sub: 42 }) })
  assert.equal((await visitorOf(numeric.json.session_id))?.visitor_key, '42')
})

test('accounts, other issuers and other chatbots’ secrets verify nobody', async () => {
  const before = await countConversations()
  const tokens = [
    await newUser(address),
    ownerToken,
    await signed(MAIN_SYSTEM, { user_id: 4711, username: 'grace', sub: 'grace', exp: now() + 600 }),
    await visitorJwt(otherSecret, { sub: 'grace' }),
    await visitorJwt(`${secret}x`, { sub: 'grace' }),
  ]
  for (const token of tokens)
    for (const answer of [await open({ token }), await chat({ token, visitor_id: 'grace' })])
      assertProblem(answer, 401, 'Invalid authentication credentials', 'token_invalid')
  for (const proof of [
    signedBy('grace', otherSecret),
    { visitor_id: 'grace', visitor_hash: visitorHash(secret, 'ada') },
    { visitor_id: 'grace', visitor_hash: '0'.repeat(64) },
  ])
    for (const answer of [await open(proof), await chat(proof)])
      assertProblem(answer, 401, 'The visitor hash does not match', 'visitor_hash_invalid')
  const without = await newChatbot(address, ownerToken, { name: 'Without a secret' })
  for (const proof of [signedBy('grace', ''), { token: await visitorJwt(' ', { sub: 'grace' }) }])
    assert.equal((await open({ ...proof, chatbot_id: without.id })).status, 401)
  assert.equal(await countConversations(), before, 'nobody got an unverified conversation instead')
})

test('a JWT requires exp, sub, HS256 and a current validity period', async () => {
  const valid = { sub: 'user-1', exp: now() + 600 }
  for (const [claims, code] of [
    [{ sub: 'user-1' }, 'token_invalid'],
    [{ exp: now() + 600 }, 'token_invalid'],
    [{ ...valid, exp: now() - 31 }, 'token_expired'],
    [{ ...valid, nbf: now() + 60 }, 'token_invalid'],
    [{ ...valid, iat: now() + 60 }, 'token_invalid'],
    [{ ...valid, sub: '' }, 'token_invalid'],
    [{ ...valid, sub: '..' }, 'token_invalid'],
    [{ ...valid, sub: 'x'.repeat(256) }, 'token_invalid'],
    [{ ...valid, sub: 'a\0b' }, 'token_invalid'],
    [{ ...valid, sub: '\ud800' }, 'token_invalid'],
    [{ ...valid, sub: { id: 1 } }, 'token_invalid'],
    [{ ...valid, sub: 2 ** 53 }, 'token_invalid'],
    [{ ...valid, name: 7 }, 'token_invalid'],
    [{ ...valid, name: 'x'.repeat(256) }, 'token_invalid'],
    [{ ...valid, email: 'x'.repeat(321) }, 'token_invalid'],
  ] as const) {
    const token = await signed(secret, claims)
    assertProblem(await open({ token }), 401, 'Invalid authentication credentials', code)
  }
  for (const claims of [
    { ...valid, exp: now() - 20 },
    { ...valid, nbf: now() + 20, iat: now() + 20 },
    { ...valid, sub: 'x'.repeat(255) },
    { ...valid, name: null, email: null },
  ])
    assert.match(String((await open({ token: await signed(secret, claims) })).status), /^20[01]$/)
  const [header, payload, signature] = (await signed(secret, valid)).split('.')
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  const longer = Buffer.from('{"alg":"HS512"}').toString('base64url')
  for (const token of [
    '',
    'nonsense',
    'a.b.c',
    `${none}.${payload}.`,
    `${longer}.${payload}.${signature}`,
    `${header}.${payload}.`,
  ])
    assertProblem(await open({ token }), 401, 'Invalid authentication credentials', 'token_invalid')
})

test('names an invalid field', async () => {
  assertInvalid(await open({ token: 7 }), 'token')
  assertInvalid(await open({ token: 'x'.repeat(8193) }), 'token')
  for (const visitor_hash of ['', 'nonsense', '0'.repeat(63), '0'.repeat(65), 7])
    assertInvalid(await open({ visitor_id: 'v', visitor_hash }), 'visitor_hash')
  assertInvalid(await open({ visitor_hash: '0'.repeat(64) }), 'visitor_id')
  assertInvalid(await open({ ...signedBy('v'), token: 'x' }), 'visitor_hash')
  const token = await visitorJwt(secret, { sub: 'user-1' })
  assertInvalid(await chat({ token, visitor_id: 'user-2' }), 'visitor_id')
})

test('rotation keeps the previous secret valid and revokes the one before', async () => {
  const { id } = await newChatbot(address, ownerToken, { name: 'Rotating' })
  const prove = async (by: string) => [
    (await open({ ...signedBy('grace', by), chatbot_id: id })).status,
    (await open({ token: await visitorJwt(by, { sub: 'grace' }), chatbot_id: id })).status,
  ]
  const first = await newSigningSecret(address, ownerToken, id)
  assert.deepEqual(await prove(first.secret), [201, 200])
  const second = await newSigningSecret(address, ownerToken, id)
  assert.deepEqual(
    [await prove(first.secret), await prove(second.secret)],
    [
      [200, 200],
      [200, 200],
    ],
  )
  const third = await newSigningSecret(address, ownerToken, id)
  assert.deepEqual(
    [await prove(first.secret), await prove(second.secret), await prove(third.secret)],
    [
      [401, 401],
      [200, 200],
      [200, 200],
    ],
  )
  const path = `/api/console/chatbots/${id}/signing-secrets/${second.id}`
  assert.equal((await call(address, 'DELETE', path, { token: ownerToken })).status, 204)
  assert.deepEqual(
    [await prove(second.secret), await prove(third.secret)],
    [
      [401, 401],
      [200, 200],
    ],
  )
})

describe('verified visitors at the creators’ API', () => {
  const visitors = async () =>
    (await call(address, 'GET', `/chatbots/${chatbot_id}/visitors`, { token: ownerToken })).json
  const nameOf = async (id: string) =>
    (await visitors())
      .filter(({ visitor_id }: { visitor_id: string }) => visitor_id === id)
      .map(({ name, message_count }: { name: string; message_count: number }) => [name, message_count])

  test('the first name stays until a signed identity changes it', async () => {
    const id = randomUUID()
    const first = await chat({ visitor_id: id, visitor_name: 'Grace' })
    const impostor = await chat({ visitor_id: id, visitor_name: 'Mallory' })
    const token = impostor.json.visitor_token
    // The impostor's visitor token differs from the first visitor's.
    await chat({ visitor_id: id, visitor_name: 'Trudy' }, { 'x-visitor-token': token })
    await open({ visitor_id: id, visitor_name: 'Eve' })
    assert.deepEqual(await nameOf(id), [['Grace', 6]])
    await chat(
      { visitor_id: id, visitor_name: 'Amazing Grace' },
      { 'x-visitor-token': first.json.visitor_token },
    )
    assert.deepEqual(await nameOf(id), [['Amazing Grace', 8]])
    await chat({ ...signedBy(id), visitor_name: 'Grace Hopper' })
    assert.deepEqual(await nameOf(id), [['Grace Hopper', 10]])
    await chat(
      { visitor_id: id, visitor_name: 'Amazing Grace' },
      { 'x-visitor-token': first.json.visitor_token },
    )
    assert.deepEqual(await nameOf(id), [['Grace Hopper', 12]], 'the verified name is shown')
  })

  test('a verified visitor continues with the visitor token and reads their history', async () => {
    const id = randomUUID()
    const first = await chat(signedBy(id))
    const headers = { 'x-visitor-token': first.json.visitor_token }
    await chat({ visitor_id: id, message: 'And now?' }, headers)
    await chat({ ...signedBy(id), message: 'Signed again' }, headers)
    const history = (of: object) =>
      call(address, 'GET', `/chat/history?chatbot_id=${chatbot_id}&visitor_id=${id}`, of)
    assert.equal((await history({ headers })).json.count, 3)
    await chat({ visitor_id: id, message: 'I am the stranger' })
    assert.equal((await history({ headers })).json.count, 3)
    assert.equal((await history({ token: ownerToken })).json.count, 4)
    const { json } = await owned(`/visitors/${id}`)
    assert.equal(json.conversations.length, 2)
    const path = `/chatbots/${chatbot_id}/visitors/${id}`
    assert.equal((await call(address, 'DELETE', path, { token: ownerToken })).status, 204)
    assert.equal((await owned(`/visitors/${id}`)).status, 404)
    assert.equal((await history({ headers })).status, 403)
  })

  test('a signed identity does not open a conversation of another browser', async () => {
    const id = randomUUID()
    const first = await chat(signedBy(id))
    const second = await chat(signedBy(id))
    assert.notEqual(second.json.visitor_token, first.json.visitor_token)
    const { json } = await owned(`/visitors/${id}`)
    assert.equal(json.conversations.length, 2)
    assert.ok(
      json.conversations.every(({ visitor }: { visitor: { is_verified?: boolean } }) => visitor.is_verified),
    )
  })
})

test('a valid proof opens neither a private chatbot nor a disallowed origin', async () => {
  const proof = async (id: string) =>
    signedBy('grace', (await newSigningSecret(address, ownerToken, id)).secret)
  const hidden = await newChatbot(address, ownerToken, { name: 'Hidden', is_public: false })
  assert.equal((await open({ ...(await proof(hidden.id)), chatbot_id: hidden.id })).status, 404)
  const listed = await newChatbot(address, ownerToken, {
    name: 'Listed',
    configuration: { allowed_origins: ['https://a.example'] },
  })
  const refused = await open(
    { ...(await proof(listed.id)), chatbot_id: listed.id },
    { origin: 'https://b.example' },
  )
  assertProblem(refused, 403, 'Origin not allowed', 'origin_not_allowed')
})
