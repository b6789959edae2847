import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { jwtVerify } from 'jose'
import { startSupabaseAuth } from '../../testing/supabase-auth.ts'
import { supabaseKeys } from './supabase-keys.ts'

const MINUTE_MS = 60_000

/** A fake Auth and its keys, with a manual clock. */
async function start(context: TestContext) {
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() })
  const auth = await startSupabaseAuth()
  const keys = supabaseKeys(`${auth.url}/`)
  const verify = async (token: string) => {
    try {
      await jwtVerify(token, keys, { algorithms: ['ES256'], audience: 'authenticated' })
      return 'valid'
    } catch (error) {
      return (error as Error).name
    }
  }
  const pass = (milliseconds: number) => context.mock.timers.tick(milliseconds)
  return { auth, verify, pass }
}

test('caches keys for ten minutes', async (context) => {
  const { auth, verify, pass } = await start(context)
  const tokens = await Promise.all(Array.from({ length: 20 }, () => auth.sign({})))
  assert.deepEqual(new Set(await Promise.all(tokens.map(verify))), new Set(['valid']))
  pass(9 * MINUTE_MS)
  assert.equal(await verify(await auth.sign({})), 'valid')
  assert.equal(auth.jwksFetches(), 1)
  pass(MINUTE_MS)
  assert.equal(await verify(await auth.sign({})), 'valid')
  assert.equal(auth.jwksFetches(), 2)
})

test('accepts a new key after one more fetch, and refuses a revoked one', async (context) => {
  const { auth, verify, pass } = await start(context)
  const old = await auth.sign({})
  assert.equal(await verify(old), 'valid')
  await auth.rotateKey()
  pass(31_000)
  assert.equal(await verify(await auth.sign({})), 'valid')
  assert.equal(auth.jwksFetches(), 2)
  assert.equal(await verify(old), 'valid')
  auth.revokeOldKeys()
  pass(10 * MINUTE_MS)
  assert.equal(await verify(await auth.sign({})), 'valid')
  assert.equal(await verify(old), 'JWKSNoMatchingKey')
})

test('a hundred tokens with unknown keys cause one fetch in half a minute', async (context) => {
  const { auth, verify, pass } = await start(context)
  assert.equal(await verify(await auth.sign({})), 'valid')
  const forged = await Promise.all(Array.from({ length: 100 }, () => auth.sign({}, randomUUID())))
  const refuseAll = async () => {
    for (const token of forged.slice(50)) assert.equal(await verify(token), 'JWKSNoMatchingKey')
    const verdicts = await Promise.all(forged.slice(0, 50).map(verify))
    assert.deepEqual(new Set(verdicts), new Set(['JWKSNoMatchingKey']))
  }
  await refuseAll()
  assert.equal(auth.jwksFetches(), 1, 'the keys are new')
  pass(31_000)
  await refuseAll()
  assert.equal(auth.jwksFetches(), 2)
  pass(29_000)
  await refuseAll()
  assert.equal(auth.jwksFetches(), 2)
})

test('refuses another key with a known key id', async (context) => {
  const [{ auth, verify }, other] = [await start(context), await startSupabaseAuth()]
  const { kid } = JSON.parse(Buffer.from((await auth.sign({})).split('.')[0] ?? '', 'base64url').toString())
  assert.equal(await verify(await other.sign({}, kid)), 'JWSSignatureVerificationFailed')
  assert.equal(await verify(await auth.signHs256({})), 'JOSEAlgNotAllowed')
})

test('caches a failed fetch for five seconds while no keys are known', async (context) => {
  const { auth, verify, pass } = await start(context)
  const token = await auth.sign({})
  auth.failNext(503)
  for (let round = 0; round < 10; round++) assert.equal(await verify(token), 'AccountServiceUnavailable')
  assert.equal(auth.jwksFetches(), 1)
  pass(5000)
  assert.equal(await verify(token), 'valid')
  assert.equal(auth.jwksFetches(), 2)
})

test('does not call tokens invalid when Auth sends no valid keys', async (context) => {
  const { auth, verify, pass } = await start(context)
  const token = await auth.sign({})
  const answers: [status: number, body: unknown, headers?: Record<string, string>][] = [
    [200, '<html></html>'],
    [200, { message: 'Project paused' }],
    [200, { keys: ['none'] }],
    [401, { keys: [] }],
    [302, '', { location: '/auth/v1/.well-known/jwks.json' }],
  ]
  for (const answer of answers) {
    auth.failNext(...answer)
    assert.equal(await verify(token), 'AccountServiceUnavailable')
    pass(5000)
  }
  await auth.stop()
  assert.equal(await verify(token), 'AccountServiceUnavailable')
})

test('known keys stay valid while Auth is unavailable; unknown ones are undecided', async (context) => {
  const { auth, verify, pass } = await start(context)
  const token = await auth.sign({})
  assert.equal(await verify(token), 'valid')
  await auth.rotateKey()
  const newer = await auth.sign({})
  await auth.stop()
  pass(11 * MINUTE_MS)
  assert.equal(await verify(token), 'valid')
  assert.equal(await verify(newer), 'AccountServiceUnavailable')
  pass(20 * MINUTE_MS)
  assert.equal(await verify(token), 'valid')
  await auth.restart()
  pass(31_000)
  assert.equal(await verify(newer), 'valid')
  assert.equal(await verify(token), 'valid')
  assert.equal(auth.jwksFetches(), 2)
})

test('asks a failing Auth at most once in half a minute', async (context) => {
  const { auth, verify, pass } = await start(context)
  const token = await auth.sign({})
  assert.equal(await verify(token), 'valid')
  pass(10 * MINUTE_MS)
  for (let fault = 0; fault < 2; fault++) auth.failNext(500)
  const unknown = await auth.sign({}, randomUUID())
  for (let round = 0; round < 20; round++) {
    assert.equal(await verify(token), 'valid')
    assert.equal(await verify(unknown), 'AccountServiceUnavailable')
  }
  assert.equal(auth.jwksFetches(), 2)
  pass(30_000)
  for (let round = 0; round < 20; round++) {
    assert.equal(await verify(unknown), 'AccountServiceUnavailable')
  }
  assert.equal(auth.jwksFetches(), 3)
  pass(30_000)
  assert.equal(await verify(unknown), 'JWKSNoMatchingKey')
})
