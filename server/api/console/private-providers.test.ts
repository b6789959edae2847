/** Owners' provider addresses inside the server's own network. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { assertInvalid, newChatbot, say } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { startProvider } from '../../../testing/provider.ts'
import { asServiceRole } from '../../database/transaction.ts'

const KEY = 'sk-owner-0123456789-WXYZ'
const provider = await startProvider({ [KEY]: 'the owner' })
const { port } = new URL(provider.baseUrl)

async function startWithAdmin(env: Record<string, string> = {}) {
  const frontdesk = await startTestFrontdesk({ env })
  const { address, setupCode } = frontdesk
  const token = await newUser(address, 'admin')
  await call(address, 'POST', '/api/console/setup/claim', { token, body: { code: setupCode } })
  const put = (body: object) => call(address, 'PUT', '/api/console/providers/openai', { token, body })
  const check = (body: object) => call(address, 'POST', '/api/console/providers/openai/test', { token, body })
  return { ...frontdesk, token, put, check }
}

test('refuses to save or test a private address, however it is written', async () => {
  const { put, check } = await startWithAdmin()
  const hosts = ['127.0.0.1', '127.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '10.0.0.1']
  for (const host of [...hosts, '169.254.169.254', '[fe80::1]', '[fd00::1]', '100.64.0.1']) {
    const base_url = `http://${host}:${port}/v1`
    for (const ask of [put, check]) assertInvalid(await ask({ api_key: KEY, base_url }), 'base_url')
  }
  const { json } = await check({ api_key: KEY, base_url: `http://localhost:${port}/v1` })
  assert.deepEqual([json.ok, json.code], [false, 'address_private'])
  assert.equal(provider.calls.length, 0)
})

test('does not call a private address that is stored already', async () => {
  const { address, token, put, connections } = await startWithAdmin()
  assert.equal((await put({ api_key: KEY, base_url: 'https://models.example/v1' })).status, 200)
  for (const host of ['127.0.0.1', 'localhost']) {
    await asServiceRole(connections, (sql) => [
      sql`update provider_keys set base_url = ${`http://${host}:${port}/v1`}, revision = gen_random_uuid()`,
    ])
    const chatbot = await newChatbot(address, token, { configuration: {} })
    const { json } = await say(address, chatbot, 'Hello')
    assert.ok(!json.response.includes('For the owner'), json.response)
    const listed = await call(address, 'GET', '/api/console/providers/openai/models', { token })
    assert.deepEqual(listed.json, { models: [] })
  }
  assert.equal(provider.calls.length, 0)
})

test('calls a private address whose host PROVIDER_ALLOWED_HOSTS names', async () => {
  const { address, token, put } = await startWithAdmin({ PROVIDER_ALLOWED_HOSTS: `localhost:${port}` })
  const base_url = `http://localhost:${port}/v1`
  assert.equal((await put({ api_key: KEY, base_url, default_model: 'mine' })).status, 200)
  const chatbot = await newChatbot(address, token, { configuration: {} })
  assert.equal((await say(address, chatbot, 'Hello')).json.response, 'For the owner, by mine.')
  assertInvalid(await put({ base_url: 'http://127.0.0.1:1/v1' }), 'base_url')
})
