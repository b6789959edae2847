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
    'DELETE /conversations/{id}',
    'GET /api/chat/widget/session/{session_id}',
    'GET /conversations/',
    'GET /conversations/{id}/messages',
    'GET /health',
    'POST /api/chat/widget',
    'POST /api/chat/widget/session',
    'POST /auth/register',
    'POST /auth/token',
    'POST /conversations/',
    'POST /conversations/{id}/messages',
  ])
  for (const { name, operation } of calls) {
    assert.match(operation.operationId, /^[a-z][A-Za-z]+$/, name)
    assert.ok(operation.summary && operation.tags.length === 1, name)
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
