import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { call } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'

const allowed = 'https://app.example.com'
const { address } = await startTestFrontdesk({
  env: { ALLOWED_ORIGINS: `${allowed}, https://other.example`, ALLOWED_HOSTS: '127.0.0.1, chat.example.com' },
})

const allowOrigin = async (path: string, origin: string, method = 'GET') => {
  const { headers } = await call(address, method, path, {
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
  return headers.get('access-control-allow-origin')
}

test('listed origins alone may call the Bearer doors', async () => {
  for (const method of ['GET', 'OPTIONS']) {
    assert.equal(await allowOrigin('/conversations/', allowed, method), allowed)
    for (const origin of [
      'https://evil.example',
      `${allowed}.evil.example`,
      'http://app.example.com',
      'null',
    ]) {
      assert.equal(await allowOrigin('/conversations/', origin, method), null, origin)
    }
  }
})

test("the widget's calls are open to every site", async () => {
  assert.equal(
    await allowOrigin('/api/chat/widget/session', 'https://any.example', 'OPTIONS'),
    'https://any.example',
  )
  assert.equal(await allowOrigin('/api/chat/widgets', 'https://any.example', 'OPTIONS'), null)
})

test('another host name is refused', async () => {
  const { port } = new URL(address)
  const statusFor = (host: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const asked = request({ host: '127.0.0.1', port, path: '/health', headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject).end()
    return promise
  }
  assert.equal(await statusFor('chat.example.com'), 200)
  assert.equal(await statusFor('evil.example.com'), 400)
})
