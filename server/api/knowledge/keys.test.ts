/** API keys at the knowledge API: of one chatbot, and for their scope alone. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { type Library, libraryOf, newLibrary } from '../../../testing/knowledge.ts'
import { NotFound } from '../../chatbots/own-chatbot.ts'
import { asServiceRole, QuotaExceeded } from '../../database/transaction.ts'
import { addSources } from '../../knowledge/source-queries.ts'
import { toNewSource } from './source-schemas.ts'

const { address, connections } = await startTestFrontdesk()
const HOURS = { type: 'text' as const, name: 'Hours', text: 'We are open from 9 to 5.' }

async function keyFor({ chatbot }: Library, token: string) {
  const body = { scopes: ['knowledge'] }
  const { json } = await call(address, 'POST', `/chatbots/${chatbot.id}/keys`, { token, body })
  return { id: json.id as string, key: json.key as string }
}

async function statusOf(library: Library, key: string): Promise<number> {
  return (await libraryOf(address, key, library.chatbot).send('GET')).status
}

test('a key manages its chatbot, whatever the case of the id, until it is revoked', async () => {
  const owner = await newUser(address)
  const library = await newLibrary(address, owner)
  const { id, key } = await keyFor(library, owner)
  const inCapitals = { ...library.chatbot, id: library.chatbot.id.toUpperCase() }
  const { name } = await libraryOf(address, key, inCapitals).add(HOURS)
  assert.equal(name, 'Hours')
  await call(address, 'DELETE', `/chatbots/${library.chatbot.id}/keys/${id}`, { token: owner })
  assert.equal(await statusOf(library, key), 401)
})

test('the key of a disabled account is refused', async () => {
  const owner = await newUser(address)
  const library = await newLibrary(address, owner)
  const { key } = await keyFor(library, owner)
  const setActive = (isActive: boolean) =>
    asServiceRole(connections, (sql) => [
      sql`
        update users u set is_active = ${isActive} from chatbots b
        where b.id = ${library.chatbot.id} and u.id = b.owner_id`,
    ])
  await setActive(false)
  assert.equal(await statusOf(library, key), 401)
  await setActive(true)
  assert.equal(await statusOf(library, key), 200)
})

test('a key gets no stored answer about another chatbot of its owner', async () => {
  const owner = await newUser(address)
  const [library, other] = [await newLibrary(address, owner), await newLibrary(address, owner)]
  const headers = { 'idempotency-key': randomUUID() }
  const send = (token: string) => call(address, 'POST', library.path, { token, body: HOURS, headers })
  const first = await send(owner)
  assert.equal(first.status, 202)
  const foreign = await send((await keyFor(other, owner)).key)
  assert.deepEqual([foreign.status, foreign.json.code], [404, 'chatbot_not_found'])
  const own = await send((await keyFor(library, owner)).key)
  assert.deepEqual([own.json.id, own.headers.get('idempotent-replayed')], [first.json.id, 'true'])
})

test('two files under one Idempotency-Key are two sources', async () => {
  const token = await newUser(address)
  const { path } = await newLibrary(address, token)
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }
  const ids = new Set<string>()
  for (const text of ['One', 'Two', 'Two']) {
    const form = new FormData()
    form.append('file', new Blob([text]), `${text}.txt`)
    const response = await fetch(address + path, { method: 'POST', headers, body: form })
    const [source] = (await response.json()) as { id: string; name: string }[]
    assert.equal(source?.name, `${text}.txt`)
    ids.add(source?.id ?? '')
  }
  assert.equal(ids.size, 2)
})

test('a stranger does not learn that a chatbot has more than it may', async () => {
  const [owner, stranger] = [await newUser(address), await newUser(address)]
  const [library, theirs] = [await newLibrary(address, owner), await newLibrary(address, stranger)]
  const add = (userId: string) =>
    addSources(
      connections,
      { owner: { userId }, chatbotId: library.chatbot.id },
      [toNewSource(HOURS, null)],
      { sources: 0 },
    )
  await library.add(HOURS)
  await assert.rejects(add(library.chatbot.user_id), QuotaExceeded)
  await assert.rejects(add(theirs.chatbot.user_id), NotFound)
})
