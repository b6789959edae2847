/**
 * Servers that are killed while they read documents. `KILLS=50 DOCUMENTS=200` makes it as long as wanted.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newUser } from '../../../testing/client.ts'
import { newChatbot } from '../../../testing/creators.ts'
import { createTestDatabase } from '../../../testing/database.ts'
import { type Library, libraryOf } from '../../../testing/knowledge.ts'
import { type ServerProcess, startProcess } from '../../../testing/process.ts'

const KILLS = Number(process.env.KILLS ?? 3)
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 12)
const PATIENCE_MS = 120_000 + DOCUMENTS * 1000

const database = await createTestDatabase()
after(() => database.remove())
const env = { ...database.env, PORT: '0', LIMIT_SCALE: '0' }

/** A document with words of its own in each of its sections, and the same words in all. */
function documentOf(number: number): string {
  const sections = 5 + (number % 7) * 20
  const lines = Array.from(
    { length: sections },
    (_, index) =>
      `<h2>Section ${index}</h2><p>Shared words and document${number}word${index}. ${'Filling text. '.repeat(30)}</p>`,
  )
  return `<html><body><h1>Document ${number}</h1>${lines.join('')}</body></html>`
}

test('every document ends ready once, and none is found by halves', async () => {
  let server = await startProcess(env)
  after(() => server.end('SIGKILL'))
  const token = await newUser(server.address)
  const chatbot = await newChatbot(server.address, token)
  const libraryAt = ({ address }: ServerProcess): Library => libraryOf(address, token, chatbot)
  const ids: string[] = []
  for (let first = 0; first < DOCUMENTS; first += 12) {
    const numbers = Array.from({ length: Math.min(12, DOCUMENTS - first) }, (_, index) => first + index)
    const files = Object.fromEntries(numbers.map((number) => [`${number}.html`, documentOf(number)]))
    const { status, json, text } = await libraryAt(server).upload(files)
    assert.equal(status, 202, text)
    ids.push(...json.map(({ id }: { id: string }) => id))
  }
  for (let kill = 0; kill < KILLS; kill++) {
    // At any point of the reading of one, some steps after the start.
    await sleep(200 + ((kill * 7919) % 1500))
    await assertWhole(libraryAt(server))
    await server.end('SIGKILL')
    server = await startProcess(env)
  }
  const sources = await Promise.all(ids.map((id) => settledWithin(libraryAt(server), id)))
  assert.deepEqual(
    sources.filter(({ status }) => status !== 'ready'),
    [],
  )
  await assertWhole(libraryAt(server))
  await assertIndexed(libraryAt(server), sources.length)
  assert.equal(await server.end('SIGTERM'), 0)
})

/** A lease lasts longer than usual tests wait. */
async function settledWithin(library: Library, id: string) {
  for (const startedAt = performance.now(); performance.now() - startedAt < PATIENCE_MS; await sleep(100)) {
    const { json } = await library.send('GET', `/${id}`)
    if (json.status === 'ready' || json.status === 'failed') return json
  }
  throw new Error('a document was not read in time')
}

/** What is ready has all its passages, each once; what is not has none. */
async function assertWhole(library: Library): Promise<void> {
  const { json } = await library.send('GET', '?limit=200')
  for (const { id, name } of json.sources) {
    const texts = await passagesOf(library, id)
    // Read afterwards: it may become ready meanwhile.
    const { status } = (await library.send('GET', `/${id}`)).json
    if (status === 'queued' || status === 'processing') assert.equal(texts.length, 0, `${name} is ${status}`)
    if (texts.length === 0) continue
    const words = texts.join('\n').match(/document\d+word\d+/g) ?? []
    assert.deepEqual(words, documentOf(Number.parseInt(name, 10)).match(/document\d+word\d+/g), name)
  }
}

async function passagesOf(library: Library, id: string): Promise<string[]> {
  const texts: string[] = []
  for (let cursor: string | null = '0'; cursor !== null; ) {
    const { json } = await library.send('GET', `/${id}/passages?cursor=${cursor}`)
    texts.push(...json.passages.map(({ text }: { text: string }) => text))
    cursor = json.next_cursor
  }
  return texts
}

/** Each document's own words are found in its passage alone. */
async function assertIndexed(library: Library, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    for (const word of [0, 4]) {
      const found = await library.search(`document${number}word${word}`, { limit: 20 })
      const texts = found
        .map(({ text }) => text)
        .filter((text) => text.includes(`document${number}word${word}.`))
      assert.equal(texts.length, 1, `document ${number}, word ${word}`)
    }
  }
}
