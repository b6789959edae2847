import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { newUser } from '../../../testing/client.ts'
import { newConsole } from '../../../testing/console.ts'
import { assertInvalid, assertNoChatbot, assertProblem, NEVER_EXISTED } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole, json } from '../../database/transaction.ts'

const builtin = await startTestFrontdesk()
const { connections } = builtin
const owner = await newUser(builtin.address)
const stranger = await newUser(builtin.address)

const FACTS = 'We repair bicycles.\nThe shop is open from 9 am to 5 pm.'

async function newDesk(facts = FACTS, token = owner) {
  const desk = await newConsole(builtin.address, token)
  await asServiceRole(connections, (sql) => [sql`update chatbots set facts = ${facts} where id = ${desk.id}`])
  const list = async () => (await desk.at('GET', '/unanswered')).json
  const answer = (turnId: string, body: object, options: object = {}) =>
    desk.at('POST', `/unanswered/${turnId}/answer`, { body, ...options })
  return { ...desk, list: desk.list, questions: list, answer }
}

test('lists questions without an answer, newest first, but not small talk', async () => {
  const desk = await newDesk()
  const visitor = await desk.visitor()
  for (const message of [
    'Hello',
    'Do you sell helmets?',
    'When is the shop open?',
    'Thank you',
    'Is there parking?',
  ])
    await visitor.say(message)
  const found = await desk.questions()
  const number = await desk.newest()
  assert.deepEqual(
    found.map(({ question, conversation }: Record<string, unknown>) => [question, conversation]),
    [
      ['Is there parking?', number],
      ['Do you sell helmets?', number],
    ],
  )
  assert.match(found[0].reply, /don't know/)
  assert.equal((await desk.at('GET', '/unanswered?limit=1')).json.length, 1)
  const { messages, has_unanswered } = (await desk.read(number)).json
  assert.equal(has_unanswered, true)
  const shown = messages.flatMap(
    ({ turn }: { turn: { found_nothing: boolean; sources: string[] } | null }) =>
      turn ? [[turn.found_nothing, turn.sources]] : [],
  )
  assert.deepEqual(shown, [
    [false, []],
    [true, []],
    [false, ['The shop is open from 9 am to 5 pm.']],
    [false, []],
    [true, []],
  ])
  assert.equal((await desk.list('?filter=unanswered')).json.conversations.length, 1)
})

test('an answered question becomes a fact that the chatbot uses', async () => {
  const questions: [question: string, answer: string, said: RegExp][] = [
    [
      'Do you sell helmets?',
      'Yes, helmets cost 30 euros.\nThey come in three sizes.',
      /30 euros.*three sizes/s,
    ],
    ['হেলমেট বিক্রি করেন?', 'হ্যাঁ, হেলমেটের দাম ৩০ টাকা।', /৩০ টাকা/],
    ['有賣安全帽嗎？', '有的，安全帽一頂 300 元。', /300 元/],
  ]
  for (const [question, answer, said] of questions) {
    const desk = await newDesk()
    const visitor = await desk.visitor()
    await visitor.say(question)
    const [open] = await desk.questions()
    assert.equal(open?.question, question)
    const answered = await desk.answer(open.turn_id, { answer })
    assert.equal(answered.status, 200, answered.text)
    assert.equal(answered.json.facts, `${FACTS}\n\nQ: ${question}\nA: ${answer.replace('\n', ' ')}`)
    assert.deepEqual(await desk.questions(), [])
    assert.match((await (await desk.visitor()).say(question)).json.response, said)
  }
})

test('a rephrased question is added to the draft too, and its revision increases', async () => {
  const desk = await newDesk('')
  await (await desk.visitor()).say('helmts??? pls')
  await asServiceRole(connections, (sql) => [
    sql`
      update chatbots set draft = ${json(sql, { name: 'New', facts: 'A draft.' })}, draft_saved_at = now(),
        draft_revision = 5
      where id = ${desk.id}`,
  ])
  const [open] = await desk.questions()
  const { json: answered } = await desk.answer(open.turn_id, {
    question: ' Do you\nsell helmets? ',
    answer: 'Yes.',
  })
  assert.equal(answered.facts, 'Q: Do you sell helmets?\nA: Yes.')
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ draft: object; revision: number }[]>`
      select draft, draft_revision as revision from chatbots where id = ${desk.id}`,
  ])
  const draft = { name: 'New', facts: 'A draft.\n\nQ: Do you sell helmets?\nA: Yes.' }
  assert.deepEqual({ ...rows[0] }, { draft, revision: 6 })
})

test('one of many concurrent answers is stored, and a retry adds nothing', async () => {
  const desk = await newDesk()
  await (await desk.visitor()).say('Do you sell helmets?')
  const [{ turn_id }] = await desk.questions()
  const headers = { 'idempotency-key': randomUUID() }
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((answer) => desk.answer(turn_id, { answer })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404, 404, 404])
  await (await desk.visitor()).say('Do you sell bells?')
  const [second] = await desk.questions()
  const twice = [1, 2].map(() => desk.answer(second.turn_id, { answer: 'Yes, bells.' }, { headers }))
  const statuses = (await Promise.all(twice)).map(({ status }) => status)
  assert.ok(statuses.includes(200) && !statuses.includes(404), String(statuses))
  const repeated = await desk.answer(second.turn_id, { answer: 'Yes, bells.' }, { headers })
  assert.equal(repeated.json.facts.split('Yes, bells.').length, 2)
  // The state after a crash between storing the answer and storing the response.
  await asServiceRole(connections, (sql) => [
    sql`update idempotent_calls set answer = null, leased_until = null`,
  ])
  const again = await desk.answer(second.turn_id, { answer: 'Yes, bells.' }, { headers })
  assert.deepEqual(again.json, repeated.json)
})

test('two questions answered concurrently are both stored', async () => {
  const desk = await newDesk()
  const visitor = await desk.visitor()
  const things = ['helmets', 'bells', 'pumps', 'locks', 'lamps']
  for (const thing of things) await visitor.say(`Do you sell ${thing}?`)
  const questions = await desk.questions()
  assert.equal(questions.length, things.length)
  const answers = questions.map(({ turn_id, question }: { turn_id: string; question: string }) =>
    desk.answer(turn_id, { answer: `Yes to: ${question}` }),
  )
  for (const { status } of await Promise.all(answers)) assert.equal(status, 200)
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ facts: string }[]>`select facts from chatbots where id = ${desk.id}`,
  ])
  for (const thing of things) assert.ok(rows[0]?.facts.includes(`A: Yes to: Do you sell ${thing}?`), thing)
})

test('rejects an answer that makes the facts too long, and keeps the question', async () => {
  const desk = await newDesk(`${'x'.repeat(199_990)}`)
  await (await desk.visitor()).say('Do you sell helmets?')
  const [{ turn_id }] = await desk.questions()
  assertInvalid(await desk.answer(turn_id, { answer: 'Yes, we do.' }), 'answer')
  assertInvalid(await desk.answer(turn_id, { answer: ' ' }), 'answer')
  assertInvalid(await desk.answer(turn_id, { answer: 'Yes', question: '' }), 'question')
  assert.equal((await desk.questions()).length, 1)
})

test('a dismissed question leaves the list, and stays in its conversation', async () => {
  const desk = await newDesk()
  await (await desk.visitor()).say('Do you sell helmets?')
  const [{ turn_id, conversation }] = await desk.questions()
  assert.equal((await desk.at('DELETE', `/unanswered/${turn_id}`)).status, 204)
  assert.deepEqual(await desk.questions(), [])
  const { has_unanswered, messages } = (await desk.read(conversation)).json
  assert.deepEqual([has_unanswered, messages[1].turn.found_nothing], [false, true])
  for (const gone of [turn_id, NEVER_EXISTED, 'nonsense']) {
    const again = await desk.at('DELETE', `/unanswered/${gone}`)
    assertProblem(again, 404, 'Question not found', 'question_not_found')
    const late = await desk.answer(gone, { answer: 'Yes' })
    assertProblem(late, 404, 'Question not found', 'question_not_found')
  }
})

test('requires a token, and another owner’s questions look unknown', async () => {
  const [mine, theirs] = [await newDesk(), await newDesk(FACTS, stranger)]
  await (await theirs.visitor()).say('Do you sell helmets?')
  const [{ turn_id }] = await theirs.questions()
  const calls: [method: string, path: string, body?: object][] = [
    ['GET', '/unanswered'],
    ['GET', '/numbers'],
    ['POST', `/unanswered/${turn_id}/answer`, { answer: 'Yes' }],
    ['DELETE', `/unanswered/${turn_id}`],
  ]
  for (const [method, path, body] of calls) {
    const options = body ? { body } : {}
    const none = await theirs.at(method, path, { ...options, token: '' })
    assertProblem(none, 401, 'Invalid authentication credentials', 'token_missing')
    assertNoChatbot(await theirs.at(method, path, { ...options, token: owner }))
  }
  // The caller’s own chatbot gives no access to it either.
  const through = await mine.answer(turn_id, { answer: 'Yes' })
  assertProblem(through, 404, 'Question not found', 'question_not_found')
  assert.equal((await theirs.questions()).length, 1)
})

test('stores the sources of a remote model’s reply, and whether it found nothing', async () => {
  const { mock, env } = await startFakeModel()
  mock.onMessage('helmets', { content: "I'm sorry, but I don't have any information about helmets." })
  mock.onMessage('open', { content: 'The shop is open from 9 am to 5 pm, every day.' })
  mock.onMessage('Hello', { content: "I don't know what to say but hello!" })
  const { address, connections } = await startTestFrontdesk({ env })
  const token = await newUser(address)
  const desk = await newConsole(address, token)
  await asServiceRole(connections, (sql) => [sql`update chatbots set facts = ${FACTS} where id = ${desk.id}`])
  const visitor = await desk.visitor()
  for (const message of ['Hello', 'Do you sell helmets?', 'When do you open?']) await visitor.say(message)
  const { messages } = (await desk.read(await desk.newest())).json
  const shown = messages.flatMap(
    ({ turn }: { turn: { found_nothing: boolean; sources: string[] } | null }) =>
      turn ? [[turn.found_nothing, turn.sources]] : [],
  )
  assert.deepEqual(shown, [
    [false, []],
    [true, []],
    [false, ['The shop is open from 9 am to 5 pm.']],
  ])
  const { json: questions } = await desk.at('GET', '/unanswered')
  assert.deepEqual(
    questions.map(({ question }: { question: string }) => question),
    ['Do you sell helmets?'],
  )
})
