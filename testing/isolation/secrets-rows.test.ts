import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newConversation, newUser } from '../client.ts'
import { asLoginRole } from '../database.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { findSecrets, newSecret } from './secrets.ts'

const { address, connections, log } = await startTestFrontdesk({ env: { LOG_LEVEL: 'trace' } })

test('what somebody said is not in the log, nor in the answer, where Postgres refuses it and quotes the row', async () => {
  const token = await newUser(address)
  const id = await newConversation(address, token)
  const said = newSecret('said')
  // As a fault of ours would be: what the code takes for granted does not hold.
  await asLoginRole(
    connections,
    async (sql) =>
      await sql`alter table messages add constraint never_said check (content not like '%said-%') not valid`,
  )
  // By itself: no document names a fault of ours.
  const answer = await fetch(`${address}/conversations/${id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: said }),
  })
  const text = await answer.text()
  assert.equal(answer.status, 500)
  assert.match(log(), /violates check constraint/)
  assert.match(log(), /"constraint_name":"never_said"/)
  assert.doesNotMatch(text, /violates|never_said|messages/)
  assert.deepEqual(findSecrets(new Map([['what was said', said]]), log() + text), [])
})
