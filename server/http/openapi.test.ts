import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'

const { address } = await startTestFrontdesk({ env: { APP_NAME: 'Shop helper' } })

type Operation = { operationId: string; summary: string; tags: string[]; responses: Record<string, unknown> }

test('the document names every call, and nothing that is no call', async () => {
  const { status, json } = await call(address, 'GET', '/openapi.json')
  assert.equal(status, 200)
  assert.match(json.openapi, /^3\.1\./)
  assert.equal(json.info.title, 'Shop helper')
  const calls = Object.entries(json.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        operation,
      })),
  )
  assert.deepEqual(calls.map(({ name }) => name).sort(), [
    'DELETE /api/chat/conversation/{session_id}/clear/',
    'DELETE /chatbots/{id}',
    'DELETE /chatbots/{id}/keys/{key_id}',
    'DELETE /chatbots/{id}/visitors/{visitor_id}',
    'DELETE /conversations/{id}',
    'GET /api/auth/profile/',
    'GET /api/chat/conversation/{session_id}/',
    'GET /api/chat/sessions/',
    'GET /api/chat/widget/config/{chatbot_id}',
    'GET /api/chat/widget/session/{session_id}',
    'GET /chat/history',
    'GET /chatbots',
    'GET /chatbots/public/{slug}',
    'GET /chatbots/{id}',
    'GET /chatbots/{id}/keys',
    'GET /chatbots/{id}/messages',
    'GET /chatbots/{id}/visitors',
    'GET /conversations/',
    'GET /conversations/{id}/messages',
    'GET /health',
    'GET /profile',
    'GET /v1/models',
    'PATCH /api/auth/profile/',
    'PATCH /chatbots/{id}',
    'POST /api/auth/change-password/',
    'POST /api/auth/login/',
    'POST /api/auth/logout/',
    'POST /api/auth/refresh/',
    'POST /api/auth/signup/',
    'POST /api/chat',
    'POST /api/chat/conversation/{session_id}/retry',
    'POST /api/chat/session',
    'POST /api/chat/stream/',
    'POST /api/chat/widget',
    'POST /api/chat/widget/session',
    'POST /auth/register',
    'POST /auth/token',
    'POST /chat',
    'POST /chatbots',
    'POST /chatbots/{id}/keys',
    'POST /chatbots/{id}/messages/read',
    'POST /conversations/',
    'POST /conversations/{id}/messages',
    'POST /v1/chat/completions',
    'PUT /chatbots/{id}',
    'PUT /profile',
  ])
  for (const { name, operation } of calls) {
    assert.match(operation.operationId, /^[a-z][A-Za-z]+$/, name)
    assert.ok(operation.summary && operation.tags.length >= 1, name)
    assert.ok(Object.keys(operation.responses).length >= 2, name)
  }
  const ids = calls.map(({ operation }) => operation.operationId)
  assert.equal(new Set(ids).size, ids.length)
})

test('the documentation is served from here alone', async () => {
  const page = await call(address, 'GET', '/docs')
  assert.equal(page.status, 200)
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'self'/)
  const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, url]) => new URL(url ?? '', `${address}/docs/`),
  )
  assert.ok(addresses.length >= 3)
  for (const url of addresses) {
    assert.equal(url.origin, address)
    assert.equal((await fetch(url)).status, 200, url.href)
  }
})
