import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { inSeconds } from '../../testing/chat.ts'
import { hashPassword, verifyNothing, verifyPassword } from './passwords.ts'
import { createTokens } from './tokens.ts'
import { accountKey } from './users.ts'

test('stores a password as a salted argon2id PHC string', async () => {
  const [one, other] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, other)
  assert.equal(await verifyPassword('correct horse', one), true)
  assert.equal(await verifyPassword('correct horsf', one), false)
  // Composed and decomposed letters are the same password.
  assert.equal(await verifyPassword('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait')), true)
})

test('verifies hashes with other parameters', async () => {
  // The reference implementation's test vector: argon2id, 64 MiB, 2 passes, "password", "somesalt".
  const vector = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  assert.equal(await verifyPassword('password', vector), true)
  await assert.rejects(verifyPassword('password', 'plain'), /PHC/)
})

test('an unknown user takes as long as a wrong password', async () => {
  const hash = await hashPassword('correct horse')
  await verifyNothing('warm up')
  const time = async (verify: () => Promise<boolean>) => {
    const started = performance.now()
    assert.equal(await verify(), false)
    return performance.now() - started
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0
  const known: number[] = []
  const unknown: number[] = []
  // Alternating, so that other load affects both.
  for (let round = 0; round < 15; round++) {
    known.push(await time(() => verifyPassword('wrong', hash)))
    unknown.push(await time(() => verifyNothing('wrong')))
  }
  const [one, other] = [median(known), median(unknown)]
  assert.ok(other > one * 0.5 && other < one * 2, `${one} ms and ${other} ms`)
})

const SECRET = 'a secret of at least thirty-two characters'
const MAIN_SYSTEM = 'the main system’s secret'
const SUPABASE = 'the secret of an older Supabase project'
const sign = (secret: string, claims: object, header: object = {}) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', ...header })
    .sign(new TextEncoder().encode(secret))

test('a token identifies its user and login until it expires', async () => {
  const tokens = createTokens({ secret: SECRET })
  const [userId, loginId] = [crypto.randomUUID(), crypto.randomUUID()]
  const token = await tokens.issue({ userId, loginId, lifetimeS: 60 })
  for (const _ of [1, 2]) {
    const verdict = await tokens.verify(token)
    assert.ok('claims' in verdict && verdict.claims.issuer === 'frontdesk')
    assert.deepEqual([verdict.claims.userId, verdict.claims.loginId], [userId, loginId])
  }
  const verdictOn = async (claims: object, header: object = {}) => {
    const verdict = await tokens.verify(await sign(SECRET, { sub: userId, ...claims }, header))
    return 'refused' in verdict ? verdict.refused : 'claims'
  }
  assert.equal(await verdictOn({ exp: inSeconds(60) }), 'claims')
  assert.equal(await verdictOn({ exp: inSeconds(-20) }), 'claims', '30 s of clock difference are forgiven')
  assert.equal(await verdictOn({ exp: inSeconds(-40) }), 'expired')
  const wrong = [
    {},
    { exp: inSeconds(60), nbf: inSeconds(40) },
    { exp: inSeconds(60), iat: inSeconds(40) },
    { exp: inSeconds(60), sub: 7 },
    { exp: inSeconds(60), sub: 'ada' },
    { exp: String(inSeconds(60)) },
  ]
  for (const claims of wrong) assert.equal(await verdictOn(claims), 'invalid', JSON.stringify(claims))
  assert.equal(await verdictOn({ exp: inSeconds(60) }, { alg: 'HS512' }), 'invalid')
  for (const bad of ['', 'a.b.c', `${token.slice(0, -2)}AA`]) {
    assert.deepEqual(await tokens.verify(bad), { refused: 'invalid' })
  }
  const others = createTokens({ secret: 'another secret of thirty-two characters!' })
  assert.deepEqual(await others.verify(token), { refused: 'invalid' })
})

test('a cached token expires', async () => {
  const tokens = createTokens({ secret: SECRET })
  const exp = Math.floor(Date.now() / 1000) - 25
  const token = await sign(SECRET, { sub: crypto.randomUUID(), exp })
  assert.ok('claims' in (await tokens.verify(token)))
  await new Promise((resolve) => setTimeout(resolve, (exp + 31) * 1000 - Date.now()))
  assert.deepEqual(await tokens.verify(token), { refused: 'expired' })
})

test('reads the claims of the main system and of Supabase', async () => {
  const tokens = createTokens({ secret: SECRET, mainSystemSecret: MAIN_SYSTEM, supabaseSecret: SUPABASE })
  const read = async (secret: string, claims: object) => {
    const verdict = await tokens.verify(await sign(secret, claims))
    if (!('claims' in verdict) || verdict.claims.issuer === 'frontdesk') return undefined
    const { issuer, subject, username, email } = verdict.claims
    return { issuer, subject, username, email }
  }
  const seven = { issuer: 'main-system', subject: '7', username: 'ada', email: undefined }
  assert.deepEqual(await read(MAIN_SYSTEM, { user_id: 7, username: 'ada' }), seven)
  assert.deepEqual(await read(MAIN_SYSTEM, { user_id: '7', username: 'ada', exp: inSeconds(9) }), seven)
  const sub = crypto.randomUUID()
  const supabase = {
    sub,
    aud: 'authenticated',
    role: 'authenticated',
    exp: inSeconds(60),
    email: 'ada@example.com',
  }
  const ada = { issuer: 'supabase', subject: sub, username: undefined, email: 'ada@example.com' }
  assert.deepEqual(await read(SUPABASE, supabase), ada)

  const refused: [string, object][] = [
    [MAIN_SYSTEM, { user_id: 7 }],
    [MAIN_SYSTEM, { user_id: 7.5, username: 'ada' }],
    [MAIN_SYSTEM, { user_id: '', username: 'ada' }],
    [MAIN_SYSTEM, { user_id: { a: 1 }, username: 'ada' }],
    [MAIN_SYSTEM, { user_id: 7, username: 'ada', exp: inSeconds(-60) }],
    // A key is only valid for its own issuer.
    [MAIN_SYSTEM, { sub, exp: inSeconds(60) }],
    [MAIN_SYSTEM, supabase],
    [SUPABASE, { user_id: 7, username: 'ada' }],
    [SUPABASE, { ...supabase, aud: 'anon' }],
    [SUPABASE, { ...supabase, role: 'service_role' }],
    [SUPABASE, { ...supabase, role: 'anon', sub: undefined }],
    [SUPABASE, { ...supabase, exp: undefined }],
    [SECRET, { user_id: 7, username: 'ada', exp: inSeconds(60) }],
  ]
  for (const [secret, claims] of refused) {
    assert.equal(await read(secret, claims), undefined, JSON.stringify(claims))
  }
  const without = createTokens({ secret: SECRET })
  assert.deepEqual(await without.verify(await sign(MAIN_SYSTEM, { user_id: 7, username: 'ada' })), {
    refused: 'invalid',
  })
})

test('usernames that look the same are the same account', () => {
  for (const username of ['ADA', 'Ada', 'ａｄａ']) assert.equal(accountKey({ username }), 'ada')
  assert.equal(accountKey({ email: 'Ada@Example.COM' }), 'ada@example.com')
})
