import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call } from '../../testing/client.ts'
import { newProgram } from '../../testing/programs.ts'
import { sharedFrontdesk } from '../../testing/shared-frontdesk.ts'

const { address } = await sharedFrontdesk()
const { chatbot, ownerToken: token } = await newProgram(address)

test('an invalid field’s error says what it should be', async () => {
  const told = async (method: string, path: string, body?: object) => {
    const { status, json } = await call(address, method, path, { token, body })
    assert.equal(status, 422)
    return json.errors.map(({ message }: { message: string }) => message)
  }
  assert.deepEqual(await told('POST', '/chatbots', { name: ' ' }), ['must not be blank'])
  const days = await told('GET', `/chatbots/${chatbot.id}/usage?from=yesterday`)
  assert.ok(days.includes('must be a date such as 2026-11-22'), days.join())
  const [filter] = await told('GET', `/api/console/chatbots/${chatbot.id}/conversations?filter=new`)
  assert.equal(filter, 'must be one of "all", "unread", "human", "unanswered", "rated_down"')
})
