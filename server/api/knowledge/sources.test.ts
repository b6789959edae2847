import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { NEVER_EXISTED, newChatbot } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { libraryOf, newLibrary } from '../../../testing/knowledge.ts'

const { address } = await startTestFrontdesk()
const owner = await newUser(address)

const HOURS = {
  type: 'text',
  name: 'Hours',
  text: '# Opening hours\n\nWe are open from 9 to 5.\n\n## Sunday\n\nOn Sunday the shop is closed.',
  labels: ['shop'],
}

test('a text is read into passages under their headings, and found', async () => {
  const library = await newLibrary(address, owner)
  const { id, ...source } = await library.add(HOURS)
  assert.deepEqual(
    { ...source, created_at: '', updated_at: '', indexed_at: '' },
    {
      ...{ type: 'text', name: 'Hours', url: null, status: 'ready', error: null },
      progress: { done: 2, total: 2, unit: 'passages' },
      ...{ size_bytes: 83, pages: null, passages: 2, characters: 53, language: 'en', labels: ['shop'] },
      content_hash: 'f79828dc3747387351907cc362c6136c8639a6afe504f87973038d6742540ae4',
      ...{ external_id: null, refresh: null, enabled: true, used_in_answers: 0 },
      ...{ created_at: '', updated_at: '', indexed_at: '' },
    },
  )
  const { json } = await library.send('GET', `/${id}/passages`)
  assert.deepEqual(
    json.passages.map(({ id: _, ...passage }: { id: string }) => passage),
    [
      { text: 'We are open from 9 to 5.', heading: 'Opening hours', page: null, url: null },
      { text: 'On Sunday the shop is closed.', heading: 'Opening hours > Sunday', page: null, url: null },
    ],
  )
  assert.equal(json.next_cursor, null)
  const [best] = await library.search('Is the shop open on sundya?')
  assert.equal(best?.text, 'On Sunday the shop is closed.', 'a swapped letter is corrected')
  assert.deepEqual(await library.search('quantum chromodynamics'), [])
  assert.deepEqual(await library.search('open', { labels: ['other'] }), [])
  assert.equal((await library.search('open', { labels: ['shop', 'other'] })).length, 2)
})

test('questions with answers are found by their questions, in three scripts', async () => {
  const library = await newLibrary(address, owner)
  const items = [
    { question: 'Do you deliver to Khulna?', answer: 'Yes, within two days.' },
    { question: '可以退貨嗎？', answer: '七天內可以。' },
    { question: 'দোকান কোথায়?', answer: 'গুলশান এক নম্বরে।' },
  ]
  const source = await library.add({ type: 'faq', items })
  assert.equal(source.passages, 3)
  assert.equal(source.name, 'Do you deliver to Khulna?')
  for (const { question, answer } of items) {
    const [best] = await library.search(question)
    assert.deepEqual([best?.text, best?.heading], [answer, question])
  }
  const original = await library.send('GET', `/${source.id}/original`)
  assert.deepEqual(original.json, items)
  assert.equal(original.headers.get('x-content-type-options'), 'nosniff')
  assert.match(original.headers.get('content-disposition') ?? '', /^attachment; filename="Do you deliver/)
})

test('files are read by their content, once for the same bytes', async () => {
  const library = await newLibrary(address, owner)
  const files = {
    'prices.csv': 'Model,Price\nComet,1200\nMeteor,900\n',
    'about.html':
      '<html><body><h1>About</h1><p>Founded in 1998 in Sylhet.</p><p hidden>secret</p></body></html>',
  }
  const first = await library.upload(files, { labels: 'a, b' })
  assert.equal(first.status, 202, first.text)
  assert.deepEqual(
    first.json.map(({ type, name, labels }: Record<string, unknown>) => [type, name, labels]),
    [
      ['file', 'prices.csv', ['a', 'b']],
      ['file', 'about.html', ['a', 'b']],
    ],
  )
  for (const { id } of first.json) assert.equal((await library.settled(id)).status, 'ready')
  assert.match((await library.search('How much is the Meteor?'))[0]?.text ?? '', /Price: 900/)
  assert.match((await library.search('Where was it founded?'))[0]?.text ?? '', /Sylhet/)
  assert.deepEqual(await library.search('secret'), [])
  const again = await library.upload({ 'copy.csv': files['prices.csv'] })
  assert.equal(again.status, 200)
  assert.equal(again.json[0].id, first.json[0].id)
})

test('a file that cannot be read fails with what to do, and is not searched', async () => {
  const library = await newLibrary(address, owner)
  const zip = Buffer.from('PK\u0003\u0004 this is no archive at all, whatever it begins with')
  const { json } = await library.upload({ 'broken.docx': zip, 'picture.png': '\u0089PNG\r\n\u001a\n' })
  const codes = await Promise.all(json.map(({ id }: { id: string }) => library.settled(id)))
  for (const { status, error, passages } of codes) {
    assert.equal(status, 'failed')
    assert.ok(['malformed', 'unsupported_type'].includes(error?.code ?? ''), error?.code)
    assert.ok((error?.message ?? '').length > 20)
    assert.equal(passages, 0)
  }
})

test('refuses empty and missing files, and stores nothing of a refused call', async () => {
  const library = await newLibrary(address, owner)
  const empty = await library.upload({ 'a.txt': 'Some text', 'b.txt': '' })
  assert.deepEqual([empty.status, empty.json.detail], [422, 'The file is empty'])
  assert.equal((await library.upload({})).status, 422)
  const large = await library.upload({ 'a.txt': 'Some text', 'b.txt': 'x'.repeat(26 * 2 ** 20) })
  assert.equal(large.status, 413, large.text)
  assert.deepEqual((await library.send('GET')).json, { sources: [], next_cursor: null })
  for (const [type, status] of [
    ['application/x-ndjson', 415],
    ['text/plain', 415],
    ['multipart/form-data', 400],
    ['application/json', 422],
  ] as const) {
    const headers = { 'content-type': type }
    const wrong = await call(address, 'POST', library.path, {
      token: owner,
      raw: '{"type": "text"}',
      headers,
    })
    assert.equal(wrong.status, status, `${type}: ${wrong.text}`)
  }
})

test('lists by page, status, label and name', async () => {
  const library = await newLibrary(address, owner)
  for (const name of ['One', 'Two', 'Three', '100 %'])
    await library.add({ ...HOURS, name, text: name, labels: name.length === 3 ? ['short'] : [] })
  const names = async (query: string) => {
    const { json } = await library.send('GET', query)
    return { names: json.sources.map(({ name }: { name: string }) => name), next: json.next_cursor }
  }
  const first = await names('?limit=3')
  assert.deepEqual(first.names, ['100 %', 'Three', 'Two'])
  assert.deepEqual(await names(`?limit=3&cursor=${first.next}`), { names: ['One'], next: null })
  assert.deepEqual((await names('?label=short')).names, ['Two', 'One'])
  assert.deepEqual((await names('?q=%25')).names, ['100 %'])
  assert.deepEqual((await names('?status=failed')).names, [])
  assert.equal((await library.send('GET', '?cursor=nonsense')).status, 422)
})

test('a disabled source is not found, an enabled one again; a deleted one never', async () => {
  const library = await newLibrary(address, owner)
  const { id } = await library.add(HOURS)
  const change = async (body: object) => (await library.send('PATCH', `/${id}`, body)).json
  assert.equal((await change({ enabled: false })).enabled, false)
  assert.deepEqual(await library.search('open'), [])
  assert.equal((await change({ enabled: true, name: 'Times', refresh: 'daily' })).refresh, 'daily')
  assert.equal((await library.search('open'))[0]?.name, 'Times')
  assert.equal((await change({ refresh: null })).refresh, null)
  const refreshed = await library.send('POST', `/${id}/refresh`)
  assert.deepEqual([refreshed.status, refreshed.json.detail], [409, 'Nothing to refresh'])
  assert.equal((await library.send('DELETE', `/${id}`)).status, 204)
  assert.deepEqual(await library.search('open'), [])
  for (const path of ['', '/passages', '/original'])
    assert.equal((await library.send('GET', `/${id}${path}`)).status, 404)
})

test('a chatbot can be deleted while its sources are read', async () => {
  for (let round = 0; round < 4; round++) {
    const library = await newLibrary(address, owner)
    const added = Array.from({ length: 6 }, (_, index) => ({ ...HOURS, text: `${HOURS.text} ${index}` }))
    await Promise.all(added.map((body) => library.send('POST', '', body)))
    const gone = await call(address, 'DELETE', `/chatbots/${library.chatbot.id}`, { token: owner })
    assert.ok(gone.status < 300, gone.text)
    assert.equal((await library.send('GET')).status, 404)
  }
})

test('programs manage the knowledge of their chatbot with a key of that scope', async () => {
  const chatbot = await newChatbot(address, owner)
  const keyWith = async (scopes: string[], { id } = chatbot) =>
    (await call(address, 'POST', `/chatbots/${id}/keys`, { token: owner, body: { scopes } })).json.key
  const program = libraryOf(address, await keyWith(['knowledge']), chatbot)
  await program.add(HOURS)
  assert.equal((await program.search('open')).length, 2)
  const chatting = libraryOf(address, await keyWith(['chat']), chatbot)
  const refused = await chatting.send('GET')
  assert.deepEqual([refused.status, refused.json.detail], [403, 'This key lacks the scope knowledge'])
  const foreign = libraryOf(address, await keyWith(['knowledge'], await newChatbot(address, owner)), chatbot)
  assert.equal((await foreign.send('GET')).status, 404)
  assert.equal((await libraryOf(address, 'fd_unknown', chatbot).send('GET')).status, 401)
})

test('another owner’s sources look unknown, and nobody is refused', async () => {
  const library = await newLibrary(address, owner)
  const { id } = await library.add(HOURS)
  const stranger = libraryOf(address, await newUser(address), library.chatbot)
  const own = await newLibrary(address, await newUser(address))
  const calls: [string, string, object?][] = [
    ['GET', `/${id}`],
    ['GET', `/${id}/passages`],
    ['GET', `/${id}/original`],
    ['PATCH', `/${id}`, { name: 'Mine' }],
    ['POST', `/${id}/refresh`],
    ['DELETE', `/${id}`],
  ]
  for (const [method, path, body] of calls) {
    assert.equal((await stranger.send(method, path, body)).status, 404)
    assert.equal((await own.send(method, path, body)).status, 404, 'through a chatbot of one’s own')
    assert.equal((await call(address, method, library.path + path, body ? { body } : {})).status, 401)
  }
  assert.equal((await stranger.send('GET')).status, 404)
  assert.equal((await stranger.send('POST', '', HOURS)).status, 404)
  assert.equal((await library.send('GET', `/${NEVER_EXISTED}`)).status, 404)
  assert.equal((await library.settled(id)).status, 'ready')
})
