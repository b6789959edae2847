/** How each API accepts a token, and until when. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import { inSeconds } from '../../testing/chat.ts'
import { call, newUser } from '../../testing/client.ts'
import { hmacToken } from '../../testing/forged-tokens.ts'
import { secretKeyOf, startTestFrontdesk } from '../../testing/frontdesk.ts'

const MAIN_SYSTEM = 'the main system’s secret, of any length'
const SUPABASE = 'the secret of an older Supabase project'
const frontdesk = await startTestFrontdesk({
  env: { EXTERNAL_JWT_SECRET: MAIN_SYSTEM, SUPABASE_JWT_SECRET: SUPABASE },
})
const { address } = frontdesk
const OWN = await secretKeyOf(frontdesk.database)
const good = await newUser(address)
const { sub } = decodeJwt(good)

/** Routes that need a token, and their error texts. */
const APIS: [path: string, said: Record<string, string>][] = [
  ['/conversations', {}],
  [
    '/api/auth/profile',
    {
      token_missing: 'Authentication credentials were not provided.',
      token_invalid: 'Authentication failed: invalid token',
      token_expired: 'Authentication failed: token expired',
    },
  ],
  [
    '/api/auth/me',
    {
      token_missing: 'Could not validate credentials',
      token_invalid: 'Could not validate credentials',
      token_expired: 'Could not validate credentials',
    },
  ],
  ['/chatbots', {}],
]
const PLAIN = 'Invalid authentication credentials'

/** Sends raw headers, which an HTTP client would normalize. */
async function send(path: string, headers: readonly string[]): Promise<{ status: number; json: unknown }> {
  const sent = request(new URL(path, address), { headers: ['host', new URL(address).host, ...headers] })
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, json: await json(answer) }
}

async function assertRefused(headers: readonly string[], code: string, query = ''): Promise<void> {
  for (const [path, said] of APIS) {
    const answer = await send(path + query, headers)
    const { detail, code: told } = answer.json as Record<string, string>
    const what = `${JSON.stringify(headers)} at ${path}${query}`
    assert.deepEqual([answer.status, told, detail], [401, code, said[code] ?? PLAIN], what)
  }
}

async function assertLetIn(headers: readonly string[]): Promise<void> {
  for (const [path] of APIS)
    assert.equal((await send(path, headers)).status, 200, `${JSON.stringify(headers)} at ${path}`)
}

test('accepts a token only as a single Bearer header', async () => {
  for (const scheme of ['Bearer', 'bearer', 'BEARER', 'bEaReR']) {
    await assertLetIn(['authorization', `${scheme} ${good}`])
    await assertLetIn(['AUTHORIZATION', `${scheme}   ${good} \t`])
  }
  const wrong = [
    good,
    `Bearer${good}`,
    `Bearer\t${good}`,
    `Bearer \t ${good}`,
    `Bearer: ${good}`,
    `Bearer "${good}"`,
    `Bearer token=${good}`,
    `Bearer ${good},`,
    `Bearer ${good}, Bearer ${good}`,
    `Bearer ${good} ${good}`,
    `Bearer Bearer ${good}`,
    `Basic ${good}`,
    `Token ${good}`,
    `JWT ${good}`,
    `DPoP ${good}`,
    'Bearer',
    'Bearer null',
    'Bearer undefined',
    'Bearer {}',
  ]
  for (const authorization of wrong) await assertRefused(['authorization', authorization], 'token_invalid')
})

test('refuses two Authorization headers', async () => {
  const [one, other] = [`Bearer ${good}`, `Bearer ${await newUser(address)}`]
  for (const pair of [
    [one, other],
    [one, one],
    [one, 'Bearer nonsense'],
    ['Bearer nonsense', one],
    ['Basic YTpi', one],
    [one, ''],
  ])
    await assertRefused(['authorization', pair[0] ?? '', 'Authorization', pair[1] ?? ''], 'token_invalid')
})

test('ignores a token outside of the Authorization header', async () => {
  for (const name of ['access_token', 'token', 'authorization', 'jwt', 'api_key', 'bearer'])
    await assertRefused([], 'token_missing', `?${name}=${good}`)
  for (const cookie of [`token=${good}`, `access_token=${good}`, `authorization=Bearer ${good}`])
    await assertRefused(['cookie', cookie], 'token_missing')
  for (const name of ['proxy-authorization', 'x-authorization', 'x-access-token', 'apikey', 'x-api-key'])
    await assertRefused([name, `Bearer ${good}`], 'token_missing')
})

test('refuses a token that is larger than the headers may be', async () => {
  for (const length of [20_000, 10_000_000]) {
    const token = hmacToken(OWN, { sub: 'x'.repeat(length), exp: inSeconds(600) })
    const status = await call(address, 'GET', '/conversations', { token }).then(
      (answer) => answer.status,
      // The server closed the connection before the rest was sent.
      () => 431,
    )
    assert.equal(status, 431)
  }
  await assertLetIn(['authorization', `Bearer ${good}`])
})

/** Tokens of each issuer with these times and a distant expiry. */
const tokensOf = (times: object) => [
  hmacToken(OWN, { sub, exp: inSeconds(600), ...times }),
  hmacToken(MAIN_SYSTEM, { user_id: 7, username: 'ada', ...times }),
  hmacToken(SUPABASE, { sub, aud: 'authenticated', exp: inSeconds(600), ...times }),
]

test('tolerates 25 s of clock skew, but not 35 s', async () => {
  for (const times of [{ exp: inSeconds(-25) }, { nbf: inSeconds(25) }, { iat: inSeconds(25) }])
    for (const token of tokensOf(times)) await assertLetIn(['authorization', `Bearer ${token}`])
  for (const times of [{ exp: inSeconds(-35) }, { nbf: inSeconds(35) }, { iat: inSeconds(35) }])
    for (const token of tokensOf(times))
      await assertRefused(
        ['authorization', `Bearer ${token}`],
        'exp' in times ? 'token_expired' : 'token_invalid',
      )
})

test('users of different issuers with the same id are different users', async () => {
  const token = hmacToken(SUPABASE, { sub, aud: 'authenticated', exp: inSeconds(600) })
  const idOf = async (token: string) =>
    (await call(address, 'GET', '/api/auth/profile', { token })).json.user.id
  const ids = [await idOf(good), await idOf(token), await idOf(token)]
  assert.equal(ids[0], sub)
  assert.notEqual(ids[1], sub)
  assert.equal(ids[1], ids[2])
})

test('accepts timestamps with fractions of a second from another issuer', async () => {
  const [, ...foreign] = tokensOf({ exp: inSeconds(60) + 0.25, iat: inSeconds(-1) + 0.75 })
  for (const token of foreign) await assertLetIn(['authorization', `Bearer ${token}`])
})

test('refuses a cached token after its expiry', async () => {
  const exp = inSeconds(-24)
  const tokens = tokensOf({ exp })
  for (const token of tokens) await assertLetIn(['authorization', `Bearer ${token}`])
  await sleep((exp + 31) * 1000 - Date.now())
  for (const token of tokens) await assertRefused(['authorization', `Bearer ${token}`], 'token_expired')
})
