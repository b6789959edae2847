import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { newUser } from '../../../testing/client.ts'
import { newChatbot } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { FetchFailure } from '../web/fetch-failure.ts'
import { isLeaseLost, type TakenSource } from './ingestion-queries.ts'
import { noteUnchanged, readFetched, readWebDocument, storeFetched, unpublish } from './web-queries.ts'

const { address, connections } = await startTestFrontdesk()
const owner = await newUser(address)

/** A source that this test reads itself: no process is to take it. */
async function newSource(): Promise<TakenSource> {
  const { id: chatbotId } = await newChatbot(address, owner)
  const [id, runner] = [randomUUID(), randomUUID()]
  await asServiceRole(connections, (sql) => [
    sql`
      insert into sources (id, chatbot_id, owner_id, type, name, url, wanted_at, runner)
      select ${id}, b.id, b.owner_id, 'url', 'Page', 'https://example.com/', null, ${runner} from chatbots b
      where b.id = ${chatbotId}`,
    sql`
      insert into documents (source_id, chatbot_id, owner_id)
      select s.id, s.chatbot_id, s.owner_id from sources s where s.id = ${id}`,
  ])
  const rest = { include: [], exclude: [], maxPages: 200, crawl: 0, isCrawling: false, attempts: 1 }
  return { ...rest, id, chatbotId, runner, type: 'url', name: 'Page', url: 'https://example.com/' }
}

async function documentOf(source: TakenSource) {
  const document = await readWebDocument(connections, source)
  assert.ok(document)
  return document
}

const pageOf = (bytes: Buffer, contentHash: string) => ({
  ...({ kind: 'page', address: 'https://example.com/', mediaType: 'text/html' } as const),
  ...{ bytes, contentHash, etag: '"1"', lastModified: null },
})

test('a page that the chatbot has no room for is not stored', async () => {
  const source = await newSource()
  const document = await documentOf(source)
  const large = pageOf(Buffer.alloc(600_000, 'x'), '00')
  await assert.rejects(
    storeFetched(connections, { source, document }, large, 599_999),
    (error) => error instanceof FetchFailure && error.code === 'too_large' && !error.isTemporary,
  )
  assert.deepEqual(await documentOf(source), document)
  const stored = await storeFetched(connections, { source, document }, large, 600_000)
  assert.deepEqual(await readFetched(connections, stored), large.bytes)
  assert.deepEqual([stored.revision, (await documentOf(source)).isFetched], [2, true])
})

test('a page that was fetched again replaces one that was not read', async () => {
  const source = await newSource()
  const first = await documentOf(source)
  const second = await storeFetched(
    connections,
    { source, document: first },
    pageOf(Buffer.from('one'), '01'),
    10,
  )
  const third = await storeFetched(
    connections,
    { source, document: second },
    pageOf(Buffer.from('two'), '02'),
    10,
  )
  assert.equal((await readFetched(connections, second)).length, 0)
  assert.equal(String(await readFetched(connections, third)), 'two')
  assert.equal((await documentOf(source)).contentHash, '02')
})

test('a process that has lost its lease stores nothing', async () => {
  const source = { ...(await newSource()), runner: randomUUID() }
  const document = await documentOf(source)
  const reading = { source, document }
  const calls = [
    () => storeFetched(connections, reading, pageOf(Buffer.from('one'), '01'), undefined),
    () => noteUnchanged(connections, reading, undefined),
    () => unpublish(connections, reading),
  ]
  for (const call of calls) await assert.rejects(call, isLeaseLost)
  assert.deepEqual(await documentOf(source), document)
})
