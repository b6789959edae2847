import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { asSystem } from '../../server/database/transaction.ts'
import { type Account, chatAt, spoken } from '../chat.ts'
import { call } from '../client.ts'
import { createTestDatabase } from '../database.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { startProcess } from '../process.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../raw-model.ts'

const LONGEST_SETTLING_MS = 10_000
/** Text that has been there for this long is written down; the rest is lost with the process. */
const KEPT_AFTER_MS = 1000

const model = await startRawModel()
const database = await createTestDatabase()
const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-fake' }
after(() => database.remove())

/** What the model has said of each reply when the server is killed. */
const BEGUN = {
  sentence: 'This sentence is whole. This one is no',
  'no sentence': 'Not even this one is who',
  nothing: '',
}
type Session = keyof typeof BEGUN
const SESSIONS = Object.keys(BEGUN) as Session[]

test('kill -9 in mid-reply: what was there is kept if it holds a sentence, and the turn can be retried', async () => {
  const account = await killInMidReply()
  model.serve((response) => response.end(delta('After all.') + STOP + DONE))
  const served = performance.now()
  const frontdesk = await startTestFrontdesk({ env, database })
  const turns = async () => {
    const [rows] = await asSystem(frontdesk.connections, (sql) => [
      sql<{ session: Session; state: string; isFree: boolean }[]>`
        select c.session_key as session, t.state, c.running_turn_id is null as "isFree"
        from turns t join conversations c on c.id = t.conversation_id`,
    ])
    return rows
  }
  while ((await turns()).some(({ state }) => state === 'running')) {
    assert.ok(performance.now() - served < LONGEST_SETTLING_MS, 'a turn is not settled')
    await sleep(50)
  }
  for (const turn of await turns()) {
    assert.deepEqual({ ...turn }, { session: turn.session, state: 'interrupted', isFree: true })
  }

  const chat = chatAt(frontdesk.address)
  const read = async (session: Session) => spoken(await chat.read(account.accessToken, session))
  assert.deepEqual(await read('sentence'), [
    ['user', 'Go on'],
    ['assistant', BEGUN.sentence],
  ])
  assert.deepEqual(await read('no sentence'), [['user', 'Go on']])
  assert.deepEqual(await read('nothing'), [['user', 'Go on']])
  for (const session of SESSIONS) {
    const { status, json } = await chat.retry(account.accessToken, session)
    assert.deepEqual([status, json.response], [200, 'After all.'])
    assert.deepEqual(await read(session), [
      ['user', 'Go on'],
      ['assistant', 'After all.'],
    ])
  }
})

/** @returns whose conversations they are */
async function killInMidReply(): Promise<Account> {
  const server = await startProcess({ ...database.env, ...env, PORT: '0', LIMIT_SCALE: '0' })
  const chat = chatAt(server.address)
  const account = await chat.newAccount()
  const saying: Promise<unknown>[] = []
  for (const session_id of SESSIONS) {
    model.serve((response) => begin(response).write(delta(BEGUN[session_id])))
    saying.push(chat.say(account.accessToken, 'Go on', { session_id }).catch(() => 'cut off'))
    while (model.calls() < 1) await sleep(10)
  }
  await sleep(KEPT_AFTER_MS)
  // On a busy machine it comes later; the embedded database answers in the order in which it was asked.
  assert.equal((await call(server.address, 'GET', '/health')).status, 200)
  await server.end('SIGKILL')
  assert.deepEqual(await Promise.all(saying), ['cut off', 'cut off', 'cut off'])
  return account
}
