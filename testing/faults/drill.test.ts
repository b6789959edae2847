import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { asServiceRole } from '../../server/database/transaction.ts'
import { type Account, chatAt, spoken } from '../chat.ts'
import { call } from '../client.ts'
import { createTestDatabase } from '../database.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { startProcess } from '../process.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../raw-model.ts'

const MAX_RECOVERY_MS = 10_000
/** Text this old is checkpointed; later text is lost with the process. */
const CHECKPOINT_MS = 1000

/** The model's output for each session's reply when the server is killed. */
const BEGUN = {
  sentence: 'This sentence is whole. This one is no',
  'no sentence': 'Not even this one is who',
  nothing: '',
  'with a key': 'This one was asked for with a key. It is no',
}
type Session = keyof typeof BEGUN
const SESSIONS = Object.keys(BEGUN) as Session[]

const model = await startRawModel()
const database = await createTestDatabase()
const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-fake' }
after(() => database.remove())

const account = await killInMidReply()
const frontdesk = await startTestFrontdesk({ env, database })
const served = performance.now()
const chat = chatAt(frontdesk.address)
const read = async (session: Session) => spoken(await chat.read(account.accessToken, session))

function sendMessage(address: string, { accessToken: token }: Account, session_id: Session) {
  const headers: Record<string, string> = session_id === 'with a key' ? { 'idempotency-key': 'once' } : {}
  return call(address, 'POST', '/api/chat/', { token, body: { message: 'Go on', session_id }, headers })
}

/** @returns the owner of the conversations */
async function killInMidReply(): Promise<Account> {
  const server = await startProcess({ ...database.env, ...env, PORT: '0', LIMIT_SCALE: '0' })
  const account = await chatAt(server.address).newAccount()
  const sending: Promise<unknown>[] = []
  for (const session of SESSIONS) {
    model.serve((response) => begin(response).write(delta(BEGUN[session])))
    sending.push(sendMessage(server.address, account, session).catch(() => 'cut off'))
    while (model.calls() < 1) await sleep(10)
  }
  await sleep(CHECKPOINT_MS)
  // On a busy machine it comes later; the embedded database answers in order.
  assert.equal((await call(server.address, 'GET', '/health')).status, 200)
  await server.end('SIGKILL')
  assert.deepEqual(new Set(await Promise.all(sending)), new Set(['cut off']))
  return account
}

async function storedTurns() {
  const [rows] = await asServiceRole(frontdesk.connections, (sql) => [
    sql<{ session: Session; state: string; isFree: boolean }[]>`
      select c.session_key as session, t.state, c.running_turn_id is null as "isFree"
      from turns t join conversations c on c.home = t.home and c.id = t.conversation_id`,
  ])
  return rows.map((row) => ({ ...row }))
}

test('after kill -9 every turn is recovered within 10 s, with the checkpointed reply if it has a sentence', async () => {
  while ((await storedTurns()).some(({ state }) => state === 'running')) {
    assert.ok(performance.now() - served < MAX_RECOVERY_MS, 'a turn is not recovered')
    await sleep(50)
  }
  const over = SESSIONS.map((session) => ({ session, state: 'interrupted', isFree: true }))
  assert.deepEqual(new Set(await storedTurns()), new Set(over))
  assert.deepEqual(await read('sentence'), [
    ['user', 'Go on'],
    ['assistant', BEGUN.sentence],
  ])
  assert.deepEqual(await read('no sentence'), [['user', 'Go on']])
  assert.deepEqual(await read('nothing'), [['user', 'Go on']])
})

test('a turn cut off by kill -9 can be retried', async () => {
  model.serve((response) => response.end(delta('After all.') + STOP + DONE))
  for (const session of ['sentence', 'no sentence', 'nothing'] as const) {
    const { status, json } = await chat.retry(account.accessToken, session)
    assert.deepEqual([status, json.response], [200, 'After all.'])
    assert.deepEqual(await read(session), [
      ['user', 'Go on'],
      ['assistant', 'After all.'],
    ])
  }
})

test('a call repeated with its key after kill -9 does not get the reply to a later message', async () => {
  model.serve((response) => begin(response).end(delta('This one breaks o')))
  const later = { session_id: 'with a key' }
  assert.equal((await chat.say(account.accessToken, 'And then?', later)).status, 503)
  model.serve((response) => response.end(delta('A reply to whom?') + STOP + DONE))
  // Simulates the expiry of the dead server's lease on the key.
  await asServiceRole(frontdesk.connections, (sql) => [sql`update idempotent_calls set leased_until = now()`])
  const again = await sendMessage(frontdesk.address, account, 'with a key')
  assert.notEqual(again.status, 409)
  assert.doesNotMatch(again.text, /A reply to whom|This one breaks/)
  assert.deepEqual(await read('with a key'), [
    ['user', 'Go on'],
    ['assistant', BEGUN['with a key']],
    ['user', 'And then?'],
    ['assistant', 'This one breaks o'],
  ])
})
