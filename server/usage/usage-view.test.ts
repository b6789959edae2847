/** The database view for BI tools. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newUser } from '../../testing/client.ts'
import { newChatbot, say } from '../../testing/creators.ts'
import { asLoginRole } from '../../testing/database.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { startHeldModel } from '../../testing/usage.ts'
import { asServiceRole } from '../database/transaction.ts'

const model = await startHeldModel()
const { address, connections, sampleChatbotId } = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-fake' },
})
const today = new Date().toISOString().slice(0, 10)

test('has a row for each chatbot, day and model, including the operator’s chatbot', async () => {
  const owned = await newChatbot(address, await newUser(address))
  for (const [{ id }, count] of [
    [owned, 2],
    [{ id: sampleChatbotId }, 1],
  ] as const) {
    for (let turn = 0; turn < count; turn++) await say(address, { id }, 'Hello')
    const [rows] = await asServiceRole(connections, (sql) => [
      sql<Record<string, unknown>[]>`
        select day::text, model, turns::integer, failed_turns::integer, input_tokens::integer, output_tokens::integer,
          cost_usd, unpriced_turns::integer
        from chatbot_usage where chatbot_id = ${id}`,
    ])
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [
        {
          day: today,
          model: 'openai/gpt-4o-mini',
          turns: count,
          failed_turns: 0,
          input_tokens: count * 70,
          output_tokens: count * 30,
          // Nobody knows what is served at an address of this machine.
          cost_usd: null,
          unpriced_turns: count,
        },
      ],
    )
  }
})

test('hides the usage of chatbots whose conversations the role cannot read', async () => {
  const [chatbot, another] = [
    await newChatbot(address, await newUser(address)),
    await newChatbot(address, await newUser(address)),
  ]
  await say(address, chatbot, 'Hello')
  const seenBy = (userId: string) =>
    asLoginRole(connections, async (sql) => {
      const results = await Promise.all([
        sql`begin`,
        sql`select frontdesk_enter(${JSON.stringify({ sub: userId, role: 'authenticated' })})`,
        sql`select from chatbot_usage where chatbot_id in (${chatbot.id}, ${sampleChatbotId})`,
        sql`commit`,
      ])
      return results[2].length
    })
  assert.equal(await seenBy(chatbot.user_id), 1)
  assert.equal(await seenBy(another.user_id), 0)
})
