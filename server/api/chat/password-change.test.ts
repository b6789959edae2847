/** A password change ends all other logins, also under simultaneous calls. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { chatAt, refusesToken } from '../../../testing/chat.ts'
import { type Answer, call, newUser, PASSWORD, signIn } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'

const NEW_PASSWORD = 'staple wrong pony'
const { address } = await startTestFrontdesk({ env: { TRUST_PROXY: 'true' } })
const chat = chatAt(address)

const change = (token: string, new_password = NEW_PASSWORD): Promise<Answer> =>
  chat.at('POST', '/api/auth/change-password', { token, body: { current_password: PASSWORD, new_password } })

const APIS = ['/conversations', '/api/auth/profile', '/api/chat/sessions', '/api/auth/me', '/chatbots']
const statuses = (token: string) =>
  Promise.all(APIS.map(async (path) => (await call(address, 'GET', path, { token })).status))
const EVERYWHERE = (status: number) => APIS.map(() => status)

test('other tokens stop working at every API, one’s own continue', async () => {
  const mine = await newUser(address, 'ada-of-the-app')
  const others = [await signIn(address, 'ada-of-the-app'), await signIn(address, 'ADA-of-the-app')]
  const stranger = await newUser(address)
  assert.equal((await change(mine)).status, 200)
  for (const { json } of others) assert.deepEqual(await statuses(json.access_token), EVERYWHERE(401))
  for (const token of [mine, stranger]) assert.deepEqual(await statuses(token), EVERYWHERE(200))
  assert.equal((await signIn(address, 'ada-of-the-app')).status, 401)
  assert.equal((await signIn(address, 'ada-of-the-app', NEW_PASSWORD)).status, 200)
})

test('a simultaneous refresh of another login does not survive the change', async () => {
  for (let round = 0; round < 5; round++) {
    const mine = await chat.newAccount()
    const others = await Promise.all([1, 2, 3, 4].map(() => chat.signIn(mine.email)))
    const [changed, own, ...refreshed] = await Promise.all([
      change(mine.accessToken),
      chat.refresh(mine.refreshToken),
      ...others.map(async ({ refreshToken }, index) => {
        await sleep(index * round * 8)
        return chat.refresh(refreshToken)
      }),
    ])
    assert.equal(changed.status, 200)
    for (const { accessToken, refreshToken } of others) {
      assert.deepEqual(await statuses(accessToken), EVERYWHERE(401))
      refusesToken(await chat.refresh(refreshToken))
    }
    for (const { status, json } of refreshed) {
      if (status === 401) continue
      assert.deepEqual(await statuses(json.access_token), EVERYWHERE(401))
      refusesToken(await chat.refresh(json.refresh_token))
    }
    assert.deepEqual(await statuses(own.json.access_token), EVERYWHERE(200))
    assert.equal((await chat.refresh(own.json.refresh_token)).status, 200)
  }
})

test('a simultaneous sign-in with the old password does not survive the change', async () => {
  for (let round = 0; round < 8; round++) {
    const mine = await chat.newAccount()
    const late = async (index: number) => {
      await sleep(index * 7)
      const body = { email: mine.email, password: PASSWORD }
      // Many of these sign-ins fail, and an address has a limit of failures.
      const headers = { 'x-forwarded-for': `198.51.${round}.7` }
      return call(address, 'POST', '/api/auth/login', { body, headers })
    }
    const [changed, ...signedIn] = await Promise.all([
      change(mine.accessToken),
      ...Array.from({ length: 8 }, (_, index) => late(index)),
    ])
    assert.equal(changed.status, 200)
    for (const { status, json } of signedIn) {
      if (status === 401) continue
      assert.equal(status, 200)
      assert.equal((await chat.profile(json.access_token)).status, 401, 'who knew the old one is still in')
      refusesToken(await chat.refresh(json.refresh_token))
    }
    assert.equal((await chat.profile(mine.accessToken)).status, 200)
  }
})

test('guesses with a stolen token do not block the owner’s change', async () => {
  const mine = await chat.newAccount()
  const stolen = await chat.signIn(mine.email)
  const guess = (token: string) =>
    chat.at('POST', '/api/auth/change-password', {
      token,
      body: { current_password: 'a guess or two', new_password: NEW_PASSWORD },
    })
  for (let tries = 0; tries < 10; tries++) assert.equal((await guess(stolen.accessToken)).status, 400)
  const { json: next } = await chat.refresh(stolen.refreshToken)
  for (const token of [stolen.accessToken, next.access_token]) assert.equal((await guess(token)).status, 429)
  assert.equal((await change(mine.accessToken)).status, 200)
  assert.deepEqual(await statuses(next.access_token), EVERYWHERE(401))
})

test('one of two simultaneous changes succeeds, and its caller stays signed in', async () => {
  for (let round = 0; round < 3; round++) {
    const one = await chat.newAccount()
    const other = await chat.signIn(one.email)
    const wanted = ['staple wrong pony', 'pony wrong staple']
    const tokens = [one.accessToken, other.accessToken]
    const answers = await Promise.all(tokens.map((token, index) => change(token, wanted[index])))
    const made = answers.map(({ status }) => status === 200)
    assert.equal(made.filter(Boolean).length, 1, JSON.stringify(answers.map(({ text }) => text)))
    for (const [index, token] of tokens.entries()) {
      assert.equal((await chat.profile(token)).status, made[index] ? 200 : 401)
      const body = { email: one.email, password: wanted[index] }
      assert.equal((await chat.at('POST', '/api/auth/login', { body })).status, made[index] ? 200 : 401)
    }
  }
})
