import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answers } from '../../../testing/chat.ts'
import { assertBodyChecked, assertInvalid, assertProblem, unstorable } from '../../../testing/creators.ts'
import {
  COMPANY,
  COMPANY_SAYS,
  completed,
  countRows,
  isTime,
  leaveIdle,
  newPerson,
  PRODUCT_SAYS,
  progress,
  startOnboarding,
  until,
} from '../../../testing/onboarding.ts'

const frontdesk = await startOnboarding()
const { at, open, say, send, sessions, latest, messages } = frontdesk
const NO_SESSION = ['Chat session not found', 'onboarding_session_not_found'] as const

test('a session opens with a welcome and the first question', async () => {
  const { token } = await newPerson()
  const answer = await at('POST', '/api/chatbot/sessions/new', { token })
  const { session_id, message } = answer.json
  answers(answer, 200, { session_id, message, company_info_copied: false, progress: progress(0) })
  assert.ok(Number.isInteger(session_id) && session_id > 0)
  assert.match(message, /產業/)
  const said = await messages(token, session_id)
  assert.deepEqual(said, [
    { id: said[0]?.id, role: 'assistant', content: message, created_at: said[0]?.created_at },
  ])
})

test('a session uses the first supported language of Accept-Language', async () => {
  const opening = async (language: string) => {
    const { token } = await newPerson()
    const headers = { 'accept-language': language }
    return (await at('POST', '/api/chatbot/sessions/new', { token, headers })).json.message
  }
  assert.match(await opening('en-GB,en;q=0.9,zh;q=0.8'), /industry/i)
  assert.match(await opening('fr-FR, bn;q=0.8, en;q=0.5'), /\p{Script=Bengali}/u)
  for (const language of ['zh-TW', 'fr', '', '*', ',;q=']) assert.match(await opening(language), /產業/)
})

test('the first message decides the language without an Accept-Language header', async () => {
  const reply = async (message: string, headers = {}) => {
    const { token } = await newPerson()
    return (await at('POST', '/api/chatbot/message', { token, body: { message }, headers })).json.message
  }
  assert.match(await reply('Electronics'), /capital/i)
  assert.match(await reply('hello'), /industry/i)
  assert.match(await reply('ইলেকট্রনিক্স'), /\p{Script=Bengali}/u)
  for (const text of ['電子業', '👍', '123']) assert.match(await reply(text), /\p{Script=Han}/u)
  for (const text of ['👍', '123', 'ESG'])
    assert.doesNotMatch(await reply(text, { 'accept-language': 'en' }), /\p{Script=Han}/u, text)
})

test('words such as "start" and "done" are not taken as an industry', async () => {
  const words = ['完成', '結束', 'done', "that's all", 'finished', 'শেষ', 'start', 'Start!', '開始', 'শুরু']
  for (const message of words) {
    const { token } = await newPerson()
    const { json } = await send(token, { message })
    assert.deepEqual(json.progress, progress(0), `${message}: ${json.message}`)
    assert.equal(json.completed, false)
    const { json: next } = await send(token, { message: '電子業', session_id: json.session_id })
    assert.deepEqual(next.progress, progress(1), next.message)
  }
})

test('takes a message as an answer, with and without a session', async () => {
  const { token } = await newPerson()
  const first = await send(token, { message: '我的公司是電子業' })
  const { session_id, message } = first.json
  answers(first, 200, { session_id, message, completed: false, progress: progress(1) })
  const second = await send(token, { message: '五百萬', session_id })
  answers(second, 200, { session_id, message: second.json.message, completed: false, progress: progress(2) })
  assert.notEqual(second.json.message, message)
  const said = await messages(token, session_id)
  assert.deepEqual(
    said.slice(1).map(({ role, content }) => [role, content]),
    [
      ['user', '我的公司是電子業'],
      ['assistant', message],
      ['user', '五百萬'],
      ['assistant', second.json.message],
    ],
  )
  const other = await newPerson()
  const opening = (await open(other.token)).message
  assert.equal(said[0]?.content, opening)
  for (const { id, created_at, ...rest } of said) {
    assert.ok(Number.isInteger(id))
    isTime(created_at)
    assert.deepEqual(Object.keys(rest), ['role', 'content'])
  }
  assert.deepEqual(
    said.map(({ id }) => id),
    said.map(({ id }) => id).sort((one, two) => one - two),
  )
  const { industry, capital_amount } = await frontdesk.data(token, session_id)
  assert.deepEqual([industry, capital_amount], ['電子業', 5_000_000])
})

test('treats session_id null as absent, and trims messages', async () => {
  const { token } = await newPerson()
  const answer = await send(token, {
    message: ' \n 產業別：電子業\t',
    session_id: null,
    user_id: 1,
    completed: true,
  })
  assert.equal(answer.status, 200)
  assert.deepEqual([answer.json.completed, answer.json.progress], [false, progress(1)])
  assert.equal((await messages(token, answer.json.session_id))[1]?.content, '產業別：電子業')
})

test('lists sessions, newest first', async () => {
  const { token } = await newPerson()
  answers(await at('GET', '/api/chatbot/sessions', { token }), 200, [])
  answers(await latest(token), 200, { session_id: null })
  const { json: me } = await frontdesk.me(token)
  const done = await completed(frontdesk, token)
  answers(await latest(token), 200, { session_id: null })
  const { session_id: newer } = await open(token)
  const listed = await at('GET', '/api/chatbot/sessions', { token })
  const [one, other] = listed.json
  answers(listed, 200, [
    {
      id: newer,
      user_id: me.id,
      status: 'active',
      created_at: one.created_at,
      updated_at: one.updated_at,
      completed_at: null,
    },
    {
      id: done,
      user_id: me.id,
      status: 'completed',
      created_at: other.created_at,
      updated_at: other.updated_at,
      completed_at: other.completed_at,
    },
  ])
  for (const time of [
    one.created_at,
    one.updated_at,
    other.created_at,
    other.updated_at,
    other.completed_at,
  ]) {
    isTime(time)
  }
  assert.ok(one.created_at >= other.completed_at && other.completed_at > other.created_at)
  answers(await latest(token), 200, { session_id: newer, status: 'active', created_at: one.created_at })
  // The latest session is the one opened last, not the one used last.
  const { session_id: newest } = await open(token)
  await say(token, newer, '沒有')
  assert.equal((await latest(token)).json.session_id, newest)
  assert.deepEqual(
    (await sessions(token)).map(({ id }) => id),
    [newest, newer, done],
  )
})

test('rejects an invalid message, and stores nothing, not even a session', async () => {
  const { token } = await newPerson()
  const { session_id } = await open(token)
  const before = await countRows(frontdesk)
  const wrong = [
    '',
    ' ',
    '\n\t ',
    '\u3000\u00a0',
    'x'.repeat(5001),
    '😀'.repeat(5001),
    7,
    true,
    null,
    ['a'],
    {},
  ]
  for (const message of wrong) {
    assertInvalid(await send(token, { message }), 'message', JSON.stringify(message).slice(0, 20))
    assertInvalid(await send(token, { message, session_id }), 'message')
  }
  assertInvalid(await send(token, {}), 'message')
  assertInvalid(await send(token, { text: 'hello', session_id }), 'message')
  for (const wrongId of ['1', String(session_id), 1.5, 'abc', true, {}, [session_id]]) {
    const answer = await send(token, { message: COMPANY_SAYS[0], session_id: wrongId })
    assertInvalid(answer, 'session_id', JSON.stringify(wrongId))
  }
  for (const body of [[], 'text', 7, null]) assertInvalid(await send(token, body), '', JSON.stringify(body))
  for (const options of unstorable({ message: 'MARK' })) {
    assertInvalid(await at('POST', '/api/chatbot/message', { token, ...options }), 'message')
  }
  await assertBodyChecked((options) => at('POST', '/api/chatbot/message', { token, ...options }))
  const huge = await send(token, { message: 'hello', more: 'x'.repeat(1024 * 1024) })
  assertProblem(huge, 413, 'The body is too large', 'body_too_large')
  assert.deepEqual(await countRows(frontdesk), before)
})

test('opens a session without a body, and rejects a malformed one', async () => {
  const { token } = await newPerson()
  const path = '/api/chatbot/sessions/new'
  const before = await countRows(frontdesk)
  await assertBodyChecked((options) => at('POST', path, { token, ...options }))
  assert.deepEqual(await countRows(frontdesk), before)
  for (const raw of ['', '{}', '{"session_id":1}']) {
    const headers = { 'content-type': 'application/json' }
    assert.equal((await at('POST', path, { token, raw, headers })).status, 200)
  }
  assert.equal((await sessions(token)).length, 3)
})

test('accepts a message of 5,000 emoji', async () => {
  const { token } = await newPerson()
  const message = '😀'.repeat(5000)
  const { status, json, text } = await send(token, { message })
  assert.equal(status, 200, text)
  assert.equal((await messages(token, json.session_id))[1]?.content, message)
  // Too long for an industry.
  assert.deepEqual(json.progress, progress(0))
})

test('streams a reply as a UI message stream', async () => {
  const { token } = await newPerson()
  const { session_id: session } = await open(token)
  const headers = { accept: 'text/event-stream' }
  const answer = await send(token, { message: COMPANY_SAYS.join('\n'), session_id: session }, { headers })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(answer.headers.get('x-vercel-ai-ui-message-stream'), 'v1')
  const written = [...answer.text.matchAll(/^data: (.*)$/gm)].map(([, data]) => data ?? '')
  assert.equal(written.pop(), '[DONE]')
  const parts = written.map((data) => JSON.parse(data))
  const stored = await messages(token, session)
  const [start] = parts
  const reply = stored.at(-1)?.content
  assert.deepEqual(parts, [
    { type: 'start', messageId: start.messageId },
    { type: 'start-step' },
    { type: 'data-session', data: { session_id: session }, transient: true },
    { type: 'text-start', id: 'text' },
    { type: 'text-delta', id: 'text', delta: reply },
    {
      type: 'data-intake',
      data: {
        status: 'active',
        is_complete: true,
        fields_completed: 6,
        total_fields: 6,
        items: { products: 0 },
      },
      transient: true,
    },
    { type: 'text-end', id: 'text' },
    { type: 'finish-step' },
    { type: 'finish' },
  ])
  // Errors are JSON, not a stream.
  assertInvalid(await send(token, { message: ' ' }, { headers }), 'message')
  assertProblem(await send(token, { message: 'x', session_id: 0 }, { headers }), 404, ...NO_SESSION)
  const opened = await send(token, { message: '完成' }, { headers })
  const number = Number(/"session_id":(\d+)/.exec(opened.text)?.[1])
  assert.equal((await sessions(token))[0]?.id, number)
})

test('copies the data of the previous session into a new one, products too', async () => {
  const { token } = await newPerson()
  const empty = await open(token)
  const before = await completed(frontdesk, token)
  const old = { data: await frontdesk.data(token, before), said: await messages(token, before) }
  // The copy can change without changing the original.
  const opened = await open(token)
  assert.deepEqual([opened.company_info_copied, opened.progress], [true, progress(6, 1)])
  assert.notEqual(opened.message, empty.message)
  assert.match(opened.message, /帶入|先前|之前/)
  const copy = await frontdesk.data(token, opened.session_id)
  assert.equal(copy.chat_session_id, opened.session_id)
  assert.notEqual(copy.id, old.data.id)
  const { id, created_at, ...product } = copy.products[0] ?? assert.fail('no product was copied')
  const { id: oldId, created_at: oldTime, ...oldProduct } = old.data.products[0] ?? assert.fail()
  assert.deepEqual(product, oldProduct)
  assert.ok(id !== oldId && created_at > oldTime)
  assert.equal(copy.products.length, 1)

  await say(token, opened.session_id, '資本額改成六百萬')
  await say(token, opened.session_id, PRODUCT_SAYS.join('\n').replace('P-1', 'P-2').replace('晶片', '模組'))
  const changed = await frontdesk.data(token, opened.session_id)
  assert.deepEqual([changed.capital_amount, changed.products.length], [6_000_000, 2])
  assert.deepEqual(await frontdesk.data(token, before), old.data)
  assert.deepEqual(await messages(token, before), old.said)
  const [, listed] = await sessions(token)
  assert.deepEqual([listed?.id, listed?.status], [before, 'completed'])
})

test('copies from the most recently used session, finished or not', async () => {
  const { token } = await newPerson()
  const done = await completed(frontdesk, token)
  const { session_id: newer } = await open(token)
  await say(token, newer, '產業別：紡織業')
  const third = await open(token)
  assert.equal((await frontdesk.data(token, third.session_id)).industry, '紡織業')
  // A correction makes the oldest session the most recently used one.
  await say(token, done, '產業別：食品業')
  assert.equal((await frontdesk.data(token, (await open(token)).session_id)).industry, '食品業')
  // A message without a session copies the data too, and is then taken as an answer.
  const { json } = await send(token, { message: '產業別：光電業' })
  assert.deepEqual(json.progress, progress(6, 1))
  const { industry, capital_amount } = await frontdesk.data(token, json.session_id)
  assert.deepEqual([industry, capital_amount], ['光電業', COMPANY.capital_amount])
})

test('a session continues after a restart; after 30 days without a message it is abandoned', async () => {
  const first = await startOnboarding()
  const [resumed, quiet, left, done] = await Promise.all([newPerson(), newPerson(), newPerson(), newPerson()])
  const startSession = async ({ token }: { token: string }) => {
    const { session_id } = await first.open(token)
    await first.say(token, session_id, '產業別：電子業')
    return session_id
  }
  const numbers = {
    resumed: await startSession(resumed),
    quiet: await startSession(quiet),
    left: await startSession(left),
  }
  const finished = await completed(first, done.token)
  await leaveIdle(first, numbers.quiet, 29)
  await leaveIdle(first, numbers.left, 31)
  await leaveIdle(first, finished, 31)
  await first.stop()

  const second = await startOnboarding({ database: first.database })
  const statusOf = async (token: string) => (await second.sessions(token)).map(({ status }) => status)
  await until(async () => (await statusOf(left.token))[0] === 'abandoned')
  for (const { token } of [resumed, quiet]) assert.deepEqual(await statusOf(token), ['active'])
  assert.deepEqual(await statusOf(done.token), ['completed'])

  assert.equal((await second.latest(resumed.token)).json.session_id, numbers.resumed)
  const said = await second.say(resumed.token, numbers.resumed, '三百萬')
  assert.deepEqual(said.progress, progress(2))
  assert.equal((await second.messages(resumed.token, numbers.resumed)).length, 5)

  answers(await second.latest(left.token), 200, { session_id: null })
  assert.equal((await second.data(left.token, numbers.left)).industry, '電子業')
  assert.deepEqual((await second.say(left.token, numbers.left, '三百萬')).progress, progress(2))
  assert.deepEqual(await statusOf(left.token), ['active'])
  assert.equal((await second.latest(left.token)).json.session_id, numbers.left)
})
