import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call } from '../../testing/client.ts'
import { newProgram } from '../../testing/programs.ts'
import { sharedFrontdesk } from '../../testing/shared-frontdesk.ts'
import { fieldErrors } from './field-errors.ts'

const { address } = await sharedFrontdesk()
const { chatbot, ownerToken: token } = await newProgram(address)

test('an invalid field’s error says what it should be', async () => {
  const messagesOf = async (method: string, path: string, body?: object) => {
    const { status, json } = await call(address, method, path, { token, body })
    assert.equal(status, 422)
    return json.errors.map(({ message }: { message: string }) => message)
  }
  assert.deepEqual(await messagesOf('POST', '/chatbots', { name: ' ' }), ['must not be blank'])
  const days = await messagesOf('GET', `/chatbots/${chatbot.id}/usage?from=yesterday`)
  assert.ok(days.includes('must be a date such as 2026-11-22'), days.join())
  const long = await messagesOf('POST', '/chatbots', { name: 'x'.repeat(201) })
  assert.deepEqual(long, ['must have at most 200 characters'])
  assert.deepEqual(await messagesOf('POST', '/chatbots', {}), ['is required'])
  const [filter] = await messagesOf('GET', `/api/console/chatbots/${chatbot.id}/conversations?filter=new`)
  assert.equal(filter, 'must be one of "all", "unread", "human", "unanswered", "rated_down"')
})

test('every pattern that the document names has words of its own', async () => {
  const { text } = await call(address, 'GET', '/openapi.json')
  const patterns = new Set<string>()
  JSON.parse(text, (key, value) => {
    if (key === 'pattern' && typeof value === 'string') patterns.add(value)
    return value
  })
  assert.ok(patterns.size > 3)
  const nameless = [...patterns].filter((pattern) => {
    const [error] = fieldErrors([{ instancePath: '/field', keyword: 'pattern', params: { pattern } }])
    return error?.message === 'has the wrong format'
  })
  assert.deepEqual(nameless, [])
})
