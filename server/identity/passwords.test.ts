/** Passwords through the APIs that take them. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { dictionary } from '@zxcvbn-ts/language-common'
import { answers, chatAt, inSeconds, newEmail, refuses } from '../../testing/chat.ts'
import { type Answer, call, newUser, PASSWORD, signIn } from '../../testing/client.ts'
import { assertInvalid } from '../../testing/creators.ts'
import { hmacToken } from '../../testing/forged-tokens.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { longestHold } from '../../testing/growth.ts'
import { startProcess } from '../../testing/process.ts'
import { fromElsewhere } from '../../testing/rate-limits.ts'
import { asServiceRole } from '../database/transaction.ts'

const MAIN_SYSTEM = 'the main system’s secret, of any length'
const ENV = { TRUST_PROXY: 'true', EXTERNAL_JWT_SECRET: MAIN_SYSTEM }
const { address, connections } = await startTestFrontdesk({ env: ENV })
const chat = chatAt(address)

const logIn = (email: string, password: string) =>
  call(address, 'POST', '/api/auth/login', { body: { email, password }, headers: fromElsewhere() })
const token = (username: string, password: string) =>
  call(address, 'POST', '/auth/token', {
    raw: new URLSearchParams({ username, password }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...fromElsewhere() },
  })

test('stores every password as argon2id with at least 19 MiB and two passes', async () => {
  const { accessToken } = await chat.newAccount()
  await newUser(address)
  const body = { current_password: PASSWORD, new_password: 'staple wrong pony' }
  assert.equal((await chat.at('POST', '/api/auth/change-password', { token: accessToken, body })).status, 200)
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ hash: string }[]>`select hash from passwords`,
  ])
  assert.equal(rows.length, 2)
  for (const { hash } of rows) {
    const [, memory, passes, lanes] =
      /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$[\w+/]{22}\$[\w+/]{43}$/.exec(hash) ?? assert.fail(hash)
    assert.ok(Number(memory) >= 19_456 && Number(passes) >= 2 && Number(lanes) === 1, hash)
  }
  assert.equal(new Set(rows.map(({ hash }) => hash)).size, 2)
})

/** Unknown names, a user without a password here, and a known name. */
async function strangeNames(): Promise<{ known: string; others: Record<string, string> }> {
  const known = (await chat.newAccount()).email
  const inactive = (await chat.newAccount()).email
  const foreign = `foreign-${randomUUID()}@example.com`
  const claims = { user_id: randomUUID(), username: foreign, exp: inSeconds(600) }
  const me = await call(address, 'GET', '/api/auth/me', { token: hmacToken(MAIN_SYSTEM, claims) })
  assert.equal(me.status, 200)
  await asServiceRole(connections, (sql) => [
    sql`update users set is_active = false where email_key = ${inactive}`,
    sql`update users set email = ${foreign} where subject = ${claims.user_id}`,
  ])
  return { known, others: { unknown: newEmail(), inactive, 'of another issuer': foreign } }
}

const ROUNDS = 30
const median = (times: number[]) => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0

test('a failed sign-in takes the same time and gets the same response for any name', async () => {
  const closest: Record<string, number> = {}
  // Other load may distort one measurement, but not three times.
  for (let attempt = 0; attempt < 3; attempt++) {
    const times: Record<string, number[]> = {}
    const texts = new Set<string>()
    let names = await strangeNames()
    for (let round = 0; round < ROUNDS; round++) {
      // Fewer than ten failures, which would lock the account.
      if (round % 9 === 8) names = await strangeNames()
      const all = Object.entries({ known: names.known, ...names.others })
      for (const [who, name] of round % 2 === 0 ? all : all.reverse()) {
        const started = performance.now()
        const answer = await logIn(name, 'not the password')
        times[who] = [...(times[who] ?? []), performance.now() - started]
        assert.equal(answer.status, 401, answer.text)
        texts.add(JSON.stringify({ ...answer.json, request_id: '' }))
      }
    }
    assert.equal(texts.size, 1)
    const known = median(times.known ?? [])
    for (const [who, each] of Object.entries(times))
      closest[who] = Math.min(closest[who] ?? 1, Math.abs(median(each) / known - 1))
    if (Object.values(closest).every((difference) => difference < 0.2)) return
  }
  assert.fail(JSON.stringify(closest))
})

test('the first sign-in after a start is not slower for an unknown user', async () => {
  const { database, stop, ...first } = await startTestFrontdesk({ env: ENV })
  await newUser(first.address, 'somebody')
  await stop()
  const took = async (server: string, username: string) => {
    const started = performance.now()
    assert.equal((await signIn(server, username, 'not the password')).status, 401)
    return performance.now() - started
  }
  const ratios: number[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await startProcess({ PORT: '0', LIMIT_SCALE: '0', ...database.env })
    try {
      for (let tries = 0; tries < 3; tries++) await took(server.address, 'somebody')
      const times: number[] = []
      for (let tries = 0; tries < 6; tries++) times.push(await took(server.address, `nobody-${tries}`))
      const [unknown = 0, ...next] = times
      ratios.push(unknown / median(next))
    } finally {
      await server.end('SIGTERM')
    }
    if (ratios.some((ratio) => ratio < 1.5)) return
  }
  assert.fail(`${ratios}`)
})

test('a hostile password does not take longer to normalize', async () => {
  const { email } = await chat.newAccount()
  const long = `a${'\u0301\u0316'.repeat(120_000)}`
  await logIn(email, 'not the password')
  const held = await longestHold(async () => {
    assert.equal((await logIn(email, long)).status, 401)
    assert.equal((await logIn(newEmail(), long)).status, 401)
    // URL encoding triples the bytes, and a form may have 8 KiB.
    const form = long.slice(0, 1000)
    assert.equal((await token(form, PASSWORD)).status, 401)
    assert.equal((await token('nobody', form)).status, 401)
  })
  assert.ok(held < 200, `${held} ms of processor time in one piece`)
})

const TOO_COMMON =
  'This password is too common. Choose at least 8 characters that are hard to guess, such as four random words'
const common = dictionary['passwords-common']
const taken = (rank: number) => {
  const password = common.slice(rank).find((each) => [...each].length >= 8)
  return password ?? assert.fail()
}
/** Variants in width and case. */
const typed = (password: string) => [
  password,
  password.toUpperCase(),
  password.replace(/[a-z]/, (letter) => letter.toUpperCase()),
  password.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
]
const COMMON = [0, 100, 5000, 9980].flatMap((rank) => typed(taken(rank)))

/** Checks that every sign-up refuses it and stores nothing. */
async function refusedEverywhere(password: string, email = newEmail(), username = `u-${randomUUID()}`) {
  const assertRateLimit = (answer: Answer) => refuses(answer, 400, TOO_COMMON, 'invalid_field')
  const registered = await call(address, 'POST', '/auth/register', { body: { username, password } })
  assertInvalid(registered, 'password')
  assert.equal(registered.json.errors[0].message, TOO_COMMON)
  assertRateLimit(await call(address, 'POST', '/api/auth/signup', { body: { email, password } }))
  assert.equal((await logIn(email, password)).status, 401)
  assert.equal((await token(username, password)).status, 401)
}

test('refuses a common password at sign-up', async () => {
  for (const password of COMMON) await refusedEverywhere(password)
  for (const password of ['correct horse battery', taken(10_000), 'Tr0ub4dor&3!'])
    assert.equal(
      (await call(address, 'POST', '/api/auth/signup', { body: { email: newEmail(), password } })).status,
      201,
      password,
    )
})

test('refuses the account’s own name as its password', async () => {
  const name = `grace-${randomUUID().slice(0, 8)}`
  for (const password of typed(name)) await refusedEverywhere(password, `${name}@example.com`, name)
  const email = `${name}@example.com`
  const answer = await call(address, 'POST', '/api/auth/signup', { body: { email, password: email } })
  refuses(answer, 400, TOO_COMMON, 'invalid_field')
})

test('refuses to change to a common password, without counting it as a failed guess', async () => {
  const { email, accessToken } = await chat.newAccount()
  const change = (new_password: string, token = accessToken) =>
    chat.at('POST', '/api/auth/change-password', {
      token,
      body: { current_password: PASSWORD, new_password },
    })
  for (const password of [...COMMON, email, email.split('@')[0] ?? ''])
    refuses(await change(password), 400, TOO_COMMON, 'invalid_field')
  assert.equal((await logIn(email, PASSWORD)).status, 200)
  const username = `ada-${randomUUID()}`
  refuses(
    await change(username.toUpperCase(), await newUser(address, username)),
    400,
    TOO_COMMON,
    'invalid_field',
  )
  answers(await change('staple wrong pony'), 200, { message: 'Password changed successfully' })
})
