/** TLS with a Postgres whose certificate is only valid for `localhost`. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { openClient } from './connection.ts'

const [server = ''] = (process.env.TEST_POSTGRES_SERVERS ?? '').split(',')
const authority = process.env.TEST_POSTGRES_CA
const skip = (!server || !authority) && 'TEST_POSTGRES_SERVERS and TEST_POSTGRES_CA name no server with TLS'

/** @returns the encryption according to Postgres and to the socket */
async function reach(host: string, parameters: string) {
  const url = new URL(server)
  url.hostname = host
  url.search = parameters
  return reachUrl(url.href)
}

async function reachUrl(url: string) {
  const { client, socket } = openClient({ url })
  try {
    const [row] = await client<{ isEncrypted: boolean; version: string | null }[]>`
      select ssl as "isEncrypted", version from pg_stat_ssl where pid = pg_backend_pid()`
    return { ...row, says: socket.encryption }
  } finally {
    await client.end({ timeout: 0 })
  }
}

const PLAIN = { isEncrypted: false, version: null, says: 'not encrypted' }
const UNVERIFIED = { isEncrypted: true, version: 'TLSv1.3', says: 'TLS 1.3 (certificate not verified)' }

test('prefers TLS, with an unverified certificate', { skip }, async () => {
  for (const mode of ['prefer', 'allow', 'require'])
    assert.deepEqual(await reach('127.0.0.1', `sslmode=${mode}`), UNVERIFIED, mode)
})

test('uses no TLS on loopback by default, or with sslmode=disable', { skip }, async () => {
  assert.deepEqual(await reach('127.0.0.1', ''), PLAIN)
  assert.deepEqual(await reach('localhost', 'sslmode=disable'), PLAIN)
})

test('verifies the certificate and the host name', { skip }, async () => {
  const verified = { ...UNVERIFIED, says: 'TLS 1.3 (certificate verified)' }
  assert.deepEqual(await reach('localhost', `sslmode=verify-full&sslrootcert=${authority}`), verified)
  assert.deepEqual(await reach('localhost', `sslrootcert=${authority}`), verified)
  await assert.rejects(
    reach('127.0.0.1', `sslmode=verify-full&sslrootcert=${authority}`),
    /TLS failed: .*does not match/,
  )
  const chain = { ...UNVERIFIED, says: 'TLS 1.3 (certificate verified, its name is not)' }
  assert.deepEqual(await reach('127.0.0.1', `sslmode=verify-ca&sslrootcert=${authority}`), chain)
  assert.deepEqual(await reach('127.0.0.1', `sslmode=require&sslrootcert=${authority}`), chain)
})

test('refuses an untrusted CA and an unreadable certificate file', { skip }, async () => {
  await assert.rejects(reach('localhost', 'sslmode=verify-full'), /TLS failed: /)
  await assert.rejects(reach('localhost', 'sslmode=verify-ca'), /TLS failed: /)
  await assert.rejects(
    reach('localhost', 'sslrootcert=/nowhere/ca.pem'),
    /ENOENT.*sslrootcert=\/nowhere\/ca\.pem/,
  )
})

test('connects to a Unix socket', { skip }, async () => {
  const { client } = openClient({ url: server })
  const [row] = await client`select current_setting('unix_socket_directories') as folder`
  await client.end({ timeout: 1 })
  const { port } = new URL(server)
  const expected = { isEncrypted: false, version: null, says: 'Unix socket' }
  assert.deepEqual(await reachUrl(`postgres://admin@/postgres?host=${row?.folder}&port=${port}`), expected)
  const words = `host=${row?.folder} port=${port} user=admin dbname=postgres sslmode=require`
  assert.deepEqual(await reachUrl(words), expected)
})

for (const [answer, mode, expected] of [
  ['N', 'require', /offers no TLS/],
  ['N', 'verify-full', /offers no TLS/],
  ['Sinjected', 'prefer', /does not answer as Postgres does/],
] as const) {
  test(`a server that answers ${answer} to sslmode=${mode} gets no password`, async () => {
    let received = Buffer.alloc(0)
    const fake = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', (data) => {
        received = Buffer.concat([received, data])
        socket.write(answer)
      })
    }).listen(0, '127.0.0.1')
    await once(fake, 'listening')
    const { port } = fake.address() as AddressInfo
    await assert.rejects(reachUrl(`postgres://me:secret@127.0.0.1:${port}/x?sslmode=${mode}`), expected)
    // The SSLRequest, and nothing after it.
    assert.equal(received.length, 8)
    fake.close()
  })
}
