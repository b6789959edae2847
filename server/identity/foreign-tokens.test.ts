/** Tokens of the main system and of Supabase: their lifetime and their users. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { inSeconds } from '../../testing/chat.ts'
import { call } from '../../testing/client.ts'
import { encoded, HS256, hmacToken } from '../../testing/forged-tokens.ts'
import { MAIN_SYSTEM, startOnboarding } from '../../testing/onboarding.ts'
import { startSupabaseAuth } from '../../testing/supabase-auth.ts'

const supabase = await startSupabaseAuth()
const open = await startOnboarding({ env: { SUPABASE_URL: supabase.url, SUPABASE_KEY: supabase.anonKey } })

const me = (server: string, token: string) => call(server, 'GET', '/api/auth/me', { token })
const main = (claims: string | object) => hmacToken(MAIN_SYSTEM, claims)
const statusOf = async (server: string, claims: string | object) => (await me(server, main(claims))).status

test('accepts a main-system token without exp, and logs a warning once', async () => {
  const WARNING = 'a token of the main system never expires'
  assert.equal(await statusOf(open.address, { user_id: 1, username: 'bounded', exp: inSeconds(60) }), 200)
  assert.ok(!open.log().includes(WARNING))
  assert.equal(await statusOf(open.address, { user_id: 'endless-1', username: 'ada' }), 200)
  assert.equal(await statusOf(open.address, { user_id: 'endless-2', username: 'eve' }), 200)
  const lines = open.log().split('\n')
  const warnings = lines.filter((line) => line.includes(WARNING))
  assert.equal(warnings.length, 1)
  assert.match(warnings[0] ?? '', /"subject":"endless-1".*EXTERNAL_JWT_REQUIRE_EXP/)
  assert.ok(!open.log().includes(encoded(HS256)), 'a token stands in the log')
})

test('EXTERNAL_JWT_REQUIRE_EXP refuses a main-system token without exp', async () => {
  const { address, log } = await startOnboarding({ env: { EXTERNAL_JWT_REQUIRE_EXP: 'true' } })
  const refused = await me(address, main({ user_id: 7, username: 'ada' }))
  assert.deepEqual([refused.status, refused.json.detail], [401, 'Could not validate credentials'])
  assert.equal(await statusOf(address, { user_id: 7, username: 'ada', exp: inSeconds(60) }), 200)
  assert.ok(!log().includes('never expires'))
})

test('EXTERNAL_JWT_MAX_AGE refuses older tokens, tokens without iat, and cached ones', async () => {
  const { address } = await startOnboarding({ env: { EXTERNAL_JWT_MAX_AGE: '60' } })
  const ada = { user_id: 7, username: 'ada' }
  assert.equal(await statusOf(address, { ...ada, iat: inSeconds(0) }), 200)
  assert.equal(await statusOf(address, { ...ada, iat: inSeconds(-80) }), 200, '30 s of clock difference')
  assert.equal(await statusOf(address, { ...ada, iat: inSeconds(-95) }), 401)
  assert.equal(await statusOf(address, { ...ada, iat: inSeconds(-95), exp: inSeconds(600) }), 401)
  assert.equal(await statusOf(address, ada), 401)
  assert.equal(await statusOf(address, { ...ada, exp: inSeconds(600) }), 401)

  const soonTooOld = main({ ...ada, iat: inSeconds(-88) })
  assert.equal((await me(address, soonTooOld)).status, 200)
  await sleep(4000)
  assert.equal((await me(address, soonTooOld)).status, 401)
})

test('refuses a refresh token of any issuer', async () => {
  for (const claim of [
    { token_type: 'refresh' },
    { type: 'refresh' },
    { typ: 'Refresh' },
    { token_use: 'REFRESH' },
  ]) {
    const told = JSON.stringify(claim)
    assert.equal(await statusOf(open.address, { user_id: 7, username: 'ada', ...claim }), 401, told)
    assert.equal((await me(open.address, await supabase.sign(claim))).status, 401, told)
  }
  for (const claim of [{ token_type: 'access' }, { type: 'access' }, { typ: 'Bearer' }, { token_type: 7 }])
    assert.equal(await statusOf(open.address, { user_id: 7, username: 'ada', ...claim }), 200)
})

test('refuses a Supabase token of another issuer, and logs it once', async () => {
  assert.equal((await me(open.address, await supabase.sign({}))).status, 200)
  for (const iss of ['https://other.supabase.co/auth/v1', `${supabase.url}/auth/v1/`, '', undefined])
    assert.equal((await me(open.address, await supabase.sign({ iss }))).status, 401, String(iss))
  const told = open.log().match(/"issuer":"https:\/\/other\.supabase\.co\/auth\/v1"/g)
  assert.equal(told?.length, 1)
})

test('reads ids above 2^53 exactly', async () => {
  const ids = ['9007199254740992', '9007199254740993', '9007199254740994', '123456789012345678901234567890']
  const users = []
  for (const id of ids) {
    const asNumber = await me(open.address, main(`{"user_id":${id},"username":"user ${id}"}`))
    const asText = await me(open.address, main(`{"user_id":"${id}","username":"user ${id}"}`))
    assert.deepEqual([asNumber.status, asText.status], [200, 200], id)
    assert.equal(asNumber.json.external_user_id, id)
    assert.equal(asNumber.json.id, asText.json.id)
    users.push(asNumber.json.id)
  }
  assert.equal(new Set(users).size, ids.length)
  for (const id of ['9007199254740993.5', '1e30', '1e400', '[9007199254740993]'])
    assert.equal(await statusOf(open.address, `{"user_id":${id},"username":"nobody"}`), 401, id)
})

test('updates a changed name at the next call, even back to an earlier one', async () => {
  for (const username of ['Ann', 'Anna', 'Ann', 'Anna']) {
    const { json } = await me(open.address, main({ user_id: 'renamed', username }))
    assert.equal(json.username, username)
  }
  assert.equal(open.log().match(/"subject":"renamed".*"user changed"/g)?.length, 3)
})
