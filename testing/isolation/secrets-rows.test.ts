import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newConversation, newUser } from '../client.ts'
import { asLoginRole } from '../database.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { findSecrets, newSecret } from './secrets.ts'

const { address, connections, log } = await startTestFrontdesk({ env: { LOG_LEVEL: 'trace' } })

test('when Postgres rejects a row and quotes it, the message is neither in the log nor in the answer', async () => {
  const token = await newUser(address)
  const id = await newConversation(address, token)
  const said = newSecret('said')
  // Simulates a bug: an invariant of the code is broken.
  await asLoginRole(
    connections,
    async (sql) =>
      await sql`alter table messages add constraint never_said check (content not like '%said-%') not valid`,
  )
  // Without the conformance check: no document lists an internal error.
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
