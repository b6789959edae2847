import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asPerson, asServiceRole } from '../../database/transaction.ts'
import { IdempotentCalls } from './calls.ts'
import { createAnswerEncryption } from './encrypt-answer.ts'

const { connections } = await startTestFrontdesk()
const newCalls = () => new IdempotentCalls({ connections, onError: assert.ifError })

let count = 0
const hashOf = (text: string) => Buffer.from(text.padEnd(32)).toString('hex')
const newCall = () => ({ id: hashOf(`call ${count++}`), requestHash: hashOf('request') })
const answer = Buffer.from('an answer')

/** Simulates a process that died this long ago. */
async function ageLease(id: string, interval: string): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update idempotent_calls set leased_until = leased_until - ${interval}::interval where id = decode(${id}, 'hex')`,
  ])
}

async function secondsLeft(id: string): Promise<number | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ left: number | null }[]>`
      select extract(epoch from leased_until - now())::float as left from idempotent_calls where id = decode(${id}, 'hex')`,
  ])
  return rows[0]?.left ?? undefined
}

test('takes over a call of a dead process with its turn id, and ignores its late response', async () => {
  const [dead, alive] = [newCalls(), newCalls()]
  const call = newCall()
  const first = await dead.take(call)
  assert.equal(first.is, 'ours')
  await ageLease(call.id, '14 seconds')
  assert.deepEqual(await alive.take(call), { is: 'running' })
  await ageLease(call.id, '2 seconds')
  assert.deepEqual(await alive.take({ ...call, requestHash: hashOf('another') }), { is: 'other' })
  assert.deepEqual(await alive.take(call), first)

  await dead.keep(call.id, Buffer.from('too late'))
  assert.deepEqual(await dead.take(call), { is: 'running' })
  await alive.keep(call.id, answer)
  assert.deepEqual(await dead.take(call), { is: 'answered', answer })
})

test('a process does not take over its own running call, even after its lease has expired', async () => {
  const calls = newCalls()
  const call = newCall()
  await calls.take(call)
  await ageLease(call.id, '1 hour')
  assert.deepEqual(await calls.take(call), { is: 'running' })
  await calls.keep(call.id, answer)
  assert.deepEqual(await calls.take(call), { is: 'answered', answer })
})

test('renews the lease while a call runs, and writes nothing when idle', async () => {
  const calls = newCalls()
  const [one, other] = [newCall(), newCall()]
  await calls.take(one)
  await calls.take(other)
  await calls.release(other.id)
  await sleep(5600)
  assert.ok(Number(await secondsLeft(one.id)) > 13)
  assert.equal(await secondsLeft(other.id), undefined)
  const settled = calls.settled().then(() => 'settled')
  assert.equal(await Promise.race([settled, sleep(50, 'running')]), 'running')
  await calls.keep(one.id, answer)
  assert.equal(await settled, 'settled')
  await sleep(5600)
  assert.equal(await secondsLeft(one.id), undefined)
})

test('only one of several concurrent requests gets the call', async () => {
  const call = newCall()
  const servers = Array.from({ length: 20 }, newCalls)
  const taken = await Promise.all(servers.map((calls) => calls.take(call)))
  assert.equal(taken.filter(({ is }) => is === 'ours').length, 1)
  assert.equal(taken.filter(({ is }) => is === 'running').length, 19)
  for (const calls of servers) await calls.release(call.id)
})

test('a released call keeps its turn id when retried, and gets a new one a day later', async () => {
  const calls = newCalls()
  const call = newCall()
  const first = await calls.take(call)
  await calls.release(call.id)
  assert.deepEqual(await calls.take({ ...call, requestHash: hashOf('another') }), { is: 'other' })
  assert.deepEqual(await calls.take(call), first)
  await calls.release(call.id)
  await asServiceRole(connections, (sql) => [
    sql`update idempotent_calls set created_at = now() - interval '25 hours' where id = decode(${call.id}, 'hex')`,
  ])
  const later = await calls.take({ ...call, requestHash: hashOf('another') })
  assert.equal(later.is, 'ours')
  assert.notDeepEqual(later, first)
  await calls.release(call.id)
})

test('only the server’s role can read stored calls', async () => {
  const person = { conversationId: crypto.randomUUID() }
  const looking = asPerson(connections, person, (sql) => [sql`select from idempotent_calls`])
  await assert.rejects(looking, /permission denied/)
})

test('a stored response is decrypted only for its own call, with the secret and unmodified', async () => {
  const encryption = createAnswerEncryption('a secret')
  const kept = { status: 201, headers: { 'content-type': 'application/json' }, body: '{"key":"fd_ключ"}' }
  const { id } = newCall()
  const ciphertext = await encryption.encrypt(id, kept)
  assert.deepEqual(await createAnswerEncryption('a secret').decrypt(id, ciphertext), kept)
  assert.notDeepEqual(await encryption.encrypt(id, kept), ciphertext)
  await assert.rejects(encryption.decrypt(newCall().id, ciphertext))
  await assert.rejects(createAnswerEncryption('another secret').decrypt(id, ciphertext))
  for (const at of [0, 12, 28, ciphertext.length - 1]) {
    const changed = Buffer.from(ciphertext)
    changed[at] = (changed[at] ?? 0) ^ 1
    await assert.rejects(encryption.decrypt(id, changed), `${at}`)
  }
})
