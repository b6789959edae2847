import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  assertAnswer,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  NEVER_EXISTED,
  say,
  TIMESTAMP,
  UUID,
} from '../../../testing/creators.ts'
import { NOT_ALLOWED, saidIn, startInboxes } from '../../../testing/inbox.ts'

const { address, at, newInbox, owner, stranger } = await startInboxes()

test('the owner reads the history, one entry per turn, newest first', async () => {
  const { tell, history } = await newInbox()
  assertAnswer(await history(), 200, { history: [], count: 0 })
  await tell('first', 'grace', 'Grace')
  await tell('second', 'alan')
  await tell('third', 'grace')
  const answer = await history()
  const entry = (index: number, message: string, visitor_id: string, visitor_name: string | null) => {
    const { id, timestamp } = answer.json.history[index]
    assert.match(id, UUID)
    assert.match(timestamp, TIMESTAMP)
    return { id, message, sender: 'user', response: `Re: ${message}`, visitor_id, visitor_name, timestamp }
  }
  const [third, second, first] = [
    entry(0, 'third', 'grace', 'Grace'),
    entry(1, 'second', 'alan', null),
    entry(2, 'first', 'grace', 'Grace'),
  ]
  assertAnswer(answer, 200, { history: [third, second, first], count: 3 })
  assert.ok(third.timestamp > second.timestamp && second.timestamp > first.timestamp)
  assertAnswer(await history('&visitor_id=grace'), 200, { history: [third, first], count: 2 })
  assertAnswer(await history('&limit=2'), 200, { history: [third, second], count: 2 })
  assertAnswer(await history('&visitor_id=grace&limit=1'), 200, { history: [third], count: 1 })
  assertAnswer(await history('&visitor_id=nobody'), 200, { history: [], count: 0 })
})

test('the history limit defaults to 50', async () => {
  const { tell, history } = await newInbox()
  for (let number = 1; number <= 52; number++) await tell(`${number}`, `visitor-${number % 5}`)
  const newest = Array.from({ length: 52 }, (_, index) => `${52 - index}`)
  const fifty = await history()
  assert.equal(fifty.json.count, 50)
  assert.deepEqual(saidIn(fifty), newest.slice(0, 50))
  assert.deepEqual(saidIn(await history('&limit=52')), newest)
  for (const limit of ['0', '-1', '1.5', 'many', '']) assertInvalid(await history(`&limit=${limit}`), 'limit')
})

test('only the visitor and the owner read a visitor’s history', async () => {
  const inbox = await newInbox()
  const other = await newInbox()
  await inbox.tell('mine', 'grace')
  await inbox.tell('alan’s', 'alan')
  await other.tell('elsewhere', 'grace')
  // Another visitor with the same visitor_id.
  const impostor = (await say(address, inbox.chatbot, 'not hers', { visitor: 'grace' })).json.visitor_token
  const read = (visitorToken: string | undefined, query = '&visitor_id=grace', token?: string) =>
    at('GET', `/chat/history?chatbot_id=${inbox.chatbot.id}${query}`, {
      headers: visitorToken === undefined ? {} : { 'x-visitor-token': visitorToken },
      ...(token ? { token } : {}),
    })
  const graces = inbox.tokens.get('grace')
  const answer = await read(graces)
  assert.equal(answer.status, 200)
  assert.deepEqual(Object.keys(answer.json.history[0]).sort(), [
    'id',
    'message',
    'response',
    'sender',
    'timestamp',
    'visitor_id',
    'visitor_name',
  ])
  assert.deepEqual([saidIn(answer), answer.json.count], [['mine'], 1])
  assert.deepEqual(saidIn(await read(impostor)), ['not hers'])
  for (const token of [stranger, 'expired'])
    assert.deepEqual(saidIn(await read(graces, undefined, token)), ['mine'])
  // The owner sees all visitors with this visitor_id.
  assert.deepEqual(saidIn(await inbox.history('&visitor_id=grace')), ['not hers', 'mine'])

  const refused: [visitorToken: string | undefined, query?: string, token?: string][] = [
    [undefined],
    ['nonsense'],
    [inbox.tokens.get('alan')],
    [other.tokens.get('grace')],
    [graces?.replace(/.$/, '')],
    [undefined, undefined, stranger],
    // Only the owner reads the whole history.
    [graces, ''],
    [graces, '', stranger],
    [graces, '&visitor_id='],
    [graces, '&visitor_id=alan'],
    [graces, '&visitor_id=nobody'],
  ]
  for (const [visitorToken, query, token] of refused) {
    assertProblem(await read(visitorToken, query, token), 403, ...NOT_ALLOWED)
  }
  const refusedToken = await read(undefined, undefined, 'expired')
  assertProblem(refusedToken, 401, 'Invalid authentication credentials', 'token_invalid')
})

test('an unknown chatbot gets 404', async () => {
  for (const id of [NEVER_EXISTED, 'nonsense', "'%20or%20true--"]) {
    for (const token of [undefined, owner]) {
      assertNoChatbot(await at('GET', `/chat/history?chatbot_id=${id}`, token ? { token } : {}))
    }
  }
  assertInvalid(await at('GET', '/chat/history'), 'chatbot_id')
})

test('the response is null while the reply is in progress', async () => {
  const { tell, history } = await newInbox()
  const telling = tell('slowly')
  let { json } = await history()
  for (let tries = 0; json.count === 0 && tries < 50; tries++) json = (await history()).json
  assert.deepEqual([json.count, json.history[0].message, json.history[0].response], [1, 'slowly', null])
  await telling
  assert.equal((await history()).json.history[0].response, 'At last.')
})
