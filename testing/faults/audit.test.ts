/** The audit finds nothing in a correct database, and every kind of fault injected on purpose. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { asLoginRole } from '../database.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { audit } from './audit.ts'
import { ClientLog, type Message, newAttempt, type ServerRun, type Violation } from './client-log.ts'
import { makePeople } from './people.ts'
import { Random } from './random.ts'
import { routesOf } from './routes.ts'
import { startScriptedModel } from './scripted-model.ts'
import type { Delivery } from './scripted-reply.ts'
import { sendMessage } from './send-message.ts'
import { readAll, type Stored } from './stored.ts'

const log = new ClientLog('e')
const model = await startScriptedModel([
  { scriptFor: (name) => log.messages.get(name)?.script, onAsked: () => {} },
])
after(() => model[Symbol.asyncDispose]())
const frontdesk = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-fake' },
})
const never = new AbortController().signal
const server: ServerRun = { number: 1, address: frontdesk.address, over: never, gone: never, slowestMs: 0 }
const counts = { mobile: 1, chat: 1, widget: 2, program: 1 }
log.conversations.push(...(await makePeople(frontdesk.address, frontdesk.sampleChatbotId, counts)))

const random = new Random('audit')

async function send(api: string, route: string, delivery: Delivery = 'at once', place = 0): Promise<Message> {
  const conversation = log.conversations.filter((one) => one.api === api)[place]
  assert.ok(conversation)
  const message = log.newMessage(conversation, route, delivery, random)
  await sendMessage(message, newAttempt('send', server), never)
  return message
}

for (const api of ['mobile', 'chat', 'widget', 'program'] as const) {
  for (const route of routesOf(api)) await send(api, route)
}
const first = await send('mobile', 'mobile JSON', 'briskly', 1)
const second = await send('mobile', 'mobile events', 'briskly', 1)
const elsewhere = await send('mobile', 'mobile JSON', 'at once', 2)
const cutOff = await send('widget', 'widget events', 'breaks off', 1)
// Simulates a kill long after everything was written.
server.killedAt = performance.now() + 60_000

/** The stored state after these statements, which are then rolled back. */
function storedAfter(statements: readonly string[]): Promise<Stored> {
  return asLoginRole(frontdesk.connections, async (sql) => {
    await sql.unsafe('begin')
    try {
      await sql.unsafe(`select set_config('role', 'frontdesk_system', true)`)
      for (const statement of statements) await sql.unsafe(statement)
      return await readAll(sql)
    } finally {
      await sql.unsafe('rollback')
    }
  })
}

async function auditAfter(...statements: string[]): Promise<Violation[]> {
  return audit(log, await storedAfter(statements), { mayRun: new Set() })
}

const question = ({ name }: Message) =>
  `(select id from messages where role = 'user' and content like '%${name}%')`
const turn = (message: Message) => `(select id from turns where user_message_id = ${question(message)})`
const reply = (message: Message) =>
  `(select reply_message_id from turns where user_message_id = ${question(message)})`
const conversation = (message: Message) =>
  `(select conversation_id from turns where user_message_id = ${question(message)})`
/** Duplicates the message as the newest of its conversation. */
const doubled = (id: string) => [
  `update conversations set message_count = message_count + 1
    where id = (select conversation_id from messages where id = ${id})`,
  `insert into messages (conversation_id, position, role, content)
    select m.conversation_id, c.message_count, m.role, m.content
    from messages m join conversations c on c.home = m.home and c.id = m.conversation_id where m.id = ${id}`,
]

test('finds nothing in a correct database', async () => {
  assert.deepEqual(await auditAfter(), [])
  // Covers every API to its end, and one reply cut off by its model.
  const outcomes = [...log.messages.values()].map(({ attempts }) => attempts[0]?.how)
  assert.deepEqual(new Set(outcomes.slice(0, -1)), new Set(['whole']))
  assert.equal(outcomes.at(-1), 'begun')
})

const WRONGS: [what: string, kind: Violation['kind'], statements: string[]][] = [
  ['a reply is not there', 'lost', [`delete from messages where id = ${reply(first)}`]],
  ['a message is not there', 'lost', [`delete from messages where id = ${question(first)}`]],
  [
    'a message and its reply are not there, and nothing shows it',
    'lost',
    [
      `delete from messages where id in (${question(elsewhere)}, ${reply(elsewhere)})`,
      `delete from turns where user_message_id not in (select id from messages)`,
      `update conversations c set message_count = (select count(*) from messages where conversation_id = c.id)`,
    ],
  ],
  ['a conversation is not there', 'lost', [`delete from conversations where id = ${conversation(cutOff)}`]],
  ['an opened conversation is not there', 'lost', ['delete from conversations where message_count = 0']],
  [
    'of a reply that was seen too little is kept',
    'lost',
    [`update messages set content = 'This' where id = ${reply(cutOff)}`],
  ],
  ['a message is there twice', 'doubled', doubled(question(first))],
  ['a reply is there twice', 'doubled', doubled(reply(first))],
  ['a reply is another', 'changed', [`update messages set content = 'No.' where id = ${reply(first)}`]],
  [
    'a reply is cut',
    'changed',
    [`update messages set content = left(content, 30), is_interrupted = true where id = ${reply(second)}`],
  ],
  [
    'a count is wrong',
    'gap',
    [`update conversations set message_count = 7 where id = ${conversation(first)}`],
  ],
  [
    'a position is missing',
    'gap',
    [
      `update messages set position = 9 where id = ${reply(second)}`,
      `update conversations set message_count = 9 where id = ${conversation(second)}`,
    ],
  ],
  [
    'a reply stands after the next question',
    'order',
    [
      `update messages set position = -position where id in (${reply(first)}, ${question(second)})`,
      `update messages set position = 5 + position where id in (${reply(first)}, ${question(second)})`,
    ],
  ],
  [
    'a turn runs for ever',
    'unsettled',
    [
      `update turns set state = 'running', finished_at = null where id = ${turn(first)}`,
      `update conversations set running_turn_id = ${turn(first)} where id = ${conversation(first)}`,
    ],
  ],
  [
    'a conversation is busy with a turn that is over',
    'inconsistent',
    [`update conversations set running_turn_id = ${turn(first)} where id = ${conversation(first)}`],
  ],
  [
    'what had arrived is kept beside the reply',
    'inconsistent',
    [`update turns set arrived = 'This is' where id = ${turn(cutOff)}`],
  ],
  ['a message has no turn', 'inconsistent', [`delete from turns where id = ${turn(first)}`]],
  [
    'a cut off reply is not marked',
    'inconsistent',
    [`update messages set is_interrupted = false where id = ${reply(cutOff)}`],
  ],
  [
    "a message stands in another person's conversation",
    'misplaced',
    [
      `update messages m set conversation_id = c.id, home = c.home, position = 10 + position
        from conversations c where c.id = ${conversation(cutOff)} and m.id in (${question(elsewhere)}, ${reply(elsewhere)})`,
    ],
  ],
  [
    "a reply holds another person's message",
    'misplaced',
    [`update messages set content = content || ' ${cutOff.name}' where id = ${reply(first)}`],
  ],
  [
    'a message is stored that nobody sent',
    'misplaced',
    [`update messages set content = 'Who am I?' where id = ${question(first)}`],
  ],
]

for (const [what, kind, statements] of WRONGS) {
  test(`finds that ${what}`, async () => {
    const found = (await auditAfter(...statements)).map((violation) => violation.kind)
    assert.ok(found.includes(kind), `found: ${found.join(', ')}`)
  })
}
