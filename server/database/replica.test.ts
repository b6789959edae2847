/** Lists, numbers and exports on a streaming replica. The servers are the tests' own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newConversation, newUser } from '../../testing/client.ts'
import { newChatbot, say } from '../../testing/creators.ts'
import { openTestFrontdesk, startTestFrontdesk } from '../../testing/frontdesk.ts'
import { echoingPostgres, startEchoService } from '../../testing/isolation/echo-services.ts'
import { startReplicated } from '../../testing/replica.ts'
import { DatabaseSetupError } from './setup-error.ts'

const replicated = await startReplicated()
const skip = replicated ? false : 'Postgres is not installed'

/** Only reached by tests that are not skipped. */
function servers() {
  if (!replicated) throw new Error(String(skip))
  return replicated
}

async function start() {
  const database = await servers().createDatabase()
  const frontdesk = await startTestFrontdesk({ database })
  await eventually(() => frontdesk.connections.replica?.isServing === true)
  return frontdesk
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!(await holds())) {
    assert.ok(performance.now() < deadline, 'it did not happen in time')
    await sleep(20)
  }
}

type Started = Awaited<ReturnType<typeof start>>

const titlesOf = async ({ address }: Started, token: string): Promise<string[]> => {
  const { json } = await call(address, 'GET', '/conversations/', { token })
  return json.conversations.map(({ title }: { title: string }) => title)
}

async function writeMessage({ address }: Started, token: string, content: string): Promise<void> {
  const number = await newConversation(address, token)
  const { status, text } = await call(address, 'POST', `/conversations/${number}/messages`, {
    token,
    body: { content },
  })
  assert.equal(status, 200, text)
}

const statesIn = (log: string) => [...log.matchAll(/"replica":"(\w+)"/g)].map(([, state]) => state)

/** The statements that the replica got meanwhile, without the server's probes. */
async function readMeanwhile(run: () => Promise<unknown>): Promise<string[]> {
  const before = (await servers().statements()).length
  await run()
  await sleep(50)
  return (await servers().statements()).slice(before).filter((text) => !text.includes('pg_is_in_recovery()'))
}

test('a list is read on the replica, and a turn makes no statement there', { skip }, async () => {
  const frontdesk = await start()
  const token = await newUser(frontdesk.address)
  const ofTurn = await readMeanwhile(() => writeMessage(frontdesk, token, 'Hello'))
  assert.deepEqual(ofTurn, [])
  const ofList = await readMeanwhile(() => titlesOf(frontdesk, token))
  assert.ok(
    ofList.some((text) => text.includes('from conversations')),
    ofList.join('\n'),
  )
  assert.ok(ofList.some((text) => text.startsWith('begin isolation level read committed read only')))
})

test('people read at once what they and their visitors have just written', { skip }, async () => {
  const frontdesk = await start()
  const { address } = frontdesk
  const [user, owner] = [await newUser(address), await newUser(address)]
  const chatbot = await newChatbot(address, owner)
  let token: string | undefined
  for (let round = 1; round <= 30; round++) {
    await writeMessage(frontdesk, user, `Message ${round}`)
    assert.equal((await titlesOf(frontdesk, user)).length, round)
    const { json: said } = await say(address, chatbot, `Question ${round}`, { visitorToken: token })
    token = said.visitor_token
    const { json: inbox } = await call(address, 'GET', `/api/console/chatbots/${chatbot.id}/conversations`, {
      token: owner,
    })
    assert.equal(inbox.conversations[0].unread_count, round)
  }
  assert.deepEqual(
    statesIn(frontdesk.log()).filter((state) => state !== 'serving'),
    [],
  )
})

test('a paused replica shows nothing old, and serves again after it has caught up', { skip }, async () => {
  const frontdesk = await start()
  const { replica } = frontdesk.connections
  const token = await newUser(frontdesk.address)
  await writeMessage(frontdesk, token, 'First')
  await titlesOf(frontdesk, token)
  await servers().pause()
  try {
    for (const content of ['Second', 'Third']) {
      await writeMessage(frontdesk, token, content)
      assert.equal((await titlesOf(frontdesk, token))[0], content)
      assert.equal(replica?.isServing, false)
    }
    await sleep(1500)
    assert.equal(replica?.isServing, false, 'a probe does not accept the position')
  } finally {
    await servers().resume()
  }
  await eventually(() => replica?.isServing === true)
  const read = await readMeanwhile(() => titlesOf(frontdesk, token))
  assert.ok(read.some((text) => text.includes('from conversations')))
  assert.deepEqual(statesIn(frontdesk.log()).slice(-2), ['behind', 'serving'])
})

test('an ended login is refused at once, although the replica has yet to learn of it', { skip }, async () => {
  const frontdesk = await start()
  const { address } = frontdesk
  const email = 'ada@example.org'
  const password = 'correct horse battery'
  const account = { body: { email, password } }
  await call(address, 'POST', '/api/auth/signup', account)
  const { json } = await call(address, 'POST', '/api/auth/login', account)
  const token = json.access_token
  assert.equal((await call(address, 'GET', '/api/chat/sessions', { token })).status, 200)
  await servers().pause()
  try {
    await call(address, 'POST', '/api/auth/logout', { token })
    assert.equal((await call(address, 'GET', '/api/chat/sessions', { token })).status, 401)
  } finally {
    await servers().resume()
  }
})

test('lists go on without the replica, and it serves again once it is back', { skip }, async () => {
  const frontdesk = await start()
  const { replica } = frontdesk.connections
  const token = await newUser(frontdesk.address)
  await writeMessage(frontdesk, token, 'Hello')
  await titlesOf(frontdesk, token)
  const reading = Array.from({ length: 20 }, () => titlesOf(frontdesk, token))
  await servers().replica.kill()
  for (const titles of await Promise.all(reading)) assert.deepEqual(titles, ['Hello'])
  assert.deepEqual(await titlesOf(frontdesk, token), ['Hello'])
  await eventually(() => replica?.isServing === false)

  const other = await servers().createDatabase()
  const withoutReplica = await openTestFrontdesk({ database: other })
  assert.equal((await titlesOf(withoutReplica, await newUser(withoutReplica.address))).length, 0)
  await servers().replica.restart()
  await eventually(() => replica?.isServing === true)
  await eventually(() => withoutReplica.connections.replica?.isServing === true)
  assert.deepEqual(await titlesOf(frontdesk, token), ['Hello'])
  assert.deepEqual(statesIn(frontdesk.log()).slice(-2), ['away', 'serving'])
  await withoutReplica.stop()
  await other.remove()
})

test('starts before the replica has replayed the migrations', { skip }, async () => {
  const database = await servers().createDatabase()
  await servers().pause()
  let frontdesk: Started
  try {
    frontdesk = await startTestFrontdesk({ database })
    assert.equal(frontdesk.connections.replica?.isServing, false)
    assert.equal((await titlesOf(frontdesk, await newUser(frontdesk.address))).length, 0)
  } finally {
    await servers().resume()
  }
  await eventually(() => frontdesk.connections.replica?.isServing === true)
})

test('refuses to start with a server that is no replica of this database', { skip }, async () => {
  const [one, other] = [await servers().createDatabase(), await servers().createDatabase()]
  const first = await openTestFrontdesk({ database: one })
  const openWith = (url: string) =>
    openTestFrontdesk({ database: { ...one, env: { ...one.env, DATABASE_READ_URL: url } } })
  for (const url of [one.env.DATABASE_URL ?? '', other.readUrl]) {
    await assert.rejects(openWith(url), (error) => {
      assert.ok(error instanceof DatabaseSetupError)
      assert.match(error.message, /DATABASE_READ_URL \(127\.0\.0\.1:\d+\) is no streaming replica/)
      return true
    })
  }
  await first.stop()
  await Promise.all([one.remove(), other.remove()])
})

test('the log of a replica that repeats its password does not contain it', { skip }, async () => {
  const database = await servers().createDatabase()
  const port = await startEchoService(echoingPostgres)
  const readUrl = `postgres://me:replica-pa%25ss@127.0.0.1:${port}/x`
  const env = { ...database.env, DATABASE_READ_URL: readUrl }
  const frontdesk = await startTestFrontdesk({ database: { ...database, env } })
  assert.deepEqual(await titlesOf(frontdesk, await newUser(frontdesk.address)), [])
  assert.deepEqual(statesIn(frontdesk.log()), ['away'])
  assert.match(frontdesk.log(), /password authentication failed.*\[secret\]/)
  assert.doesNotMatch(frontdesk.log(), /replica-pa/)
})
