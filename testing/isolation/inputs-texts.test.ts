/** Every storable text round-trips unchanged; unstorable text leaves nothing behind. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asServiceRole } from '../../server/database/transaction.ts'
import { type Answer, type Call, call, newSession, PASSWORD, signIn } from '../client.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { shareOf } from '../share.ts'
import { apisOf } from './inputs-apis.ts'
import { ALL_TEXTS, textsUpTo, UNSTORABLE } from './inputs-texts.ts'
import { MAIN_SYSTEM, newToken, newWorld } from './inputs-world.ts'

const env = { EXTERNAL_JWT_SECRET: MAIN_SYSTEM, USE_AI_CHATBOT: 'false', LOG_LEVEL: 'warn' }
const { address, connections, log } = await startTestFrontdesk({ env })
const world = await newWorld(address)
const { token, chatbotId } = world
const path = `/chatbots/${chatbotId}`

async function ok(method: string, path: string, options: Call = {}): Promise<Answer['json']> {
  const { status, json, text } = await call(address, method, path, { token, ...options })
  assert.ok(
    status < 300,
    `${method} ${path} ${JSON.stringify(options.body)?.slice(0, 200)}: ${status} ${text}`,
  )
  return json
}

function inChunks<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size))
}

const trimmed = (texts: readonly string[]) => texts.map((text) => text.trim())

/** The first fifty graphemes on one line. */
function beginning(text: string, ellipsis: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)]
  if (graphemes.length <= 50) return line
  return `${graphemes
    .slice(0, 50)
    .map(({ segment }) => segment)
    .join('')}${ellipsis}`
}

for (const [place, { name, sayAll }] of apisOf(address, world).entries()) {
  test(`the API ${name} returns messages unchanged`, async (context) => {
    const share = shareOf(ALL_TEXTS, place, 6)
    for (const texts of inChunks(share, 40)) assert.deepEqual(await sayAll(texts), trimmed(texts))
    context.diagnostic(`${share.length} of ${ALL_TEXTS.length} texts`)
  })
}

test('the mobile API names a conversation after its first message', async () => {
  const conversations = new Map<number, string>()
  const share = shareOf(ALL_TEXTS, 0, 12)
  for (const content of share) {
    const id = await ok('POST', '/conversations')
    await ok('POST', `/conversations/${id}/messages`, { body: { content } })
    const [first] = await ok('GET', `/conversations/${id}/messages`)
    assert.equal(first.content, content.trim())
    conversations.set(id, content.trim())
  }
  const { conversations: listed } = await ok('GET', '/conversations')
  for (const { id, title } of listed) {
    const text = conversations.get(id)
    if (text !== undefined) assert.equal(title, beginning(text, '...'))
  }
  assert.ok(listed.length >= share.length)
})

test('the chat API accepts any session name and training data', async () => {
  const person = await newToken()
  const own = { token: person }
  const names = textsUpTo(255).filter((text) => !/\p{Cc}/u.test(text) && !/^\.{1,2}$/.test(text))
  for (const name of names) {
    await ok('POST', '/api/chat', { ...own, body: { message: name, session_id: name, training_data: name } })
    const { session_id, messages } = await ok(
      'GET',
      `/api/chat/conversation/${encodeURIComponent(name)}`,
      own,
    )
    assert.equal(session_id, name)
    assert.equal(messages[1].content, name.trim())
    assert.ok(messages[0].content.includes(name.trim()), `${JSON.stringify(name)} in ${messages[0].content}`)
    const { user } = await ok('PATCH', '/api/auth/profile', { ...own, body: { default_session_id: name } })
    assert.equal(user.default_session_id, name)
  }
  const { sessions } = await ok('GET', '/api/chat/sessions', own)
  assert.deepEqual(
    sessions.map(({ session_id, title }: Record<string, string>) => [session_id, title]).reverse(),
    names.map((name) => [name, beginning(name.trim(), '')]),
  )
})

test('a chatbot keeps its name, greeting and knowledge as written', async () => {
  for (const text of textsUpTo(200)) {
    const inside = text === '__proto__' ? {} : { [text]: [text, { [text]: text }] }
    const configuration = { greeting: text, instructions: text, suggested_questions: [text], own: inside }
    const body = { name: text, description: text, configuration }
    const changed = await ok('PUT', path, { body })
    const read = await ok('GET', path)
    assert.deepEqual(read, changed)
    const { name, description } = read
    assert.deepEqual({ name, description, configuration: read.configuration }, { ...body, name: text.trim() })
    const shown = await ok('GET', `/chatbots/public/${world.slug}`)
    assert.deepEqual([shown.name, shown.description, shown.configuration.greeting], [text.trim(), text, text])
    const drawn = await ok('GET', `/api/chat/widget/config/${chatbotId}`)
    assert.deepEqual([drawn.name, drawn.greeting, drawn.suggested_questions], [text.trim(), text, [text]])
  }
})

test("a profile keeps the owner's text", async () => {
  for (const text of textsUpTo(200)) {
    const texts = { name: text, location: text, bio: text, skills: text, experience: text, interests: text }
    await ok('PUT', '/profile', { body: texts })
    const profile = await ok('GET', '/profile')
    assert.deepEqual({ ...profile, ...texts }, profile)
  }
})

test('a visitor may have any name, and is deleted by it', async () => {
  const names = textsUpTo(255).filter((text) => !/^\.{1,2}$/.test(text))
  for (const name of names) {
    const body = { message: 'Hello', visitor_id: name, visitor_name: name, chatbot_id: chatbotId }
    await ok('POST', '/chat', { body })
  }
  const visitors = await ok('GET', `${path}/visitors`)
  const known = new Map(visitors.map((one: Record<string, string>) => [one.visitor_id, one.name]))
  for (const name of names) {
    assert.equal(known.get(name), name.trim())
    await ok('DELETE', `${path}/visitors/${encodeURIComponent(name)}`)
  }
})

test('keys, forms and external users may have any name', async () => {
  for (const text of textsUpTo(100)) {
    const { id, name } = await ok('POST', `${path}/keys`, { body: { name: text } })
    assert.equal(name, text.trim())
    await ok('DELETE', `${path}/keys/${id}`)
    const words = { en: text, bn: text }
    const field = { key: 'a', type: 'text', label: words, names: [text], question: words }
    const form = { key: 'a', version: 1, title: words, welcome: words, fields: [field] }
    await ok('PUT', `${path}/form`, { body: form })
    assert.deepEqual(await ok('GET', `${path}/form`), form)
    const { username } = await ok('GET', '/api/auth/me', { token: await newToken(text) })
    assert.equal(username, text)
  }
  await ok('DELETE', `${path}/form`)
})

test('an intake stores only text from the answer, and exports it unchanged', async () => {
  const words = { en: 'Remark' }
  const field = { key: 'remark', type: 'text', required: true, label: words, question: words }
  await ok('PUT', `${path}/form`, { body: { key: 'a', version: 1, title: words, fields: [field] } })
  const said = new Map<string, string>()
  for (const text of textsUpTo(60)) {
    const session = await newSession(address, chatbotId)
    await ok('POST', '/api/chat/widget', { body: { session_id: session, message: `Remark: ${text}` } })
    said.set(session, text)
  }
  await ok('DELETE', `${path}/form`)
  const records: Collected[] = await ok('GET', `${path}/records/export?format=json`)
  const collected = records.filter(({ conversation_id: session, data }) => {
    const [text = '', remark = ''] = [said.get(session), data.remark]
    // The answer is parsed: quotation marks, the last full stop and the second line are not part of the
    // value.
    assert.ok(visible(text).includes(visible(remark)), JSON.stringify([text, remark]))
    return remark === text
  })
  assert.ok(collected.length > 150, `${collected.length} of ${said.size} as they were said`)
})

type Collected = { conversation_id: string; data: { remark?: string } }

const visible = (text: string) => text.replaceAll(/[\s\p{C}]/gu, '')

test('usernames and passwords may be any text within their length', async () => {
  // Password hashing is slow on purpose, so only a sample of each script is used.
  const names = textsUpTo(50).filter((text, at) => [...text].length >= 3 && at % 12 === 0)
  for (const [at, username] of names.entries()) {
    const password = `${username} ${PASSWORD}`
    const { status, text } = await call(address, 'POST', '/auth/register', { body: { username, password } })
    assert.equal(status, 200, `${JSON.stringify(username)}: ${text}`)
    assert.equal((await signIn(address, username, password)).status, 200, JSON.stringify(username))
    if (at === 0) assert.equal((await signIn(address, username, `${password} `)).status, 401)
  }
})

test('every API rejects unstorable text and leaves nothing behind', async () => {
  const before = await countRows()
  const asProgram = { api_key: world.key, assistant_id: chatbotId }
  const bodies: [method: string, path: string, body: object, token?: string][] = [
    ['POST', `/conversations/${world.conversation}/messages`, { content: 'MARK' }],
    ['POST', '/api/chat', { message: 'MARK' }],
    ['POST', '/api/chat', { message: 'a', session_id: 'MARK', training_data: 'MARK' }],
    ['POST', '/api/chat/stream', { message: 'MARK' }],
    ['POST', '/api/chat/widget', { session_id: world.session, message: 'MARK' }],
    ['POST', '/chat', { message: 'a', visitor_id: 'MARK', chatbot_id: chatbotId }],
    ['POST', '/chat', { message: 'a', visitor_id: 'a', visitor_name: 'MARK', chatbot_id: chatbotId }],
    ['POST', '/api/chatbot/message', { message: 'MARK' }],
    [
      'POST',
      '/api/chat',
      {
        ...asProgram,
        session_id: world.clientSession,
        type: 'a',
        messages: [{ role: 'user', content: 'MARK' }],
      },
    ],
    [
      'POST',
      '/v1/chat/completions',
      { model: world.slug, messages: [{ role: 'user', content: 'MARK' }] },
      world.key,
    ],
    ['POST', '/chatbots', { name: 'MARK' }],
    ['POST', '/chatbots', { name: 'a', configuration: { own: [{ MARK: 1 }] } }],
    ['PUT', path, { description: 'MARK' }],
    ['PUT', '/profile', { bio: 'MARK', skills: '', experience: '', interests: '' }],
    ['POST', `${path}/keys`, { name: 'MARK' }],
    ['POST', '/auth/register', { username: 'MARKMARK', password: PASSWORD }],
    ['POST', '/api/auth/signup', { email: 'MARK@example.com', password: PASSWORD }],
  ]
  for (const written of UNSTORABLE) {
    for (const [method, path, body, as = token] of bodies) {
      const raw = JSON.stringify(body).replaceAll('MARK', written)
      const headers = { 'content-type': 'application/json' }
      const { status, text } = await call(address, method, path, { token: as, raw, headers })
      assert.ok(status === 422 || status === 400, `${path} ${raw}: ${status} ${text}`)
      assert.match(text, /must not hold U\+0000 or a lone surrogate/, `${path} ${raw}`)
    }
  }
  assert.deepEqual(await countRows(), before)
})

/** Of every table. */
async function countRows(): Promise<[table: string, count: number][]> {
  const [tables] = await asServiceRole(connections, (sql) => [
    sql<{ name: string; count: number }[]>`
      select tablename as name, (xpath('/row/c/text()', query_to_xml(
        format('select count(*) as c from %I', tablename), false, true, '')))[1]::text::integer as count
      from pg_tables where schemaname = current_schema() and tablename <> 'frontdesk_migrations' order by 1`,
  ])
  return tables.map(({ name, count }) => [name, count])
}

test('none of this caused an internal error', () => {
  assert.deepEqual(
    log()
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line)),
    [],
  )
})
