import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answers, chatAt, lastAsked, refuses, spoken } from '../../../testing/chat.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
const { address, connections } = await startTestFrontdesk({ env })
const chat = chatAt(address)
const { at, say, read, retry } = chat
const { accessToken: token } = await chat.newAccount()

/** The model's responses to a message: first, second, … */
const CUT = [
  { content: 'This will never be whole.' },
  { chunkSize: 5, latency: 20, truncateAfterChunks: 3 },
] as const
const DOWN = [{ error: { message: 'down' }, status: 404 }] as const
const WHOLE = [{ content: 'Here you are, whole.' }] as const
type Outcome = typeof CUT | typeof DOWN | typeof WHOLE

function theModelAnswers(userMessage: string, ...outcomes: Outcome[]): void {
  for (const [sequenceIndex, [response, options]] of outcomes.entries()) {
    mock.on({ userMessage, sequenceIndex }, response, options)
  }
}
mock.onMessage('earlier', { content: 'Of course.' })

/** The conversation of the last model request. */
function shown(): [string, string][] {
  const [, ...messages] = lastAsked(mock).messages
  return messages.map(({ role, content }) => [role, content])
}

async function statesIn(session: string): Promise<string[]> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ state: string }[]>`
      select t.state from conversations c join turns t on t.home = c.home and t.conversation_id = c.id
      where c.session_key = ${session} order by t.started_at`,
  ])
  return rows.map(({ state }) => state)
}

test('a retry replaces a partial reply without storing the message twice', async () => {
  const session_id = 'cut'
  theModelAnswers('cut once', CUT, WHOLE)
  await say(token, 'earlier', { session_id })
  const broken = at('POST', '/api/chat/stream/', { token, body: { message: 'cut once', session_id } })
  await assert.rejects(broken)
  const before = await read(token, session_id)
  assert.equal(before.length, 5)
  assert.match(before[4]?.content ?? '', /^This/)

  answers(await retry(token, session_id), 200, { response: 'Here you are, whole.', session_id })
  assert.deepEqual(shown(), [
    ['user', 'earlier'],
    ['assistant', 'Of course.'],
    ['user', 'cut once'],
  ])
  const after = await read(token, session_id)
  assert.deepEqual(after.slice(0, 4), before.slice(0, 4))
  assert.deepEqual(spoken(after).slice(3), [['assistant', 'Here you are, whole.']])
  assert.deepEqual(await statesIn(session_id), ['done', 'done'])
  const { conversations } = (await at('GET', '/conversations/', { token })).json
  assert.equal(conversations[0].message_count, 4)

  await say(token, 'earlier', { session_id })
  assert.deepEqual(
    shown().map(([, content]) => content),
    ['earlier', 'Of course.', 'cut once', 'Here you are, whole.', 'earlier'],
  )
})

test('a retry generates a missing reply, with or without a trailing slash', async () => {
  theModelAnswers('down once', DOWN, WHOLE, DOWN, WHOLE)
  for (const path of ['retry', 'retry/']) {
    const session_id = `down ${path.length}`
    assert.equal((await say(token, 'down once', { session_id })).status, 503)
    assert.deepEqual(await statesIn(session_id), ['failed'])
    const answer = await at('POST', `/api/chat/conversation/${encodeURIComponent(session_id)}/${path}`, {
      token,
      // Clients may send a JSON header without a body, or an unneeded body.
      ...(path === 'retry' ? { raw: '', headers: { 'content-type': 'application/json' } } : { body: {} }),
    })
    answers(answer, 200, { response: 'Here you are, whole.', session_id })
    assert.deepEqual(spoken(await read(token, session_id)), [
      ['user', 'down once'],
      ['assistant', 'Here you are, whole.'],
    ])
  }
})

test('a failed retry can be retried', async () => {
  const session_id = 'again'
  theModelAnswers('again and again', CUT, DOWN, CUT, WHOLE)
  const unavailable = (answer: Awaited<ReturnType<typeof retry>>) =>
    refuses(answer, 503, 'The assistant is temporarily unavailable', 'assistant_unavailable')
  unavailable(await say(token, 'again and again', { session_id }))
  const [, broken] = spoken(await read(token, session_id))
  unavailable(await retry(token, session_id))
  assert.deepEqual(spoken(await read(token, session_id)), [['user', 'again and again'], broken])
  assert.deepEqual(await statesIn(session_id), ['failed'])
  unavailable(await retry(token, session_id))
  assert.deepEqual(await statesIn(session_id), ['interrupted'])
  assert.equal((await retry(token, session_id)).json.response, 'Here you are, whole.')
  assert.deepEqual(spoken(await read(token, session_id)), [
    ['user', 'again and again'],
    ['assistant', 'Here you are, whole.'],
  ])
})

test('a retry uses the training data of the session', async () => {
  const session_id = 'taught'
  theModelAnswers('taught once', DOWN, WHOLE)
  await say(token, 'taught once', { session_id, training_data: 'Bread is baked at four.' })
  await retry(token, session_id)
  const [system] = await read(token, session_id)
  assert.match(system?.content ?? '', /Bread is baked at four\./)
  assert.equal(lastAsked(mock).messages[0]?.content, system?.content)
})

test('rejects a retry when nothing failed', async () => {
  await say(token, 'earlier', { session_id: 'fine' })
  for (const session of ['fine', 'never used']) {
    refuses(await retry(token, session), 409, 'Nothing to retry', 'nothing_to_retry')
  }
  assert.equal((await read(token, 'fine')).length, 3)
  assert.deepEqual(await read(token, 'never used'), [])
  theModelAnswers('down before', DOWN)
  await say(token, 'down before', { session_id: 'cleared' })
  await chat.clear(token, 'cleared')
  refuses(await retry(token, 'cleared'), 409, 'Nothing to retry', 'nothing_to_retry')
})

test('a retry cannot reach another user’s session', async () => {
  const other = await chat.newAccount()
  theModelAnswers('down for one', DOWN)
  await say(token, 'down for one', { session_id: 'theirs' })
  refuses(await retry(other.accessToken, 'theirs'), 409, 'Nothing to retry', 'nothing_to_retry')
  assert.deepEqual(await statesIn('theirs'), ['failed'])
})
