import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { type Library, libraryOf, newLibrary } from '../../../testing/knowledge.ts'

const { address } = await startTestFrontdesk()
const owner = await newUser(address)

const send = (library: Library, lines: readonly (object | string)[], token = owner) =>
  call(address, 'POST', `${library.path}/batch`, {
    token,
    raw: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  })
const text = (external_id: string, said: string) => ({
  ...{ type: 'text', external_id, name: `About ${external_id}`, text: said },
})

async function sourcesOf(library: Library) {
  const { json } = await library.send('GET')
  return Promise.all(json.sources.map(({ id }: { id: string }) => library.settled(id)))
}

test('lines are added, replaced by their external id, and unchanged when they say the same', async () => {
  const library = await newLibrary(address, owner)
  const faq = {
    ...{ type: 'faq', external_id: 'q', items: [{ question: 'Do you ship?', answer: 'By boat.' }] },
  }
  const first = await send(library, [text('a', 'Apples are red.'), '', faq])
  assert.deepEqual([first.status, first.json], [202, { accepted: 2, unchanged: 0, rejected: [] }])
  const before = await sourcesOf(library)
  const second = await send(library, [text('a', 'Apples are green.'), faq])
  assert.deepEqual(second.json, { accepted: 1, unchanged: 1, rejected: [] })
  const after = await sourcesOf(library)
  assert.deepEqual(
    after.map(({ id }) => id),
    before.map(({ id }) => id),
    'a replaced source keeps its id',
  )
  assert.deepEqual(
    (await library.search('apples')).map((found) => found.text),
    ['Apples are green.'],
  )
  assert.equal((await library.search('ship'))[0]?.text, 'By boat.')
})

test('of lines with the same external id the last one counts', async () => {
  const library = await newLibrary(address, owner)
  const { json } = await send(library, [text('a', 'First words.'), text('a', 'Second words.')])
  assert.deepEqual(json, { accepted: 1, unchanged: 0, rejected: [] })
  await sourcesOf(library)
  assert.deepEqual(
    (await library.search('words')).map((found) => found.text),
    ['Second words.'],
  )
})

test('wrong lines are reported with their number, and the others are stored', async () => {
  const library = await newLibrary(address, owner)
  const { status, json } = await send(library, [
    'not json',
    { type: 'text', name: 'No id', text: 'x' },
    { ...text('url', 'x'), type: 'url' },
    { ...text('long', 'x'), name: 'n'.repeat(301) },
    '{"type":"text","external_id":"nul","name":"n","text":"a\\u0000b"}',
    text('good', 'A good line.'),
  ])
  assert.equal(status, 202)
  assert.equal(json.accepted, 1)
  assert.deepEqual(
    json.rejected.map(({ line }: { line: number }) => line),
    [1, 2, 3, 4, 5],
  )
  for (const { detail } of json.rejected) assert.ok(detail.length > 5, detail)
})

test('refuses more than 10,000 lines, other types, strangers and nobody', async () => {
  const library = await newLibrary(address, owner)
  assert.equal((await send(library, Array(10_001).fill('{}'))).status, 422)
  const json = await call(address, 'POST', `${library.path}/batch`, { token: owner, body: {} })
  assert.equal(json.status, 415)
  const stranger = await newUser(address)
  assert.equal((await send(library, [text('a', 'x')], stranger)).status, 404)
  assert.equal((await libraryOf(address, stranger, library.chatbot).send('GET')).status, 404)
  const nobody = await call(address, 'POST', `${library.path}/batch`, {
    ...{ raw: '{}', headers: { 'content-type': 'application/x-ndjson' } },
  })
  assert.equal(nobody.status, 401)
  assert.deepEqual(await sourcesOf(library), [])
})
