/** Forged tokens: each case at each API that takes tokens. */
import assert from 'node:assert/strict'
import { createPublicKey, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { decodeJwt, type JWK } from 'jose'
import { inSeconds } from '../../testing/chat.ts'
import { call, newUser } from '../../testing/client.ts'
import {
  ecToken,
  encoded,
  HS256,
  hasOwnAlphabet,
  hmacToken,
  rewritings,
  strangersKey,
} from '../../testing/forged-tokens.ts'
import { secretKeyOf, startTestFrontdesk } from '../../testing/frontdesk.ts'
import { startSupabaseAuth } from '../../testing/supabase-auth.ts'
import { asServiceRole } from '../database/transaction.ts'

const MAIN_SYSTEM = 'the main system’s secret, of any length'
const SUPABASE = 'the secret of an older Supabase project'
const auth = await startSupabaseAuth()
const frontdesk = await startTestFrontdesk({
  env: {
    EXTERNAL_JWT_SECRET: MAIN_SYSTEM,
    SUPABASE_JWT_SECRET: SUPABASE,
    SUPABASE_URL: auth.url,
    SUPABASE_KEY: auth.anonKey,
  },
})
const { address, connections } = frontdesk
const OWN = await secretKeyOf(frontdesk.database)
const { sub: userId } = decodeJwt(await newUser(address))

/** The error texts of each API for an invalid and for an expired token. */
const APIS: [path: string, said: string, expired?: string][] = [
  ['/conversations', 'Invalid authentication credentials'],
  ['/api/auth/profile', 'Authentication failed: invalid token', 'Authentication failed: token expired'],
  ['/api/chat/sessions', 'Authentication failed: invalid token', 'Authentication failed: token expired'],
  ['/api/auth/me', 'Could not validate credentials'],
  ['/api/chatbot/sessions', 'Could not validate credentials'],
  ['/chatbots', 'Invalid authentication credentials'],
  ['/profile', 'Invalid authentication credentials'],
]

type Case = [name: string, token: string, code?: 'token_expired']
let calls = 0
let cases = 0

async function refusedEverywhere([name, token, code]: Case): Promise<void> {
  cases++
  for (const [path, said, expired = said] of APIS) {
    const answer = await call(address, 'GET', path, { token })
    const what = `${name} at ${path}: ${answer.status} ${answer.text}`
    assert.equal(answer.status, 401, what)
    assert.equal(answer.json.detail, code === 'token_expired' ? expired : said, what)
    assert.equal(answer.json.code, code ?? 'token_invalid', what)
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer', what)
  }
  const key = await call(address, 'GET', '/v1/models', { token })
  assert.deepEqual([key.status, key.json.error?.code], [401, 'invalid_api_key'], `${name} as an API key`)
  calls += APIS.length + 1
}

async function allRefused(table: readonly Case[]): Promise<void> {
  const before = await users()
  for (const each of table) await refusedEverywhere(each)
  assert.deepEqual(await users(), before, 'somebody was made')
}

async function users(): Promise<unknown> {
  const [rows] = await asServiceRole(connections, (sql) => [sql`select id from users order by number`])
  return rows
}

after(() => process.stdout.write(`${cases} forged tokens, ${calls} calls\n`))

const subject = randomUUID()
const own = (claims: object = {}) => ({ sub: userId, exp: inSeconds(600), ...claims })
const mains = (claims: object = {}) => ({ user_id: 7, username: 'ada', exp: inSeconds(600), ...claims })
const supabases = (claims: object = {}) => ({
  iss: `${auth.url}/auth/v1`,
  sub: subject,
  aud: 'authenticated',
  role: 'authenticated',
  exp: inSeconds(600),
  ...claims,
})

/** A valid token of each issuer, whose signature differs in base64 and base64url. */
async function goodTokens(): Promise<[issuer: string, token: string][]> {
  const make: [string, (nonce: string) => string | Promise<string>][] = [
    ['this server', (nonce) => hmacToken(OWN, own({ nonce }))],
    ['the main system', (nonce) => hmacToken(MAIN_SYSTEM, mains({ nonce }))],
    ['Supabase, by its secret', (nonce) => hmacToken(SUPABASE, supabases({ nonce }))],
    ['Supabase, by its key', (nonce) => auth.sign(supabases({ nonce }))],
  ]
  return Promise.all(
    make.map(async ([issuer, token]) => {
      for (;;) {
        const made = await token(randomUUID())
        if (hasOwnAlphabet(made)) return [issuer, made] as [string, string]
      }
    }),
  )
}

test('every API accepts a valid token of each issuer', async () => {
  for (const [issuer, token] of await goodTokens())
    for (const [path] of APIS) {
      const { status, text } = await call(address, 'GET', path, { token })
      assert.ok(status === 200 || path === '/profile', `${issuer} at ${path}: ${text}`)
    }
})

test('refuses another encoding of a token, even after the original was accepted', async () => {
  for (const [issuer, token] of await goodTokens()) {
    assert.equal((await call(address, 'GET', '/conversations', { token })).status, 200)
    await allRefused(rewritings(token).map(([name, other]): Case => [`${issuer}, ${name}`, other]))
    assert.equal((await call(address, 'GET', '/conversations', { token })).status, 200)
  }
})

test('a token cannot choose its algorithm', async () => {
  const { keys } = (await (await fetch(`${auth.url}/auth/v1/.well-known/jwks.json`)).json()) as {
    keys: (JWK & { kid: string })[]
  }
  const [jwk] = keys
  assert.ok(jwk)
  const publicKey = createPublicKey({ key: jwk as never, format: 'jwk' })
  const asPem = publicKey.export({ type: 'spki', format: 'pem' })
  const asDer = publicKey.export({ type: 'spki', format: 'der' })
  const confused: [string, string | Buffer][] = [
    ['PEM', asPem.toString()],
    ['PEM without its last line break', asPem.toString().trimEnd()],
    ['DER', asDer],
    ['JWK', JSON.stringify(jwk)],
    ['set of JWKs', JSON.stringify({ keys })],
    ['x', Buffer.from(jwk.x ?? '', 'base64url')],
    ['no key', ''],
  ]
  const none = ['none', 'None', 'NONE', 'nOnE', '', ' none']
  const headers = none.map((alg): object => ({ alg })).concat([{}, { alg: null }, { alg: ['HS256'] }])
  await allRefused([
    ...headers.flatMap((header): Case[] => [
      [`unsigned, ${JSON.stringify(header)}`, `${encoded(header)}.${encoded(own())}.`],
      [`signed, ${JSON.stringify(header)}`, hmacToken(OWN, own(), header)],
    ]),
    ...confused.flatMap(([name, secret]): Case[] => [
      [`the public key as a secret, ${name}`, hmacToken(secret, supabases(), { ...HS256, kid: jwk.kid })],
      [
        `the public key as a secret of ES256, ${name}`,
        hmacToken(secret, supabases(), { alg: 'ES256', kid: jwk.kid }),
      ],
    ]),
    ...[OWN, MAIN_SYSTEM, SUPABASE].flatMap((secret): Case[] => [
      ['HS384', hmacToken(secret, { ...own(), ...mains(), ...supabases() }, { alg: 'HS384' }, 'sha384')],
      ['HS512', hmacToken(secret, { ...own(), ...mains(), ...supabases() }, { alg: 'HS512' }, 'sha512')],
      ['HS256 that says HS384', hmacToken(secret, own(), { alg: 'HS384' })],
      ['hs256', hmacToken(secret, own(), { alg: 'hs256' })],
    ]),
  ])
})

test('ignores keys that a token contains or links to', async () => {
  let asked = 0
  const stranger = createServer((_, response) => {
    asked++
    response.end(JSON.stringify({ keys: [{ ...strange.jwk, kid: 'mine' }] }))
  })
  const strange = strangersKey()
  await once(stranger.listen(0, '127.0.0.1'), 'listening')
  after(() => stranger.close())
  const url = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/jwks.json`
  const brought: [string, object][] = [
    ['jwk', { jwk: strange.jwk }],
    ['jku', { jku: url, kid: 'mine' }],
    ['x5u', { x5u: url }],
    ['x5c', { x5c: [strange.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')] }],
    ['a kid that is an address', { kid: url }],
    ['a kid that is a path', { kid: '../../../../dev/null' }],
    ['a kid that is SQL', { kid: "' union select 'secret' --" }],
    ['a kid that is no text', { kid: { a: 1 } }],
    ['no kid', {}],
  ]
  await allRefused(
    brought.flatMap(([name, header]): Case[] => [
      [`ES256, ${name}`, ecToken(strange.privateKey, supabases(), { alg: 'ES256', ...header })],
      [`HS256, ${name}`, hmacToken('', own(), { ...HS256, ...header })],
    ]),
  )
  assert.equal(asked, 0)
})

test('refuses a signed token with an unsupported header', async () => {
  const headers: [string, string | object][] = [
    ['unknown crit', { ...HS256, crit: ['exp'], exp: 1 }],
    ['empty crit', { ...HS256, crit: [] }],
    ['crit that is no list', { ...HS256, crit: 'b64' }],
    ['crit of what is not there', { ...HS256, crit: ['b64'] }],
    ['b64 false', { ...HS256, crit: ['b64'], b64: false }],
    ['b64 false outside of crit', { ...HS256, b64: false }],
    ['two algs', '{"alg":"none","alg":"HS256"}'],
    ['no object', '["HS256"]'],
    ['no JSON', 'HS256'],
    ['nothing', ''],
  ]
  const jwe = [{ alg: 'dir', enc: 'A256GCM' }, '', randomUUID(), own(), randomUUID()].map(encoded).join('.')
  const [head, payload, signature] = hmacToken(OWN, own()).split('.')
  await allRefused([
    ...headers.map(([name, header]): Case => [name, hmacToken(OWN, own(), header)]),
    ['JWE', jwe],
    ['JWS as JSON', JSON.stringify({ payload, protected: head, signature })],
    ['JWS as JSON, encoded', encoded({ payload, signatures: [{ protected: head, signature }] })],
  ])
})

test('refuses claims of a wrong type and duplicate claims', async () => {
  const times = ['"soon"', `"${inSeconds(600)}"`, '1e400', 'NaN', 'null', '{}', '[]', 'true']
  const subjects = ['7', '{}', '[]', 'null', 'true', '""', '" "', `["${userId}"]`, `"${userId}\\u0000"`]
  const text = (claims: object, more: string) => `${JSON.stringify(claims).slice(0, -1)},${more}}`
  const each: [string, string, object][] = [
    ['this server', OWN, own({ exp: undefined })],
    ['the main system', MAIN_SYSTEM, mains({ exp: undefined })],
    ['Supabase', SUPABASE, supabases({ exp: undefined })],
  ]
  const ofTimes = each.flatMap(([issuer, secret, claims]) =>
    ['exp', 'nbf', 'iat'].flatMap((claim) =>
      times.map((value): Case => {
        const more = `"${claim}":${value}${claim === 'exp' ? '' : `,"exp":${inSeconds(600)}`}`
        return [`${issuer}, ${claim} ${value}`, hmacToken(secret, text(claims, more))]
      }),
    ),
  )
  const ofSubjects = subjects.flatMap((value): Case[] => [
    [`this server, sub ${value}`, hmacToken(OWN, text(own({ sub: undefined }), `"sub":${value}`))],
    [`Supabase, sub ${value}`, hmacToken(SUPABASE, text(supabases({ sub: undefined }), `"sub":${value}`))],
  ])
  await allRefused([
    ...ofTimes,
    ...ofSubjects,
    ['sub of 10,000 characters', hmacToken(SUPABASE, supabases({ sub: 'x'.repeat(10_000) }))],
    ['sub that is no UUID', hmacToken(OWN, own({ sub: 'ada' }))],
    ['no sub', hmacToken(OWN, own({ sub: undefined }))],
    ['two sub', hmacToken(OWN, text(own(), `"sub":"${userId}"`))],
    ['two sub, one in other letters', hmacToken(OWN, text(own(), `"s\\u0075b":"${userId}"`))],
    ['two user_id', hmacToken(MAIN_SYSTEM, text(mains(), '"user_id":8'))],
    ['two exp', hmacToken(SUPABASE, text(supabases(), `"exp":${inSeconds(600)}`))],
    ['no object but null', hmacToken(OWN, 'null')],
    ['no object but a list', hmacToken(OWN, JSON.stringify([own()]))],
    ['no object but a text', hmacToken(OWN, JSON.stringify(userId))],
    ['no object but a number', hmacToken(OWN, '7')],
    ['no JSON', hmacToken(OWN, '{')],
    ['no UTF-8', hmacToken(OWN, own()).replace(/\..*\./, `.${Buffer.from([0xff]).toString('base64url')}.`)],
    ['very deep', hmacToken(OWN, text(own(), `"deep":${'['.repeat(5000)}${']'.repeat(5000)}`))],
  ])
})

test('requires exp in this server’s and Supabase’s tokens, and enforces it for all', async () => {
  const without = [
    hmacToken(OWN, own({ exp: undefined })),
    hmacToken(SUPABASE, supabases({ exp: undefined })),
  ]
  await allRefused(without.map((token): Case => ['no exp', token]))
  const past = [inSeconds(-35), inSeconds(-35) + 0.5, 0, 1]
  await allRefused(
    past.flatMap((exp): Case[] => [
      [`this server, exp ${exp}`, hmacToken(OWN, own({ exp })), 'token_expired'],
      [`the main system, exp ${exp}`, hmacToken(MAIN_SYSTEM, mains({ exp })), 'token_expired'],
      [`Supabase, exp ${exp}`, hmacToken(SUPABASE, supabases({ exp })), 'token_expired'],
    ]),
  )
  await allRefused([
    ['an end below zero', hmacToken(OWN, own({ exp: -1 })), 'token_expired'],
    ['an end below all numbers', hmacToken(OWN, `{"sub":"${userId}","exp":-1e400}`), 'token_expired'],
    ['an end in the past by its key', await auth.sign(supabases({ exp: inSeconds(-35) })), 'token_expired'],
    ['iat below zero', hmacToken(OWN, own({ iat: -1e308 }))],
    ['nbf in the future', hmacToken(OWN, own({ nbf: inSeconds(35) }))],
    ['iat in the future', hmacToken(OWN, own({ iat: inSeconds(35) }))],
  ])
})

test('a key only signs for its own issuer, and service roles are no users', async () => {
  const audiences = ['anon', '', 'Authenticated', 'authenticated ', ['anon'], [], {}, 7, null, undefined]
  await allRefused([
    ['the main system’s claims by this server', hmacToken(OWN, mains())],
    ['the main system’s claims by Supabase', hmacToken(SUPABASE, mains())],
    ['this server’s claims by Supabase', hmacToken(SUPABASE, own())],
    ['by nobody we know', hmacToken('another key of at least thirty-two characters', own())],
    ['by the name of the secret', hmacToken('SECRET_KEY', own())],
    ...audiences.map((aud): Case => [`aud ${JSON.stringify(aud)}`, hmacToken(SUPABASE, supabases({ aud }))]),
    ...['anon', 'service_role', 'supabase_admin', '', null, ['authenticated']].flatMap((role): Case[] => [
      [`role ${role}`, hmacToken(SUPABASE, supabases({ role }))],
      [
        `role ${role}, as programs have it`,
        hmacToken(SUPABASE, supabases({ role, sub: undefined, aud: undefined })),
      ],
    ]),
  ])
  // An API has its own error text for a main-system signature with other claims.
  for (const claims of [own(), supabases()]) {
    const token = hmacToken(MAIN_SYSTEM, claims)
    const answers = await Promise.all(APIS.map(([path]) => call(address, 'GET', path, { token })))
    assert.deepEqual(
      answers.map(({ status }) => status),
      APIS.map(() => 401),
    )
  }
})
