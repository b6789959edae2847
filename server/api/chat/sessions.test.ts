import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answers, chatAt, refuses, spoken, TIMESTAMP, UUID } from '../../../testing/chat.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Of course.' })
const { address, connections } = await startTestFrontdesk({ env })
const chat = chatAt(address)
const { at, say, read, clear } = chat
const { accessToken: token } = await chat.newAccount()

/** Any script, emoji, joiners, and characters that are special in URLs. */
const KEYS = [
  'প্রশ্ন উত্তর',
  '我的對話',
  'محادثة',
  '👨‍👩‍👧‍👦',
  'a/b/../c//d',
  '/',
  'clear/',
  '100% %2F %00 %25',
  '?x=1&y=2#z',
  '"quoted"; drop table users; --',
  '  spaced  ',
  ' ',
  '\u202e\u200b\ufeff',
  '.hidden',
  'x'.repeat(255),
  '🦄'.repeat(255),
]

test('lists the messages of a session, oldest first', async () => {
  const message = 'Do you deliver?'
  await say(token, message, { session_id: 'shown' })
  for (const path of ['/api/chat/conversation/shown/', '/api/chat/conversation/shown']) {
    const answer = await at('GET', path, { token })
    const [system, user, assistant] = answer.json.messages
    const as = (row: { id: string; content: string; created_at: string }, role: string, content: string) => {
      assert.match(row.id, UUID)
      assert.match(row.created_at, TIMESTAMP)
      return { id: row.id, role, content, created_at: row.created_at }
    }
    answers(answer, 200, {
      session_id: 'shown',
      messages: [
        as(system, 'system', system.content),
        as(user, 'user', message),
        as(assistant, 'assistant', 'Of course.'),
      ],
    })
    assert.ok(system.created_at <= user.created_at && user.created_at <= assistant.created_at)
    assert.equal(new Set([system.id, user.id, assistant.id]).size, 3)
  }
})

test('an unused session is empty, and reading does not create it', async () => {
  const { accessToken } = await chat.newAccount()
  answers(await at('GET', '/api/chat/conversation/never/', { token: accessToken }), 200, {
    session_id: 'never',
    messages: [],
  })
  answers(await at('GET', '/api/chat/sessions/', { token: accessToken }), 200, { sessions: [] })
})

test('keeps session ids verbatim', async () => {
  const { accessToken } = await chat.newAccount()
  for (const session_id of KEYS) {
    answers(await say(accessToken, `in ${session_id}`, { session_id }), 200, {
      response: 'Of course.',
      session_id,
    })
  }
  for (const key of KEYS) {
    assert.deepEqual(spoken(await read(accessToken, key)), [
      ['user', `in ${key}`.trim()],
      ['assistant', 'Of course.'],
    ])
  }
  const listed = await chat.sessions(accessToken)
  assert.deepEqual(
    listed.map(({ session_id }) => session_id),
    KEYS.toReversed(),
  )
  // Ids are not normalized: composed and decomposed, upper and lower case differ.
  await say(accessToken, 'hi', { session_id: 'caf\u00e9' })
  for (const other of ['cafe\u0301', 'CAF\u00c9', 'caf\u00e9 ']) {
    assert.deepEqual(await read(accessToken, other), [])
  }
  for (const key of KEYS) {
    assert.equal((await clear(accessToken, key)).status, 200, key)
    assert.deepEqual(await read(accessToken, key), [])
  }
  assert.equal((await chat.sessions(accessToken)).length, 1)
})

test('rejects an invalid session id in the path', async () => {
  const text = 'session_id must have 1 to 255 characters and no control characters'
  for (const key of ['a\nb', '\u007f', '\u0085', '\t', 'x'.repeat(256), `${'🦄'.repeat(254)}xx`]) {
    const path = `/api/chat/conversation/${encodeURIComponent(key)}`
    refuses(await at('GET', `${path}/`, { token }), 400, text, 'invalid_field')
    refuses(await at('DELETE', `${path}/clear/`, { token }), 400, text, 'invalid_field')
    refuses(await at('POST', `${path}/retry`, { token }), 400, text, 'invalid_field')
  }
  const unstorable = await at('GET', '/api/chat/conversation/a%00b/', { token })
  refuses(unstorable, 400, 'session_id must not hold U+0000 or a lone surrogate', 'invalid_field')
})

test('rejects an undecodable path in the error shape of this API', async () => {
  for (const path of ['%', '%ff', '%ed%a0%80']) {
    const response = await fetch(`${address}/api/chat/conversation/${path}/`, {
      headers: { authorization: `Bearer ${token}` },
    })
    assert.deepEqual([response.status, Object.keys((await response.json()) as object)[0]], [400, 'error'])
  }
})

test('lists sessions, most recently used first', async () => {
  const { accessToken } = await chat.newAccount()
  for (const session_id of ['one', 'two', 'three']) await say(accessToken, `in ${session_id}`, { session_id })
  await say(accessToken, 'again', { session_id: 'one' })
  for (const path of ['/api/chat/sessions/', '/api/chat/sessions']) {
    const answer = await at('GET', path, { token: accessToken })
    const { sessions } = answer.json
    const expected = ['one', 'three', 'two'].map((session_id, index) => {
      const { created_at, updated_at } = sessions[index]
      for (const time of [created_at, updated_at]) assert.match(time, TIMESTAMP)
      return { session_id, title: `in ${session_id}`, created_at, updated_at }
    })
    answers(answer, 200, { sessions: expected })
    const updates = sessions.map(({ updated_at }: { updated_at: string }) => updated_at)
    assert.deepEqual(updates, updates.toSorted().reverse())
    assert.ok(sessions[0].created_at < sessions[0].updated_at)
  }
})

test('excludes conversations of other APIs from the sessions', async () => {
  const { accessToken } = await chat.newAccount()
  await at('POST', '/conversations/', { token: accessToken })
  assert.deepEqual(await chat.sessions(accessToken), [])
})

test('the title is the first fifty graphemes of the first message', async () => {
  const { accessToken } = await chat.newAccount()
  const titleOf = async (message: string) => {
    await say(accessToken, message, { session_id: message.slice(0, 20) })
    await say(accessToken, 'something else', { session_id: message.slice(0, 20) })
    return (await chat.sessions(accessToken))[0]?.title
  }
  const [family, conjunct] = ['👨‍👩‍👧‍👦', 'ক্ষি']
  assert.equal(await titleOf('x'.repeat(50)), 'x'.repeat(50))
  assert.equal(await titleOf('y'.repeat(51)), 'y'.repeat(50))
  assert.equal(await titleOf(family.repeat(51)), family.repeat(50))
  const segments = [...new Intl.Segmenter('bn').segment(conjunct.repeat(51))]
  assert.equal(
    await titleOf(conjunct.repeat(51)),
    segments
      .slice(0, 50)
      .map(({ segment }) => segment)
      .join(''),
  )
})

test('returns messages exactly as they were sent', async () => {
  const texts = [
    '<script>alert(1)</script>',
    '\u202eevil',
    '\u0001\u001f',
    '{{7*7}} $%7Bx%7D %s',
    '\\u0000',
    '中文 বাংলা عربي',
  ]
  const { accessToken } = await chat.newAccount()
  for (const text of texts) await say(accessToken, text)
  const messages = spoken(await read(accessToken, 'default')).filter(([role]) => role === 'user')
  assert.deepEqual(
    messages.map(([, content]) => content),
    texts,
  )
})

test('clear: deletes messages, training data and the session, and is idempotent', async () => {
  const { id, accessToken } = await chat.newAccount()
  await say(accessToken, 'kept', { session_id: 'other' })
  await say(accessToken, 'secret', { session_id: 'cleared', training_data: 'Secret facts.' })
  for (const path of ['/api/chat/conversation/cleared/clear/', '/api/chat/conversation/cleared/clear']) {
    answers(await at('DELETE', path, { token: accessToken }), 200, {
      message: 'Conversation cleared successfully',
    })
  }
  assert.deepEqual(await read(accessToken, 'cleared'), [])
  assert.deepEqual(
    (await chat.sessions(accessToken)).map(({ session_id }) => session_id),
    ['other'],
  )
  const left = await asServiceRole(connections, (sql) => [
    sql`select from conversations where user_id = ${id}`,
    sql`select from messages m join conversations c on c.home = m.home and c.id = m.conversation_id where c.user_id = ${id}`,
    sql`select from messages where content = 'secret'`,
    sql`select from training_data where content = 'Secret facts.'`,
  ])
  assert.deepEqual(
    left.map(({ length }) => length),
    [1, 2, 0, 0],
  )
  assert.equal((await say(accessToken, 'anew', { session_id: 'cleared' })).status, 200)
  const anew = await read(accessToken, 'cleared')
  assert.deepEqual(spoken(anew)[0], ['user', 'anew'])
  assert.ok(!anew[0]?.content.includes('Secret facts.'))
  assert.equal((await chat.sessions(accessToken))[0]?.title, 'anew')
})

test('twenty simultaneous first messages share one session, each with its reply', async () => {
  const { accessToken } = await chat.newAccount()
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      say(accessToken, `message ${index}`, { session_id: 'busy', training_data: `Facts ${index}.` }),
    ),
  )
  assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([200]))
  assert.equal((await chat.sessions(accessToken)).length, 1)
  const messages = await read(accessToken, 'busy')
  const counts = Object.groupBy(messages, ({ role }) => role)
  assert.deepEqual([counts.system?.length, counts.user?.length, counts.assistant?.length], [1, 20, 20])
  assert.equal(new Set(spoken(messages).map(([, content]) => content)).size, 21)
})

test('unknown paths and methods get JSON errors', async () => {
  const cases: [string, string, number][] = [
    ['GET', '/api/chat/conversation', 404],
    ['GET', '/api/chat/conversation/x/nothing', 404],
    ['PUT', '/api/chat/conversation/x/', 405],
    ['GET', '/api/auth/login/', 405],
    ['GET', '/api/chat/stream/', 405],
  ]
  for (const [method, path, status] of cases) {
    const answer = await at(method, path, { token })
    assert.equal(answer.status, status, `${method} ${path}`)
    assert.deepEqual(Object.keys(answer.json), ['detail', 'code', 'request_id'])
  }
})
