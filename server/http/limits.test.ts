import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newSession, newUser, PASSWORD, signIn } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { TokenBuckets } from './token-bucket.ts'

test('an address has 300 requests at once, then must wait', async () => {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: '1' } })
  const answers = await Promise.all(Array.from({ length: 310 }, () => call(address, 'GET', '/health')))
  const refused = answers.filter(({ status }) => status === 429)
  assert.ok(refused.length >= 1 && refused.length <= 10, `${refused.length} refused`)
  const [first] = refused
  assert.equal(first?.json.code, 'too_many_requests')
  assert.equal(first?.headers.get('retry-after'), '1')
})

test('a visitor has 20 messages a minute', async () => {
  const { address, sampleChatbotId } = await startTestFrontdesk({ env: { LIMIT_SCALE: '1' } })
  const session = await newSession(address, sampleChatbotId)
  const say = () =>
    call(address, 'POST', '/api/chat/widget', { body: { session_id: session, message: 'hello' } })
  const answers = await Promise.all(Array.from({ length: 22 }, say))
  assert.ok(answers.some(({ status }) => status === 429))
  assert.ok(answers.filter(({ status }) => status === 200).length >= 20)
})

test('ten failed sign-ins close an account for a while, whatever LIMIT_SCALE says', async () => {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: '0' } })
  await newUser(address, 'target')
  for (let tries = 0; tries < 10; tries++)
    assert.equal((await signIn(address, 'target', 'wrong one')).status, 401)
  const refused = await signIn(address, 'TARGET', PASSWORD)
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) >= 60)
})

test('a bucket refills evenly', async () => {
  const buckets = new TokenBuckets(2, 200)
  assert.deepEqual([buckets.take('a'), buckets.take('a'), buckets.take('a')], [0, 0, 1])
  assert.equal(buckets.take('b'), 0)
  await new Promise((resolve) => setTimeout(resolve, 120))
  assert.equal(buckets.take('a'), 0)
})
