import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { hashPassword, verifyNothing, verifyPassword } from './passwords.ts'
import { createTokens } from './tokens.ts'
import { usernameKey } from './users.ts'

test('a password is stored as the standard string of argon2id, salted', async () => {
  const [one, other] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, other)
  assert.equal(await verifyPassword('correct horse', one), true)
  assert.equal(await verifyPassword('correct horsf', one), false)
  // The same letters, composed and decomposed, are the same password.
  assert.equal(await verifyPassword('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait')), true)
})

test('hashes of other parameters verify', async () => {
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
    for (let round = 0; round < 8; round++) assert.equal(await verify(), false)
    return performance.now() - started
  }
  const known = await time(() => verifyPassword('wrong', hash))
  const unknown = await time(() => verifyNothing('wrong'))
  assert.ok(unknown > known * 0.5 && unknown < known * 2, `${known} ms and ${unknown} ms`)
})

test('a token names its user until its end', async () => {
  const secret = 'a secret of at least thirty-two characters'
  const tokens = createTokens(secret)
  const userId = crypto.randomUUID()
  const token = await tokens.issue(userId)
  assert.equal(await tokens.verify(token), userId)
  assert.equal(await tokens.verify(token), userId)
  assert.equal(await createTokens('another secret of thirty-two characters!').verify(token), undefined)
  assert.equal(await tokens.verify(`${token.slice(0, -2)}AA`), undefined)
  assert.equal(await tokens.verify(''), undefined)

  const signed = (claims: object, alg = 'HS256') =>
    new SignJWT({ sub: userId, ...claims })
      .setProtectedHeader({ alg })
      .sign(new TextEncoder().encode(secret.padEnd(64)))
  const own = createTokens(secret.padEnd(64))
  const now = Math.floor(Date.now() / 1000)
  assert.equal(await own.verify(await signed({ exp: now + 60 })), userId)
  assert.equal(
    await own.verify(await signed({ exp: now - 20 })),
    userId,
    '30 s of clock difference are forgiven',
  )
  assert.equal(await own.verify(await signed({ exp: now - 40 })), undefined)
  assert.equal(await own.verify(await signed({ exp: now + 60, nbf: now + 40 })), undefined)
  assert.equal(await own.verify(await signed({})), undefined, 'exp is required')
  assert.equal(await own.verify(await signed({ exp: now + 60 }, 'HS512')), undefined)
  assert.equal(await own.verify(await signed({ exp: now + 60, sub: 7 })), undefined)
})

test('a remembered token is forgotten at its end', async () => {
  const secret = 'a secret of at least thirty-two characters'
  const tokens = createTokens(secret)
  const exp = Math.floor(Date.now() / 1000) - 27
  const token = await new SignJWT({ sub: crypto.randomUUID(), exp })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret))
  assert.ok(await tokens.verify(token))
  await new Promise((resolve) => setTimeout(resolve, 4100))
  assert.equal(await tokens.verify(token), undefined)
})

test('usernames that look the same are the same', () => {
  for (const username of ['ADA', 'Ada', 'ａｄａ']) assert.equal(usernameKey(username), 'ada')
})
