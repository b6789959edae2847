/** Clients that send the whole history with each message, and libraries that retry calls. */
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { after, test } from 'node:test'
import OpenAI from 'openai'
import { call } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { openAiClient, says } from '../../../testing/openai.ts'
import { newKey, newProgram, storedIn } from '../../../testing/programs.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { asServiceRole } from '../../database/transaction.ts'

type Message = OpenAI.ChatCompletionMessageParam

const raw = await startRawModel()
const { address, connections } = await startTestFrontdesk({ env: { OPENAI_BASE_URL: raw.baseUrl } })
const program = await newProgram(address)
const model = program.chatbot.id
const { completions } = openAiClient(address, program.key).chat

const assistant = (content: string): Message => ({ role: 'assistant', content })
const answerWith = (text: string) =>
  raw.serve((response) => void begin(response).end(delta(text) + STOP + DONE))
const refuseAll = () => raw.serve((response) => void response.writeHead(404).end())

type Asking = { key?: string; header?: string; retry?: number }

/** @returns the conversation's id, and the reply */
async function ask(messages: Message[], { key = program.key, header, retry }: Asking = {}) {
  const headers: Record<string, string> = {}
  if (header) headers['x-session-id'] = header
  if (retry !== undefined) headers['x-stainless-retry-count'] = String(retry)
  const { data, response } = await openAiClient(address, key)
    .chat.completions.create({ model, messages }, { headers })
    .withResponse()
  return {
    session: response.headers.get('x-session-id') ?? '',
    reply: data.choices[0]?.message.content ?? '',
  }
}

async function counts(): Promise<{ conversations: number; messages: number }> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ conversations: number; messages: number }[]>`
      select (select count(*) from conversations)::int as conversations,
        (select count(*) from messages)::int as messages`,
  ])
  return { ...(rows[0] as { conversations: number; messages: number }) }
}

/** Counts the rows added to the database. */
async function addedBy(work: () => Promise<unknown>) {
  const before = await counts()
  await work()
  const { conversations, messages } = await counts()
  return { conversations: conversations - before.conversations, messages: messages - before.messages }
}

test('recognizes a client’s own history as one conversation', async () => {
  answerWith(' Of course. ')
  const messages: Message[] = [{ role: 'system', content: 'Be brief.' }]
  const sessions = new Set<string>()
  const added = await addedBy(async () => {
    for (const text of ['  one ', 'two', 'three']) {
      messages.push({ role: 'user', content: [{ type: 'text', text }] })
      const { session, reply } = await ask(messages)
      sessions.add(session)
      messages.push({ role: 'assistant', content: reply })
      messages[0] = { role: 'developer', content: `It is later than ${text}.` }
    }
  })
  assert.equal(sessions.size, 1)
  assert.deepEqual(added, { conversations: 1, messages: 6 })
  const [session = ''] = sessions
  const said = (await storedIn(connections, session)).filter((line) => line.startsWith('user: '))
  assert.deepEqual(said, ['user: one', 'user: two', 'user: three'])
})

test('recognizes the history of streamed replies too', async () => {
  answerWith('Once upon.')
  const messages: Message[] = says('Tell me a story.')
  const sessions = new Set<string | null>()
  for (const next of ['And then?', 'And then what?']) {
    const { data, response } = await completions.create({ model, messages, stream: true }).withResponse()
    let text = ''
    for await (const { choices } of data) text += choices[0]?.delta.content ?? ''
    sessions.add(response.headers.get('x-session-id'))
    messages.push(assistant(text), ...says(next))
  }
  assert.equal(sessions.size, 1)
})

test('sends the stored history to the model once', async () => {
  const prompts: object[][] = []
  raw.serve((response, _call, { messages }) => {
    prompts.push(messages.slice(1))
    begin(response).end(delta('Yes.') + STOP + DONE)
  })
  await ask(says('alpha'))
  const messages = [...says('alpha'), assistant('Yes.'), ...says('beta')]
  await ask(messages)
  assert.deepEqual(prompts, [says('alpha'), messages])
})

test('an edited or regenerated message starts a separate conversation', async () => {
  answerWith('Well.')
  const first = await ask(says('question'))
  const second = await ask([...says('question'), assistant('Well.'), ...says('more')])
  assert.equal(second.session, first.session)
  const edited = await ask([...says('Question!'), assistant('Well.'), ...says('more')])
  const regenerated = await ask([...says('question'), assistant('Well.'), ...says('more')])
  assert.equal(new Set([first.session, edited.session, regenerated.session]).size, 3)
  const goesOn = [
    ...says('Question!'),
    assistant('Well.'),
    ...says('more'),
    assistant('Well.'),
    ...says('on'),
  ]
  assert.equal((await ask(goesOn)).session, edited.session)
})

test('the newest of two conversations with the same history continues', async () => {
  answerWith('Hello!')
  await ask(says('hello'))
  const newer = await ask(says('hello'))
  const { session } = await ask([...says('hello'), assistant('Hello!'), ...says('prices?')])
  assert.equal(session, newer.session)
})

test('another API key or chatbot cannot continue a conversation by its history', async () => {
  answerWith('Mine.')
  const mine = await ask(says('secret'))
  const messages = [...says('secret'), assistant('Mine.'), ...says('go on')]
  const { key } = await newKey(address, program)
  const others = await ask(messages, { key })
  assert.notEqual(others.session, mine.session)
  const other = await newProgram(address)
  const { response } = await openAiClient(address, other.key)
    .chat.completions.create({ model: other.chatbot.id, messages })
    .withResponse()
  assert.notEqual(response.headers.get('x-session-id'), mine.session)
  assert.equal((await storedIn(connections, mine.session)).length, 2)
})

test('a named conversation continues only by its whole history', async () => {
  answerWith('Noted.')
  const { session } = await ask(says('my name is Ada'))
  assert.equal((await ask(says('and I like tea'), { header: session })).session, session)
  const part = [...says('and I like tea'), assistant('Noted.'), ...says('what is my name?')]
  assert.notEqual((await ask(part)).session, session)
  const whole = [...says('my name is Ada'), assistant('Noted.'), ...part]
  assert.equal((await ask(whole)).session, session)
})

test('two concurrent calls with the same history get separate conversations', async () => {
  answerWith('Sure.')
  const { session } = await ask(says('start'))
  const messages = [...says('start'), assistant('Sure.'), ...says('at once')]
  const both = await Promise.all([ask(messages), ask(messages)])
  assert.equal(new Set(both.map((each) => each.session)).size, 2)
  assert.ok(both.some((each) => each.session === session))
  for (const each of both) assert.equal((await storedIn(connections, each.session)).length, 4)
})

test('a failed call with a retry header repeats the same turn', async () => {
  answerWith('Good.')
  await ask(says('good day'))
  const later = [...says('good day'), assistant('Good.'), ...says('are you there?')]
  for (const messages of [says('a first message'), later]) {
    refuseAll()
    let failed = ''
    const added = await addedBy(async () => {
      for (let times = 0; times < 3; times++) {
        const error: unknown = await ask(messages, { retry: times }).catch((thrown: unknown) => thrown)
        assert.ok(error instanceof OpenAI.InternalServerError)
        failed = error.headers?.get('x-session-id') ?? ''
      }
      answerWith('Here I am.')
      assert.equal((await ask(messages, { retry: 3 })).session, failed)
    })
    assert.deepEqual(added, { conversations: messages === later ? 0 : 1, messages: 2 })
    const goesOn = [...messages, assistant('Here I am.'), ...says('fine')]
    assert.equal((await ask(goesOn)).session, failed)
  }
})

test('the message after a failed one continues the same conversation', async () => {
  refuseAll()
  const error: unknown = await ask(says('lost')).catch((thrown: unknown) => thrown)
  assert.ok(error instanceof OpenAI.InternalServerError)
  answerWith('Found.')
  const { session } = await ask([...says('lost'), ...says('found?')])
  assert.equal(session, error.headers?.get('x-session-id'))
  assert.deepEqual(await storedIn(connections, session), ['user: lost', 'user: found?', 'assistant: Found.'])
})

test('in a named session a retry stores its message once, and the same text later is a new message', async () => {
  answerWith('Yes.')
  const { session } = await ask(says('begin'))
  const added = await addedBy(async () => {
    refuseAll()
    await assert.rejects(ask(says('yes'), { header: session, retry: 0 }), OpenAI.InternalServerError)
    answerWith('Yes.')
    await ask(says('yes'), { header: session, retry: 1 })
  })
  assert.deepEqual(added, { conversations: 0, messages: 2 })
  assert.deepEqual(await addedBy(() => ask(says('yes'), { header: session })), {
    conversations: 0,
    messages: 2,
  })
})

test('a retry never gets an answered call, nor the conversation that continued from it', async () => {
  const prompts: object[][] = []
  raw.serve((response, _call, { messages }) => {
    prompts.push(messages.slice(1))
    begin(response).end(delta('Hi.') + STOP + DONE)
  })
  const alice = await ask(says('Hello'))
  assert.notEqual((await ask(says('Hello'), { retry: 1 })).session, alice.session)
  await ask(says('my card is 4711'), { header: alice.session })
  const bob = await ask(says('Hello'), { retry: 1 })
  assert.notEqual(bob.session, alice.session)
  await ask(says('which card?'), { header: bob.session })
  assert.deepEqual(prompts.at(-1), [...says('Hello'), assistant('Hi.'), ...says('which card?')])
})

test('a retry does not get a running reply that another client waits for', async () => {
  const called = Promise.withResolvers<ServerResponse>()
  raw.serve(called.resolve)
  const alice = ask(says('Slowly, please'))
  const response = await called.promise
  answerWith('At once.')
  const bob = await ask(says('Slowly, please'), { retry: 1 })
  begin(response).end(delta('In time.') + STOP + DONE)
  assert.equal(bob.reply, 'At once.')
  assert.equal((await alice).reply, 'In time.')
  assert.notEqual((await alice).session, bob.session)
})

test('concurrent retries each get their own turn', async () => {
  refuseAll()
  await assert.rejects(ask(says('anyone?')), OpenAI.InternalServerError)
  answerWith('Here.')
  const retries = await Promise.all([1, 1, 2].map((retry) => ask(says('anyone?'), { retry })))
  assert.equal(new Set(retries.map(({ session }) => session)).size, 3)
})

test('a retry does not find a failed call once its conversation has continued', async () => {
  refuseAll()
  const error: unknown = await ask(says('left')).catch((thrown: unknown) => thrown)
  assert.ok(error instanceof OpenAI.InternalServerError)
  const session = error.headers?.get('x-session-id') ?? ''
  answerWith('Later.')
  await ask(says('my own words'), { header: session })
  assert.notEqual((await ask(says('left'), { retry: 1 })).session, session)
})

/** A proxy that drops the first responses. */
async function losingProxy(count: number, isReady: () => Promise<unknown>): Promise<string> {
  let connected = 0
  const sockets = new Set<Socket>()
  const proxy = createServer((socket) => {
    const isLost = ++connected <= count
    const upstream = connect(Number(new URL(address).port), '127.0.0.1')
    for (const each of [socket, upstream]) sockets.add(each.on('error', () => {}))
    socket.pipe(upstream)
    if (isLost) upstream.resume()
    else upstream.pipe(socket)
    if (isLost)
      void isReady().then(() => {
        socket.destroy()
        upstream.destroy()
      })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  after(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

test('a retry after a broken connection reuses the conversation, unless the call was answered', async () => {
  for (const isDone of [false, true]) {
    const called = Promise.withResolvers<ServerResponse>()
    raw.serve((response) => {
      if (isDone) begin(response).end(delta('Once.') + STOP + DONE)
      called.resolve(response)
    })
    const stored = async () => {
      for (;;) {
        const [rows] = await asServiceRole(connections, (sql) => [
          sql`select from turns where state = 'running'`,
        ])
        if (rows.length === 0) return
      }
    }
    const proxy = await losingProxy(1, async () => {
      await called.promise
      if (isDone) await stored()
    })
    const client = new OpenAI({ apiKey: program.key, baseURL: `${proxy}/v1`, maxRetries: 2 })
    const added = await addedBy(async () => {
      const pending = client.chat.completions.create({ model, messages: says(`cut ${isDone}`) })
      if (!isDone) {
        const response = await called.promise
        setTimeout(() => begin(response).end(delta('Once.') + STOP + DONE), 1500)
      }
      assert.equal((await pending).choices[0]?.message.content, 'Once.')
    })
    // The server can't see that the proxy lost the response, so another client must not get the conversation.
    assert.deepEqual(added, isDone ? { conversations: 2, messages: 4 } : { conversations: 1, messages: 2 })
    assert.equal(raw.calls(), isDone ? 2 : 1)
  }
})

test('the same first message without a retry header starts another conversation', async () => {
  answerWith('Hi.')
  const added = await addedBy(() => Promise.all([ask(says('hi there')), ask(says('hi there'), { retry: 0 })]))
  assert.deepEqual(added, { conversations: 2, messages: 4 })
})

test('a repeated Idempotency-Key is the same turn, also when history continues the conversation', async () => {
  answerWith('Right.')
  const { session } = await ask(says('go'))
  const body = { model, messages: [...says('go'), assistant('Right.'), ...says('on')] }
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const send = () => call(address, 'POST', '/v1/chat/completions', { token: program.key, body, headers })
  refuseAll()
  assert.equal((await send()).status, 503)
  answerWith('Left.')
  const added = await addedBy(async () => {
    for (const replayed of [null, 'true']) {
      const answer = await send()
      assert.deepEqual([answer.status, answer.headers.get('idempotent-replayed')], [200, replayed])
      assert.equal(answer.headers.get('x-session-id'), session)
    }
  })
  assert.deepEqual(added, { conversations: 0, messages: 1 })
  assert.deepEqual((await storedIn(connections, session)).slice(2), ['user: on', 'assistant: Left.'])
})

test('a retry replaces an interrupted reply', async () => {
  raw.serve((response) => {
    begin(response).write(delta('Half a '))
    setTimeout(() => response.destroy(), 30)
  })
  const error: unknown = await ask(says('whole?')).catch((thrown: unknown) => thrown)
  assert.ok(error instanceof OpenAI.InternalServerError)
  answerWith('Whole.')
  const { session } = await ask(says('whole?'), { retry: 1 })
  assert.equal(session, error.headers?.get('x-session-id'))
  assert.deepEqual(await storedIn(connections, session), ['user: whole?', 'assistant: Whole.'])
})

test('users of one API key with the same first message never see each other’s messages', async () => {
  const hello: Message = { role: 'user', content: 'Hello from one of two.' }
  answerWith('Hi.')
  const alice = await ask([hello])
  const bob = await ask([hello])
  assert.notEqual(alice.session, bob.session)
  const secret = await ask([hello, assistant('Hi.'), { role: 'user', content: 'My card is 4711.' }])
  const prompts: string[] = []
  raw.serve((response, _call, { messages }) => {
    prompts.push(messages.map(({ content }) => content).join('\n'))
    begin(response).end(delta('I do not know.') + STOP + DONE)
  })
  // Continues by session id, with the new message only and with the whole history.
  const which: Message = { role: 'user', content: 'Which card?' }
  for (const { session } of [alice, bob]) {
    await ask([which], { header: session })
    await ask([hello, assistant('Hi.'), which], { header: session })
  }
  assert.equal(prompts.length, 4)
  assert.ok(prompts.every((words) => !words.includes('4711')))
  // The model gets the messages that the caller sent itself, in both conversations.
  assert.ok([alice.session, bob.session].includes(secret.session))
  for (const words of [prompts[1], prompts[3]])
    assert.ok(words?.includes('Hello from one of two.\nHi.\n') && words.endsWith('Which card?'))
})
