/**
 * Ways in which access is revoked, times what is open: each ends within five seconds, at the process where it
 * was revoked and at another, with Redis and without.
 */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { chatAt, signed } from '../../testing/chat.ts'
import { type Call, call, newConversation, PASSWORD } from '../../testing/client.ts'
import { newChatbot } from '../../testing/creators.ts'
import { createTestDatabase, SERVER_URL } from '../../testing/database.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import {
  type Ended,
  type OpenConnection,
  openWorld,
  silentModel,
  type World,
} from '../../testing/open-connections.ts'
import { startRawModel } from '../../testing/raw-model.ts'
import { NO_REDIS, redisUrl } from '../../testing/redis.ts'
import { asServiceRole } from '../database/transaction.ts'

const EXTERNAL_JWT_SECRET = 'the main system’s secret, long enough for HS256'

/** The documented maximum. */
const PROMISE_MS = 5000

const USER = ['mobile stream', 'mobile wait', 'mobile queue', 'chat text', 'chat events', 'chat resumed']
const OWNER = ['inbox events', 'preview stream', 'preview events']
/** A session without access can send no message. */
const PREVIEW = ['preview stream']
const WIDGET = ['widget stream', 'widget wait', 'widget queue', 'widget events']
const VISITORS = [...WIDGET, 'creators stream']
const PROGRAM = ['openai stream', 'openai wait', 'openai queue', 'client wait']
const ALL = [...USER, ...OWNER, ...VISITORS, ...PROGRAM, 'other login']

type Way = {
  name: string
  revoke: (world: World, acts: Acts) => Promise<void>
  /** The streams that end; all others stay open. */
  ends: readonly string[]
  /** Those whose run is stopped too, including its model call. */
  stops: readonly string[]
}

type Acts = {
  address: string
  sql: (statement: 'disable' | 'delete', userId: string) => Promise<void>
  send: (method: string, path: string, options?: Call) => Promise<void>
}

/** Streams with model output. */
const speaking = (names: readonly string[]) =>
  names.filter((name) => !/events|queue|resumed/.test(name) || name === 'chat events')

const WAYS: readonly Way[] = [
  {
    name: 'signing out',
    revoke: ({ owner }, { send }) => send('POST', '/api/auth/logout/', { token: owner.accessToken }),
    ends: [...USER, ...OWNER],
    stops: PREVIEW,
  },
  {
    name: 'a change of password from another login, which stays',
    revoke: ({ other }, { send }) =>
      send('POST', '/api/auth/change-password/', {
        token: other.accessToken,
        body: { current_password: PASSWORD, new_password: 'staple wrong pony' },
      }),
    ends: [...USER, ...OWNER],
    stops: PREVIEW,
  },
  {
    name: 'a spent refresh token that comes back',
    revoke: async ({ owner }, { address }) => {
      const chat = chatAt(address)
      const { json } = await chat.refresh(owner.refreshToken)
      assert.equal((await chat.refresh(json.refresh_token)).status, 200)
      assert.equal((await chat.refresh(owner.refreshToken)).status, 401)
    },
    ends: [...USER, ...OWNER],
    stops: PREVIEW,
  },
  {
    name: 'the operator disables the account, by SQL',
    revoke: ({ owner }, { sql }) => sql('disable', owner.id),
    ends: ALL,
    stops: speaking(ALL),
  },
  {
    name: 'the account is deleted, by SQL',
    revoke: ({ owner }, { sql }) => sql('delete', owner.id),
    ends: ALL,
    stops: speaking(ALL),
  },
  {
    name: 'the API key is revoked',
    revoke: ({ owner, chatbot, keyId }, { send }) =>
      send('DELETE', `/chatbots/${chatbot.id}/keys/${keyId}`, { token: owner.accessToken }),
    ends: PROGRAM,
    stops: speaking(PROGRAM),
  },
  {
    name: 'the chatbot is unpublished',
    revoke: ({ owner, chatbot }, { send }) =>
      send('PATCH', `/chatbots/${chatbot.id}`, { token: owner.accessToken, body: { is_public: false } }),
    ends: VISITORS,
    stops: speaking(VISITORS),
  },
  {
    name: 'the chatbot is deleted',
    revoke: ({ owner, chatbot }, { send }) =>
      send('DELETE', `/chatbots/${chatbot.id}`, { token: owner.accessToken }),
    ends: [...OWNER, ...VISITORS, ...PROGRAM],
    stops: speaking([...OWNER, ...VISITORS, ...PROGRAM]),
  },
  {
    name: 'a conversation is deleted',
    revoke: ({ owner, conversation }, { send }) =>
      send('DELETE', `/conversations/${conversation}`, { token: owner.accessToken }),
    ends: ['mobile stream'],
    stops: ['mobile stream'],
  },
  {
    name: 'a session of the chat API is cleared',
    revoke: ({ owner }, { send }) =>
      send('DELETE', '/api/chat/conversation/events/clear/', { token: owner.accessToken }),
    ends: ['chat events', 'chat resumed'],
    stops: ['chat events'],
  },
  {
    name: 'a visitor is erased',
    revoke: ({ owner, chatbot }, { send }) =>
      send('DELETE', `/chatbots/${chatbot.id}/visitors/visitor-1`, { token: owner.accessToken }),
    ends: WIDGET,
    stops: speaking(WIDGET),
  },
]

/** How each kind reports the revocation; a waiting call is refused like a new one. */
function assertSaid(name: string, { status, text, isCut }: Ended): void {
  assert.equal(isCut, name === 'chat text', `${name}: ${text}`)
  if (/wait|queue/.test(name)) {
    assert.ok([401, 403, 404].includes(status), `${name}: ${status} ${text}`)
    return
  }
  assert.equal(status, 200, name)
  if (name === 'chat text') assert.equal(text.trim(), 'Once')
  // Through another process, the stream may see the stopped run's end before its own revocation.
  else if (name === 'chat resumed') assert.match(text, /^data: \[DONE\]$/m, name)
  else assert.match(text, /^data: .*"code":"access_revoked"/m, name)
}

async function endsInTime(connection: OpenConnection, deadline: number): Promise<Ended> {
  const late = sleep(deadline - performance.now()).then(() => assert.fail(`${connection.name} is open still`))
  return Promise.race([connection.ended, late])
}

async function eventually(what: () => boolean, about: string): Promise<void> {
  for (const deadline = performance.now() + PROMISE_MS; !what(); await sleep(20))
    assert.ok(performance.now() < deadline, about)
}

const SETUPS = [
  { name: SERVER_URL ? 'two processes without Redis' : 'embedded', hasRedis: false, skip: false },
  {
    name: 'two processes with Redis',
    hasRedis: true,
    skip: SERVER_URL ? NO_REDIS : 'the embedded database serves one process',
  },
]

for (const { name, hasRedis, skip } of SETUPS) {
  suite(`revocation, ${name}`, { skip, concurrency: 2 }, async () => {
    const model = await startRawModel()
    const silent = silentModel(model)
    const database = await createTestDatabase()
    const env = {
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_API_KEY: 'sk-x',
      // The model stays silent until all streams are open.
      MODEL_IDLE_TIMEOUT_MS: '300000',
      EXTERNAL_JWT_SECRET,
      ...(hasRedis ? { REDIS_URL: redisUrl() } : {}),
    }
    const opens = await startTestFrontdesk({ database, env })
    const acts = SERVER_URL ? await startTestFrontdesk({ database, env }) : opens
    const { address, connections } = acts
    const does: Acts = {
      address,
      send: async (method, path, options) => {
        const { status, text } = await call(address, method, path, options)
        assert.ok(status < 300, text)
      },
      sql: async (statement, userId) => {
        await asServiceRole(connections, (sql) => [
          statement === 'disable'
            ? sql`update users set is_active = false where id = ${userId}`
            : sql`delete from users where id = ${userId}`,
        ])
      },
    }

    for (const { name, revoke, ends, stops } of WAYS) {
      test(`${name}: revokes only its own access, within five seconds`, async () => {
        // Without Redis a reply can only be resumed in its own process.
        const world = await openWorld(opens.address, silent, hasRedis ? address : opens.address)
        await revoke(world, does)
        const deadline = performance.now() + PROMISE_MS
        for (const connection of ends.map(world.named))
          assertSaid(connection.name, await endsInTime(connection, deadline))
        const others = ALL.filter((each) => !ends.includes(each))
        for (const other of others) assert.ok(world.named(other).isOpen(), `${other} has ended`)
        for (const each of stops)
          await eventually(() => silent.isLeft(world.asked(each)), `the model still speaks at ${each}`)
        for (const each of speaking(ALL))
          if (!stops.includes(each)) assert.ok(!silent.isLeft(world.asked(each)), `${each} was stopped`)
        silent.finish(world.name)
        // The queued message calls the model now.
        await Promise.all(
          others
            .map(world.named)
            .map((each) =>
              /queue|inbox|events/.test(each.name) && each.name !== 'chat events' ? undefined : each.ended,
            ),
        )
      })
    }

    test('a chatbot that became private refuses event streams, and lets its visitors read', async () => {
      const owner = await chatAt(address).newAccount()
      const token = owner.accessToken
      const chatbot = await newChatbot(address, token)
      const opened = await call(address, 'POST', '/api/chat/widget/session', {
        body: { chatbot_id: chatbot.id },
      })
      const session = `/api/chat/widget/session/${opened.json.session_id}`
      assert.equal((await call(address, 'GET', `${session}/events`)).status, 200)
      await does.send('PATCH', `/chatbots/${chatbot.id}`, { token, body: { is_public: false } })
      assert.equal((await call(address, 'GET', `${session}/events`)).status, 404)
      assert.equal((await call(address, 'GET', session)).status, 200)
    })

    test('an expiring token ends its streams', async () => {
      const exp = Math.floor(Date.now() / 1000) + 3
      const token = await signed(EXTERNAL_JWT_SECRET, { user_id: 7, username: 'ada', exp })
      const number = await newConversation(opens.address, token)
      const response = await fetch(`${opens.address}/conversations/${number}/messages`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'text/event-stream',
        },
        body: JSON.stringify({ content: 'expiring' }),
      })
      const late = sleep(exp * 1000 - Date.now() + PROMISE_MS).then(() => assert.fail('it is open still'))
      const text = await Promise.race([response.text(), late])
      assert.match(text, /"type":"data-error","data":\{"code":"token_expired"/)
      assert.ok(Date.now() >= exp * 1000, 'it ended too early')
      assert.ok(!silent.isLeft('expiring'), 'the reply was stopped')
      silent.finish('expiring')
    })
  })
}
