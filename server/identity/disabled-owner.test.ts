/** A disabled account stops everywhere, and works as before once it is enabled again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chatAt } from '../../testing/chat.ts'
import { type Answer, call, newUser } from '../../testing/client.ts'
import { newChatbot, newProfile, say } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { newKey } from '../../testing/programs.ts'
import { asServiceRole } from '../database/transaction.ts'

const { address, connections } = await startTestFrontdesk()
const chat = chatAt(address)
const owner = await chat.newAccount()
const { accessToken: token } = owner
const stranger = await newUser(address)
const [open, hidden] = [
  await newChatbot(address, token, { name: 'Open' }),
  await newChatbot(address, token, { name: 'Hidden', is_public: false }),
]
await newProfile(address, token, { bio: 'I build engines.' })
const { key, id: keyId } = await newKey(address, { ownerToken: token, chatbot: open })
const hiddenKey = (await newKey(address, { ownerToken: token, chatbot: hidden })).key
const client = { api_key: key, assistant_id: open.id }

const post = (path: string, body: object, options: object = {}) =>
  call(address, 'POST', path, { body, ...options })
const openSession = () => post('/api/chat/widget/session', { chatbot_id: open.id })
const session: string = (await openSession()).json.session_id
const clientSession: string = (await post('/api/chat/session', client)).json.session_id
const preview: string = (await post(`/api/console/chatbots/${open.id}/preview`, {}, { token })).json
  .session_id
const visitorToken: string = (await say(address, open, 'Hello')).json.visitor_token
await post('/api/chat/widget', { session_id: session, message: 'Hello' })
const complete = (apiKey: string, model: string) =>
  post('/v1/chat/completions', { model, messages: [{ role: 'user', content: 'Hello' }] }, { token: apiKey })

/** Each call, with its status while the owner is active and while disabled. */
const CALLS: readonly [
  name: string,
  active: number,
  disabled: number,
  code: string,
  () => Promise<Answer>,
][] = [
  [
    'the widget’s configuration',
    200,
    404,
    'chatbot_not_found',
    () => call(address, 'GET', `/api/chat/widget/config/${open.id}`),
  ],
  ['a new session', 201, 404, 'chatbot_not_found', openSession],
  [
    'reading a session',
    200,
    404,
    'session_not_found',
    () => call(address, 'GET', `/api/chat/widget/session/${session}`),
  ],
  [
    'a message in a session',
    200,
    404,
    'session_not_found',
    () => post('/api/chat/widget', { session_id: session, message: 'Hello' }),
  ],
  [
    'a session’s events',
    200,
    404,
    'session_not_found',
    () => call(address, 'GET', `/api/chat/widget/session/${session}/events`),
  ],
  [
    'stopping in a session',
    200,
    404,
    'session_not_found',
    () => post('/api/chat/widget/stop', { session_id: session }),
  ],
  [
    'the public page’s data',
    200,
    403,
    'chatbot_private',
    () => call(address, 'GET', `/chatbots/public/${open.public_url_slug}`),
  ],
  ['a visitor’s message', 200, 403, 'chatbot_private', () => say(address, open, 'Hello', { visitorToken })],
  [
    'a user’s message',
    200,
    403,
    'chatbot_private',
    () => say(address, open, 'Hello', { token: stranger, visitor: 'v-3' }),
  ],
  ['a program’s session', 201, 403, 'api_key_refused', () => post('/api/chat/session', client)],
  [
    'a program’s message',
    200,
    403,
    'api_key_refused',
    () =>
      post('/api/chat', {
        ...client,
        session_id: clientSession,
        type: 'x',
        messages: [{ role: 'user', content: 'Hello' }],
      }),
  ],
  ['a completion', 200, 401, 'api_key_invalid', () => complete(key, open.public_url_slug)],
  ['a completion of a private chatbot', 200, 401, 'api_key_invalid', () => complete(hiddenKey, hidden.id)],
  [
    'the list of models',
    200,
    401,
    'api_key_invalid',
    () => call(address, 'GET', '/v1/models', { token: key }),
  ],
  [
    'the preview',
    200,
    404,
    'session_not_found',
    () => post('/api/chat/widget', { session_id: preview, message: 'Hello' }),
  ],
  [
    'the owner’s profile',
    200,
    404,
    'profile_not_found',
    () => call(address, 'GET', `/profile?user_id=${owner.id}`),
  ],
  ['the owner’s own chatbots', 200, 401, 'token_invalid', () => call(address, 'GET', '/chatbots', { token })],
]

const setActive = (isActive: boolean) =>
  asServiceRole(connections, (sql) => [sql`update users set is_active = ${isActive} where id = ${owner.id}`])

async function assertAll(which: 'active' | 'disabled'): Promise<void> {
  for (const [name, active, disabled, code, send] of CALLS) {
    const answer = await send()
    assert.equal(answer.status, which === 'active' ? active : disabled, `${name}: ${answer.text}`)
    if (which === 'disabled') assert.equal(answer.json.code, code, name)
  }
}

test('disabling an owner stops their chatbots, keys, previews and profile until they are enabled', async () => {
  await assertAll('active')
  await setActive(false)
  await assertAll('disabled')
  const page = await fetch(`${address}/c/${open.public_url_slug}`)
  const hiddenPage = await fetch(`${address}/c/${hidden.public_url_slug}`)
  assert.equal(page.status, hiddenPage.status)
  assert.ok(!(await page.text()).includes('<form'), 'the page still takes messages')
  await setActive(true)
  await assertAll('active')
})

test('a disabled owner’s data stays unchanged', async () => {
  await setActive(false)
  await setActive(true)
  const { json } = await call(address, 'GET', `/chatbots/${open.id}/keys`, { token })
  assert.deepEqual(
    json.map(({ id }: { id: string }) => id),
    [keyId],
  )
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ isPublic: boolean }[]>`
      select is_public as "isPublic" from chatbots where owner_id = ${owner.id} order by name desc`,
  ])
  assert.deepEqual(
    rows.map(({ isPublic }) => isPublic),
    [true, false],
  )
})

test('a chatbot created by SQL for a disabled owner is not accessible', async () => {
  await setActive(false)
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ isOpen: boolean }[]>`
      insert into chatbots (owner_id, name, is_public) values (${owner.id}, 'Imported', true)
      returning is_open as "isOpen"`,
  ])
  assert.equal(rows[0]?.isOpen, false)
  await setActive(true)
  const [open] = await asServiceRole(connections, (sql) => [
    sql<{ isOpen: boolean }[]>`select is_open as "isOpen" from chatbots where name = 'Imported'`,
  ])
  assert.equal(open[0]?.isOpen, true)
})
