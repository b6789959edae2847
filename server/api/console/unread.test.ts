import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newConsole, newWidgetVisitor } from '../../../testing/console.ts'
import { say } from '../../../testing/creators.ts'
import { startInboxes } from '../../../testing/inbox.ts'

const { address, at, owner } = await startInboxes()

type Counted = { unread_count: number }
const total = (counted: Counted[]) => counted.reduce((sum, { unread_count }) => sum + unread_count, 0)

/** The number of unread messages in each API. */
async function unreadOf({ id, list }: Awaited<ReturnType<typeof newConsole>>) {
  const visitors = (await at('GET', `/chatbots/${id}/visitors`, { token: owner })).json as Counted[]
  const conversations = (await list()).json.conversations as Counted[]
  const filtered = (await list('?filter=unread')).json.conversations as Counted[]
  assert.equal(filtered.length, conversations.filter(({ unread_count }) => unread_count > 0).length)
  const overviews = (await at('GET', '/api/console/chatbots', { token: owner })).json
  const { unread } = overviews.find((overview: { id: string }) => overview.id === id)
  return { visitors: total(visitors), conversations: total(conversations), overview: unread }
}

const all = (count: number) => ({ visitors: count, conversations: count, overview: count })

test('all APIs agree on unread messages: those of visitors, without previews', async () => {
  const desk = await newConsole(address, owner)
  const markAll = async (body?: object) =>
    (await at('POST', `/chatbots/${desk.id}/messages/read`, { token: owner, ...(body && { body }) })).json
  assert.deepEqual(await unreadOf(desk), all(0))

  const grace = await newWidgetVisitor(address, desk.id)
  await grace.say('One')
  await grace.say('Two')
  const ofGrace = await desk.newest()
  await say(address, desk, 'Three')
  assert.deepEqual(await unreadOf(desk), all(3))

  const preview = await desk.at('POST', '/preview')
  assert.equal(preview.status, 201, preview.text)
  const { session_id } = preview.json
  const body = { session_id, message: 'Only a try' }
  assert.equal((await at('POST', '/api/chat/widget', { body })).status, 200)
  assert.deepEqual(await unreadOf(desk), all(3))

  // Marking a reply as read works, but does not change the count.
  const { messages } = (await at('GET', `/chatbots/${desk.id}/messages`, { token: owner })).json
  const reply = messages.find(({ content }: { content: string }) => content === 'Re: Two')
  assert.deepEqual(await markAll({ message_ids: [reply.id] }), { updated: 0 })
  const after = (await at('GET', `/chatbots/${desk.id}/messages`, { token: owner })).json.messages
  const isRead = after.map(({ content, is_read }: { content: string; is_read: boolean }) => [
    content,
    is_read,
  ])
  assert.deepEqual(Object.fromEntries(isRead)['Re: Two'], true)
  assert.deepEqual(await unreadOf(desk), all(3))

  assert.deepEqual((await desk.of(ofGrace, 'POST', '/read')).json, { updated: 2 })
  assert.deepEqual(await unreadOf(desk), all(1))
  assert.deepEqual(await markAll(), { updated: 1 })
  assert.deepEqual(await unreadOf(desk), all(0))
})

test('the owner’s messages do not count as unread', async () => {
  const desk = await newConsole(address, owner)
  const visitor = await newWidgetVisitor(address, desk.id)
  await visitor.say('Hello')
  const number = await desk.newest()
  assert.equal((await desk.of(number, 'POST', '/take-over')).status, 200)
  await desk.of(number, 'POST', '/messages', { body: { content: 'I am here' } })
  await visitor.say('Good')
  assert.deepEqual(await unreadOf(desk), all(2))
})
