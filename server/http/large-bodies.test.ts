/** Bodies that anybody may send must not hold up the server, however large they are and whatever is in them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Call, call, newUser, signIn } from '../../testing/client.ts'
import { newChatbot, newProfile } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { longestHold } from '../../testing/growth.ts'

const { address } = await startTestFrontdesk()
const owner = await newUser(address)
await newProfile(address, owner)
const chatbot = await newChatbot(address, owner)

/** 50 ms are promised on a usual machine; the seconds of a quadratic step are far above this. */
const MAX_HOLD_MS = 50
const MIB = 1024 * 1024
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

async function assertHeldUpBriefly(
  method: string,
  path: string,
  options: Call,
  status: number,
): Promise<void> {
  const send = () => call(address, method, path, options)
  // The first call compiles what the second runs.
  await send()
  let answered = 0
  const longest = await longestHold(async () => {
    answered = (await send()).status
  })
  assert.equal(answered, status)
  assert.ok(longest < MAX_HOLD_MS, `${method} ${path}: ${longest.toFixed()} ms`)
}

const formOf = (part: string, length: number) =>
  part.repeat(Math.floor(length / part.length)).slice(0, length)

test('a form of fields without values holds up nobody', async () => {
  for (const part of ['a&', '&', 'a=&', '=', '%61', '+']) {
    const page = { raw: formOf(part, 127 * 1024), headers: FORM }
    await assertHeldUpBriefly('POST', `/c/${chatbot.public_url_slug}`, page, 422)
    const signIn = { raw: formOf(part, 8 * 1024), headers: FORM }
    await assertHeldUpBriefly('POST', '/auth/token', signIn, 422)
    const large = { raw: formOf(part, MIB), headers: FORM }
    await assertHeldUpBriefly('POST', '/auth/token', large, 413)
  }
})

test('a form may have 100 fields, and a username and a password of the longest kind', async () => {
  const others = Array.from({ length: 98 }, (_, at) => `field_${at}=1`).join('&')
  const credentials = `username=${encodeURIComponent('字'.repeat(50))}&password=${encodeURIComponent('字'.repeat(128))}`
  const send = (raw: string) => call(address, 'POST', '/auth/token', { raw, headers: FORM })
  assert.equal((await send(`${credentials}&${others}`)).status, 401)
  const { status, json } = await send(`${credentials}&${others}&more`)
  assert.equal(status, 422)
  assert.deepEqual(json.errors, [{ path: '', message: 'must not have more than 100 fields' }])
  assert.equal((await signIn(address, 'nobody')).status, 401)
})
