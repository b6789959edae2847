import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { decodeJwt } from 'jose'
import { type Account, answers, chatAt, refuses, refusesToken } from '../../../testing/chat.ts'
import { type Answer, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const frontdesk = await startTestFrontdesk()
const { address, connections } = frontdesk
const chat = chatAt(address)
const { refresh, newAccount, profile } = chat

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** Ages a refresh token by this many seconds. */
async function age(token: string, column: 'spent_at' | 'expires_at', seconds: number): Promise<void> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql`
      update refresh_tokens set ${sql(column)} = ${sql(column)} - ${seconds} * interval '1 s'
      where hash = ${hashOf(token)} and ${sql(column)} is not null
      returning 1`,
  ])
  assert.equal(rows.length, 1)
}

/** Asserts a new pair of tokens. @returns the refresh token */
function successor(answer: Answer): string {
  const { access_token, refresh_token } = answer.json
  answers(answer, 200, { access_token, refresh_token })
  return refresh_token
}

/** Two logins of one user. */
async function twoLogins(): Promise<[Account, Account]> {
  const one = await newAccount()
  return [one, await chat.signIn(one.email)]
}

test('a refresh token returns a new pair for the same user and login', async () => {
  const { id, accessToken, refreshToken } = await newAccount()
  const answer = await chat.at('POST', '/api/auth/refresh/', { body: { refresh_token: refreshToken } })
  const next = successor(answer)
  assert.notEqual(next, refreshToken)
  const { sub, exp = 0, iat = 0, sid } = decodeJwt(answer.json.access_token)
  assert.deepEqual([sub, exp - iat, sid], [id, 3600, decodeJwt(accessToken).sid])
  assert.equal((await profile(answer.json.access_token)).json.user.id, id)
  const last = await chat.at('POST', '/api/auth/refresh', { body: { refresh_token: next } })
  assert.notEqual(successor(last), next)
  assert.equal((await profile(accessToken)).status, 200)
})

test('stores successors only as hashes', async () => {
  const { refreshToken } = await newAccount()
  const next = successor(await refresh(refreshToken))
  const [rows, found] = await asServiceRole(connections, (sql) => [
    sql<{ row: object }[]>`select to_jsonb(t) as row from refresh_tokens t`,
    sql`select from refresh_tokens where hash = ${hashOf(next)} and spent_at is null`,
  ])
  assert.equal(found.length, 1)
  for (const token of [refreshToken, next]) assert.ok(!JSON.stringify(rows).includes(token))
})

test('twenty simultaneous refreshes of one token get the same successor', async () => {
  const { refreshToken } = await newAccount()
  const twenty = async (token: string) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(token)))
    const successors = new Set(answers.map(successor))
    assert.equal(successors.size, 1)
    return answers
  }
  const first = await twenty(refreshToken)
  const second = await twenty(successor(first[0] as Answer))
  for (const { json } of [...first, ...second]) assert.equal((await profile(json.access_token)).status, 200)
})

test('a spent refresh token gets the same successor for ten seconds', async () => {
  const { refreshToken } = await newAccount()
  const next = successor(await refresh(refreshToken))
  await age(refreshToken, 'spent_at', 9)
  assert.equal(successor(await refresh(refreshToken)), next)
  successor(await refresh(next))
})

test('reusing a spent refresh token after ten seconds ends its login only', async () => {
  const [{ accessToken, refreshToken }, other] = await twoLogins()
  const { json: next } = await refresh(refreshToken)
  await age(refreshToken, 'spent_at', 11)
  refusesToken(await refresh(refreshToken))
  refusesToken(await refresh(next.refresh_token))
  for (const token of [accessToken, next.access_token]) refusesToken(await profile(token))
  assert.equal((await profile(other.accessToken)).status, 200)
  successor(await refresh(other.refreshToken))
})

test('reusing an older refresh token ends its login immediately', async () => {
  const [{ accessToken, refreshToken }, other] = await twoLogins()
  const { json: second } = await refresh(refreshToken)
  const { json: third } = await refresh(second.refresh_token)
  refusesToken(await refresh(refreshToken))
  for (const token of [accessToken, second.access_token, third.access_token]) {
    refusesToken(await profile(token))
    refusesToken(await chat.say(token, 'hi'))
  }
  for (const token of [second.refresh_token, third.refresh_token]) refusesToken(await refresh(token))
  assert.equal((await profile(other.accessToken)).status, 200)
  successor(await refresh(other.refreshToken))
})

test('rejects an unknown refresh token and ends no login', async () => {
  const { accessToken, refreshToken } = await newAccount()
  for (const token of ['unknown', accessToken, `${refreshToken}x`, refreshToken.toLowerCase(), '‮', ' ٣']) {
    refusesToken(await refresh(token))
  }
  for (const token of [7, true, [refreshToken], { refreshToken }]) {
    const answer = await chat.at('POST', '/api/auth/refresh/', { body: { refresh_token: token } })
    refuses(answer, 400, 'refresh_token must be string', 'invalid_field')
  }
  successor(await refresh(refreshToken))
})

test('rejects an expired refresh token and ends no login', async () => {
  const { accessToken, refreshToken } = await newAccount()
  await age(refreshToken, 'expires_at', 31 * 24 * 60 * 60)
  refusesToken(await refresh(refreshToken))
  assert.equal((await profile(accessToken)).status, 200)
})

test('rejects a refresh token used as an access token', async () => {
  const { refreshToken } = await newAccount()
  refusesToken(await profile(refreshToken))
})

test('refresh tokens survive a restart', async () => {
  const first = await startTestFrontdesk()
  const before = chatAt(first.address)
  const { email, accessToken, refreshToken } = await before.newAccount()
  const [out, mobile] = [await before.signIn(email), await newUser(first.address)]
  const spent = await before.signIn(email)
  const next = successor(await before.refresh(spent.refreshToken))
  await before.at('POST', '/api/auth/logout/', { token: out.accessToken })
  await before.say(accessToken, 'remember this', { session_id: 'kept', training_data: 'Kept as well.' })
  const messages = await before.read(accessToken, 'kept')
  await first.stop()

  const second = await startTestFrontdesk({ database: first.database })
  const after = chatAt(second.address)
  assert.deepEqual(await after.read(accessToken, 'kept'), messages)
  assert.equal((await after.profile(mobile)).status, 200)
  assert.equal(successor(await after.refresh(spent.refreshToken)), next)
  successor(await after.refresh(next))
  refusesToken(await after.refresh(spent.refreshToken))
  successor(await after.refresh(refreshToken))
  refusesToken(await after.profile(out.accessToken))
  refusesToken(await after.refresh(out.refreshToken))
})
