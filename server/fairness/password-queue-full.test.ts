/** The HTTP response when the password queue is full. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, call, newUser, signIn } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'

/** The queue's limit for strangers. */
const WAITING = 256
const NETWORKS = 34
/** Concurrent wrong passwords per address. */
const OF_NETWORK = 10

const { address, log } = await startTestFrontdesk({ env: { TRUST_PROXY: 'true' } })

const guess = (network: number, account: number) =>
  call(address, 'POST', '/auth/token', {
    raw: new URLSearchParams({ username: `nobody-${network}-${account}`, password: 'a guess' }).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `198.51.100.${network}`,
    },
  })

test('answers a sign-in with 503 and Retry-After when the password queue is full', async () => {
  await newUser(address, 'known')
  const guesses: Promise<Answer>[] = []
  for (let network = 0; network < NETWORKS; network++) {
    for (let account = 0; account < OF_NETWORK; account++) guesses.push(guess(network, account))
    // In batches: the database would refuse all at once before the queue does.
    await sleep(10)
  }
  // Callers in a known network have a queue of their own.
  const known = signIn(address, 'known')
  const answers = await Promise.all(guesses)
  const refused = answers.filter(({ status }) => status !== 401)
  assert.ok(refused.length > 0)
  for (const { status, headers, json } of refused) {
    assert.equal(status, 503)
    assert.match(headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    const request_id = headers.get('x-request-id')
    const detail = 'The service is overloaded; try again soon'
    assert.deepEqual(json, { detail, code: 'overloaded', request_id })
  }
  assert.ok(answers.length - refused.length >= WAITING, `${answers.length - refused.length} were checked`)
  assert.match(log(), /too many passwords are waiting to be checked/)
  assert.equal((await known).status, 200)
  assert.equal((await guess(NETWORKS, 0)).status, 401)
})
