import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Call, call, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  NEVER_EXISTED,
  newChatbot,
  newProfile,
  say,
  signed,
  TIMESTAMP,
  UUID,
  unstorable,
} from '../../../testing/creators.ts'
import { secretKeyOf, startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { apiKeyHash } from '../../identity/api-keys.ts'

const EXTERNAL_JWT_SECRET = 'the secret of the main system, long enough'
const SUPABASE_JWT_SECRET = 'the secret of a Supabase project, long enough'
const frontdesk = await startTestFrontdesk({ env: { EXTERNAL_JWT_SECRET, SUPABASE_JWT_SECRET } })
const { address, connections } = frontdesk
const at = (method: string, path: string, options: Call = {}) => call(address, method, path, options)
const [owner, stranger] = [await newUser(address), await newUser(address)]
const inAMinute = Math.floor(Date.now() / 1000) + 60

/** Every call on a chatbot of the caller. */
const callsAbout = (id: string, keyId = NEVER_EXISTED): [method: string, path: string, body?: object][] => [
  ['GET', `/chatbots/${id}`],
  ['PUT', `/chatbots/${id}`, { name: 'Taken over', public_url_slug: 'taken-over' }],
  ['PATCH', `/chatbots/${id}`, { name: 'Taken over', is_public: false }],
  ['POST', `/chatbots/${id}/messages/read`, {}],
  ['GET', `/chatbots/${id}/visitors`],
  ['GET', `/chatbots/${id}/messages`],
  ['POST', `/chatbots/${id}/keys`, { name: 'Theirs' }],
  ['GET', `/chatbots/${id}/keys`],
  ['DELETE', `/chatbots/${id}/keys/${keyId}`],
  ['DELETE', `/chatbots/${id}/visitors/visitor-1`],
  ['DELETE', `/chatbots/${id}`],
]

/** A chatbot with a conversation and an API key. */
async function usedChatbot() {
  const chatbot = await newChatbot(address, owner)
  await say(address, chatbot, 'Hello?')
  const { json: key } = await at('POST', `/chatbots/${chatbot.id}/keys`, { token: owner })
  return { chatbot, key }
}

/** Everything an owner can read of a chatbot. */
async function seen(id: string) {
  const paths = ['', '/visitors', '/messages', '/keys']
  const answers = await Promise.all(
    paths.map((path) => at('GET', `/chatbots/${id}${path}`, { token: owner })),
  )
  return answers.map(({ json }) => json)
}

test('protected calls require a valid token', async () => {
  const { chatbot, key } = await usedChatbot()
  const before = await seen(chatbot.id)
  const secret = await secretKeyOf(frontdesk.database)
  const sub = crypto.randomUUID()
  const unsigned = [{ alg: 'none' }, { sub, exp: inAMinute }].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const tokens: [token: string | undefined, code: string][] = [
    [undefined, 'token_missing'],
    ['nonsense', 'token_invalid'],
    [`${unsigned.join('.')}.`, 'token_invalid'],
    [await signed(secret, { sub, exp: inAMinute - 120 }), 'token_expired'],
    [await signed('another secret of thirty-two characters', { sub, exp: inAMinute }), 'token_invalid'],
    [key.key, 'token_invalid'],
    // The user does not exist.
    [await signed(secret, { sub, exp: inAMinute }), 'user_gone'],
  ]
  const profile = { bio: 'b', skills: 's', experience: 'e', interests: 'i' }
  const calls: ReturnType<typeof callsAbout> = [
    ['GET', '/profile'],
    ['PUT', '/profile', profile],
    ['GET', '/chatbots'],
    ['POST', '/chatbots', { name: 'Nobody’s' }],
    ...callsAbout(chatbot.id, key.id),
  ]
  for (const [token, code] of tokens) {
    for (const [method, path, body] of calls) {
      const answer = await at(method, path, { ...(token ? { token } : {}), ...(body ? { body } : {}) })
      assertProblem(answer, 401, 'Invalid authentication credentials', code)
    }
  }
  // The token is checked before the body.
  const badBody = await at('POST', '/chatbots', { raw: '{', headers: { 'content-type': 'x/y' } })
  assertProblem(badBody, 401, 'Invalid authentication credentials', 'token_missing')
  const basic = await at('GET', '/chatbots', { headers: { authorization: 'Basic b3duZXI6cGFzcw==' } })
  assertProblem(basic, 401, 'Invalid authentication credentials', 'token_invalid')
  assert.deepEqual(await seen(chatbot.id), before)
})

test('an expired token gets the code token_expired on every protected call', async () => {
  const { chatbot } = await usedChatbot()
  const sub = crypto.randomUUID()
  const exp = inAMinute - 120
  const expired = [
    await signed(await secretKeyOf(frontdesk.database), { sub, exp }),
    await signed(EXTERNAL_JWT_SECRET, { user_id: 7, username: 'grace', exp }),
    await signed(SUPABASE_JWT_SECRET, { sub, email: 'g@example.com', aud: 'authenticated', exp }),
  ]
  type Operation = { tags: string[]; security?: object[] }
  const { paths } = (await at('GET', '/openapi.json')).json as {
    paths: Record<string, Record<string, Operation>>
  }
  const calls = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { tags, security = [] }]) => {
      const needsToken = security.length > 0 && security.every((scheme) => 'bearer' in scheme)
      return tags.includes('creators') && needsToken ? [[method.toUpperCase(), path] as const] : []
    }),
  )
  assert.ok(calls.length >= 20, `${calls.length} calls`)
  for (const token of expired) {
    for (const [method, path] of calls) {
      const own = path.replace('{id}', chatbot.id).replaceAll(/\{\w+\}/g, NEVER_EXISTED)
      const answer = await at(method, own, { token, ...(/^P/.test(method) ? { body: {} } : {}) })
      assertProblem(answer, 401, 'Invalid authentication credentials', 'token_expired')
    }
    const history = await at('GET', `/chat/history?chatbot_id=${chatbot.id}`, { token })
    assertProblem(history, 401, 'Invalid authentication credentials', 'token_expired')
    assertProblem(
      await at('GET', '/profile', { token }),
      401,
      'Invalid authentication credentials',
      'token_expired',
    )
    // Public calls accept an expired token.
    assert.equal((await at('GET', `/chatbots/public/${chatbot.public_url_slug}`, { token })).status, 200)
    assert.equal((await say(address, chatbot, 'Hello?', { token })).status, 200)
  }
})

test('another user’s chatbot looks unknown', async () => {
  const { chatbot, key } = await usedChatbot()
  const before = await seen(chatbot.id)
  const ids = [chatbot.id, chatbot.id.toUpperCase(), NEVER_EXISTED, 'nonsense', '7', "'%20or%20true--"]
  for (const id of ids) {
    for (const [method, path, body] of callsAbout(id, key.id)) {
      assertNoChatbot(await at(method, path, { token: stranger, ...(body ? { body } : {}) }))
    }
  }
  assert.deepEqual(await seen(chatbot.id), before)
  assertAnswer(await at('GET', '/chatbots', { token: stranger }), 200, [])
  // Ids are case-insensitive.
  assertAnswer(await at('GET', `/chatbots/${chatbot.id.toUpperCase()}`, { token: owner }), 200, chatbot)
})

test('rejects forbidden characters in a path', async () => {
  const { id } = await newChatbot(address, owner)
  const paths: [method: string, path: string][] = [
    ['GET', '/profile?user_id=%00'],
    ['GET', '/chatbots/public/a%00'],
    ['GET', `/chat/history?chatbot_id=${id}&visitor_id=%00`],
    ['DELETE', `/chatbots/${id}/visitors/a%00b`],
    ['DELETE', `/chatbots/${id}/keys/%00`],
    ...callsAbout('%00').map(([method, path]): [string, string] => [method, path]),
  ]
  for (const [method, path] of paths) {
    const answer = await at(method, path, { token: owner })
    assert.deepEqual([answer.status, answer.json.code], [422, 'invalid_request'], `${method} ${path}`)
  }
})

test('ignores a trailing slash', async () => {
  const { chatbot, key } = await usedChatbot()
  await newProfile(address, owner)
  const paths = ['/profile', `/profile?user_id=${chatbot.user_id}`, '/chatbots']
  paths.push(`/chatbots/public/${chatbot.public_url_slug}`, `/chat/history?chatbot_id=${chatbot.id}`)
  for (const [method, path] of callsAbout(chatbot.id)) if (method === 'GET') paths.push(path)
  for (const path of paths) {
    const slashed = path.replace(/(\?|$)/, '/$1')
    const [without, withSlash] = [
      await at('GET', path, { token: owner }),
      await at('GET', slashed, { token: owner }),
    ]
    assertAnswer(withSlash, 200, without.json)
  }
  const body = { message: 'Hello', visitor_id: 'visitor-1', chatbot_id: chatbot.id }
  assert.equal((await at('POST', '/chat/', { body })).status, 200)
  assert.equal((await at('DELETE', `/chatbots/${chatbot.id}/keys/${key.id}/`, { token: owner })).status, 204)
  assert.equal(
    (await at('DELETE', `/chatbots/${chatbot.id}/visitors/visitor-1/`, { token: owner })).status,
    204,
  )
  assert.equal((await at('DELETE', `/chatbots/${chatbot.id}/`, { token: owner })).status, 204)
})

test('users of other issuers can own chatbots', async () => {
  const sub = crypto.randomUUID()
  const supabase = { aud: 'authenticated', role: 'authenticated', exp: inAMinute }
  const supabaseToken = (claims: object) => signed(SUPABASE_JWT_SECRET, { ...supabase, ...claims })
  const mainSystemToken = (claims: Record<string, unknown>) => signed(EXTERNAL_JWT_SECRET, claims)

  const ada = await supabaseToken({ sub, email: 'ada@example.com' })
  const adas = await newChatbot(address, ada)
  assert.equal(adas.user_id, sub)
  await newProfile(address, ada, { bio: 'I count.' })
  assert.equal((await at('GET', '/profile', { token: ada })).json.user_id, sub)
  assert.equal((await at('GET', `/profile?user_id=${sub}`)).json.bio, 'I count.')

  const seven = await mainSystemToken({ user_id: 7, username: 'seven' })
  const sevens = await newChatbot(address, seven)
  assert.match(sevens.user_id, UUID)
  assert.notEqual(sevens.user_id, sub)

  // Another token of the same user, and one of another user.
  const renamed = await supabaseToken({ sub, email: 'countess@example.com' })
  assertAnswer(await at('GET', '/chatbots', { token: renamed }), 200, [adas])
  const sameSeven = await mainSystemToken({ user_id: '7', username: 'seven', exp: inAMinute })
  assertAnswer(await at('GET', '/chatbots', { token: sameSeven }), 200, [sevens])
  const eight = await mainSystemToken({ user_id: 8, username: 'eight' })
  for (const token of [eight, await supabaseToken({ sub: crypto.randomUUID() }), seven]) {
    assertNoChatbot(await at('GET', `/chatbots/${adas.id}`, { token }))
  }
  const refused = [
    await supabaseToken({ sub, aud: 'anon' }),
    await supabaseToken({ sub, role: 'anon' }),
    await signed(EXTERNAL_JWT_SECRET, { ...supabase, sub }),
    await signed(SUPABASE_JWT_SECRET, { user_id: 7, username: 'seven' }),
  ]
  for (const token of refused) {
    const answer = await at('GET', '/chatbots', { token })
    assertProblem(answer, 401, 'Invalid authentication credentials', 'token_invalid')
  }
})

test('a token is invalid after sign-out', async () => {
  const token = await newUser(address)
  const chatbot = await newChatbot(address, token, { is_public: false })
  const slug = `/chatbots/public/${chatbot.public_url_slug}`
  const first = await say(address, chatbot, 'Hello', { token })
  const { visitor_token: visitorToken } = first.json
  assert.equal(first.status, 200)
  assert.equal((await at('GET', slug, { token })).status, 200)
  await asServiceRole(connections, (sql) => [
    sql`update logins set ended_at = now() where user_id = ${chatbot.user_id}`,
  ])
  const owners = await at('GET', `/chatbots/${chatbot.id}`, { token })
  assertProblem(owners, 401, 'Invalid authentication credentials', 'token_invalid')
  const isPrivate = ['This chatbot is not publicly accessible', 'chatbot_private'] as const
  assertProblem(await at('GET', slug, { token }), 403, ...isPrivate)
  assertProblem(await say(address, chatbot, 'Hello', { token, visitorToken }), 403, ...isPrivate)
  const history = `/chat/history?chatbot_id=${chatbot.id}`
  assertProblem(await at('GET', history, { token }), 403, 'Not allowed', 'forbidden')
  // Their visitor token still works.
  const headers = { 'x-visitor-token': visitorToken }
  assert.equal((await at('GET', `${history}&visitor_id=visitor-1`, { token, headers })).json.count, 1)
})

test('shows an API key once and stores it as a hash', async () => {
  const { id } = await newChatbot(address, owner)
  const keys = `/chatbots/${id}/keys`
  assertAnswer(await at('GET', keys, { token: owner }), 200, [])
  const made = await at('POST', keys, {
    token: owner,
    body: { name: ' Web shop ', id: NEVER_EXISTED, key: 'mine' },
  })
  const { key, ...shown } = made.json
  assertAnswer(made, 201, {
    id: shown.id,
    name: 'Web shop',
    prefix: key.slice(0, shown.prefix.length),
    key,
    created_at: shown.created_at,
    scopes: ['chat'],
    last_used_at: null,
  })
  assert.equal(made.headers.get('cache-control'), 'no-store')
  assert.match(shown.id, UUID)
  assert.notEqual(shown.id, NEVER_EXISTED)
  assert.match(shown.created_at, TIMESTAMP)
  assert.ok(key.length >= 40 && shown.prefix.length >= 4 && shown.prefix.length < 16)

  const { status, json: nameless } = await at('POST', keys, { token: owner })
  assert.equal(status, 201)
  const { key: other, ...shownNameless } = nameless
  assert.notEqual(other, key)
  assert.equal(nameless.name, '')
  const listed = await at('GET', keys, { token: owner })
  assertAnswer(listed, 200, [shown, shownNameless])

  const [stored] = await asServiceRole(connections, (sql) => [
    sql<{ hash: string; row: string }[]>`
      select encode(hash, 'hex') as hash, to_jsonb(k)::text as row from api_keys k where id = ${shown.id}`,
  ])
  assert.equal(stored[0]?.hash, apiKeyHash(key))
  assert.ok(!stored[0]?.row.includes(key.slice(shown.prefix.length)))
  assert.ok(!frontdesk.log().includes(key))
})

test('a revoked API key stops working, and others cannot revoke it', async () => {
  const [first, second] = [await newChatbot(address, owner), await newChatbot(address, owner)]
  const keyOf = async ({ id }: { id: string }) =>
    (await at('POST', `/chatbots/${id}/keys`, { token: owner })).json as { id: string; key: string }
  const [mine, others] = [await keyOf(first), await keyOf(second)]
  const opens = async ({ key }: { key: string }) => {
    const { status, json } = await at('GET', '/v1/models', { token: key })
    return status === 200 ? json.data.map(({ id }: { id: string }) => id) : status
  }
  assert.deepEqual(await opens(mine), [first.public_url_slug])
  assert.deepEqual(await opens(others), [second.public_url_slug])
  const { json: listed } = await at('GET', `/chatbots/${first.id}/keys`, { token: owner })
  assert.match(listed[0].last_used_at, TIMESTAMP)

  const revoke = (keyId: string) => at('DELETE', `/chatbots/${first.id}/keys/${keyId}`, { token: owner })
  for (const keyId of [others.id, NEVER_EXISTED, 'nonsense', mine.key]) {
    assertProblem(await revoke(keyId), 404, 'API key not found', 'api_key_not_found')
  }
  assertAnswer(await revoke(mine.id), 204, undefined)
  assertProblem(await revoke(mine.id), 404, 'API key not found', 'api_key_not_found')
  assert.equal(await opens(mine), 401)
  assertAnswer(await at('GET', `/chatbots/${first.id}/keys`, { token: owner }), 200, [])
  assert.deepEqual(await opens(others), [second.public_url_slug])

  await at('DELETE', `/chatbots/${second.id}`, { token: owner })
  assert.equal(await opens(others), 401)
})

test('rejects an invalid API key name and stores nothing', async () => {
  const { id } = await newChatbot(address, owner)
  const make = (options: Call) => at('POST', `/chatbots/${id}/keys`, { token: owner, ...options })
  for (const name of [7, {}, 'x'.repeat(201)]) assertInvalid(await make({ body: { name } }), 'name')
  for (const options of unstorable({ name: 'MARK' })) assertInvalid(await make(options), 'name')
  await assertBodyChecked(make)
  assertAnswer(await at('GET', `/chatbots/${id}/keys`, { token: owner }), 200, [])
})
