import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import v8 from 'node:v8'
import vm from 'node:vm'
import readXlsxFile from 'read-excel-file/node'
import { call, newUser } from '../../../testing/client.ts'
import { assertInvalid, newChatbot, UUID } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { ORDER_FORM, type Seed, seedManyRecords, seedRecord } from '../../../testing/records.ts'
import { DatabaseUnavailable } from '../../database/availability.ts'
import type { Data } from '../../intake/progress.ts'

const { address, connections, log, stop } = await startTestFrontdesk()
const token = await newUser(address)
const headers = { authorization: `Bearer ${token}` }
const MANY = process.env.LONG_TESTS === '1' ? 100_000 : 10_000

async function newExport(name = 'Shop') {
  const chatbot = await newChatbot(address, token, { name })
  const path = `/chatbots/${chatbot.id}`
  assert.equal((await call(address, 'PUT', `${path}/form`, { token, body: ORDER_FORM })).status, 200)
  return {
    chatbot,
    path,
    url: (format: string) => `${address}${path}/records/export?format=${format}`,
    file: (query = '', method = 'GET') =>
      fetch(`${address}${path}/records/export${query}`, { method, headers }),
    seed: (seed: Seed) => seedRecord(connections, chatbot, seed),
  }
}

const big = await newExport('Big')
await seedManyRecords(connections, big.chatbot, MANY)
/** Transactions begun since the last call. */
const transactions = countTransactions()

function countTransactions(): () => number {
  const use = connections.use.bind(connections)
  let count = 0
  connections.use = (run) => {
    count++
    return use(run)
  }
  return () => {
    const counted = count
    count = 0
    return counted
  }
}

/** Parses CSV (RFC 4180). */
function parseCsv(text: string): string[][] {
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

const HEADER = ['id', 'conversation_id', 'status', 'created_at', 'updated_at', 'completed_at']
const FIELDS = ['name', 'phone', 'budget', 'is_urgent']
const TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

test('sends the file type and name, even for an empty export', async () => {
  const { file, chatbot } = await newExport('客服 小幫手')
  assert.equal(chatbot.public_url_slug, 'ke-fu-xiao-bang-shou')
  for (const [format, type] of Object.entries(TYPES)) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await file(`?format=${format}`, method)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('content-type'), type)
      const disposition: string = `attachment; filename="${chatbot.public_url_slug}-records.${format}"`
      assert.equal(answer.headers.get('content-disposition'), disposition)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.match(answer.headers.get('x-request-id') ?? '', UUID)
      const body = await answer.bytes()
      assert.equal(body.length > 0, method === 'GET')
    }
  }
  assert.deepEqual(await (await file()).json(), [])
  const csv = await (await file('?format=csv')).bytes()
  assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const products = ['products', 'products.title', 'products.count']
  assert.deepEqual(parseCsv(new TextDecoder().decode(csv)), [[...HEADER, ...FIELDS, ...products]])
  const sheets = await readXlsxFile(Buffer.from(await (await file('?format=xlsx')).bytes()))
  assert.deepEqual(sheets, [
    { sheet: 'records', data: [[...HEADER, ...FIELDS, 'products']] },
    { sheet: 'products', data: [['record_id', 'item', 'title', 'count']] },
  ])
})

test('exports text in every script and escapes formulas', async () => {
  const { file, seed, path } = await newExport()
  const createdAt = '2026-01-31T12:00:00.000Z'
  const data: Data = {
    name: '=HYPERLINK("http://x","陳")',
    phone: '+88623456789',
    budget: -5,
    is_urgent: true,
    products: [{ title: 'পণ্য, ১ 👩‍💻' }, { title: '@x', count: 2 }],
  }
  const { id, conversationId } = await seed({ data, status: 'completed', createdAt })
  const other = await seed({
    data: { name: '客戶\n二', is_urgent: false },
    createdAt: '2026-02-01T00:00:00.000Z',
  })
  const list = await call(address, 'GET', `${path}/records`, { token })

  const json = await (await file('?format=json')).text()
  assert.deepEqual(JSON.parse(json), list.json.records.toReversed())
  assert.deepEqual(JSON.parse(json)[0].data, data)
  assert.equal(json.split('\n').length, 5)
  assert.deepEqual(JSON.parse(await (await file('?status=completed')).text()), [list.json.records[1]])

  const own = [id, conversationId, 'completed', createdAt, createdAt, createdAt]
  const [, ...rows] = parseCsv(await (await file('?format=csv')).text())
  const said = [`'${data.name}`, "'+88623456789", '-5', 'true', '2']
  const otherOwn = [other.id, other.conversationId, 'active']
  const otherTimes = ['2026-02-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z']
  assert.deepEqual(rows, [
    [...own, ...said, 'পণ্য, ১ 👩‍💻', ''],
    [...own, ...said, "'@x", '2'],
    [...otherOwn, ...otherTimes, '', '客戶\n二', '', '', 'false', '0', '', ''],
  ])

  const sheets = await readXlsxFile(Buffer.from(await (await file('?format=xlsx')).bytes()))
  assert.deepEqual(
    sheets.map(({ data: [, ...rows] }) => rows),
    [
      [
        [...own, data.name, data.phone, -5, true, 2],
        [...otherOwn, ...otherTimes, null, '客戶\n二', null, null, false, 0],
      ],
      [
        [id, 1, 'পণ্য, ১ 👩‍💻', null],
        [id, 2, '@x', 2],
      ],
    ],
  )
})

test('puts the columns of older forms after those of the current form', async () => {
  const { file, seed, path } = await newExport()
  await seed({ data: { name: 'Grace', products: [{ title: 'A' }] } })
  const put = (version: number, ...keys: string[]) => {
    const fields = keys.map((key) => ({ ...ORDER_FORM.fields[0], key }))
    return call(address, 'PUT', `${path}/form`, { token, body: { ...ORDER_FORM, version, fields } })
  }
  await put(2, 'never', 'used')
  await put(3, 'company', 'name')
  await seed({ data: { company: 'Acme', name: 'Ada' } })
  const [header, ...rows] = parseCsv(await (await file('?format=csv')).text())
  const older = ['phone', 'budget', 'is_urgent', 'products', 'products.title', 'products.count']
  assert.deepEqual(header?.slice(6), ['company', 'name', ...older])
  assert.deepEqual(
    rows.map((row) => row.slice(6)),
    [
      ['', 'Grace', '', '', '', '1', 'A', ''],
      ['Acme', 'Ada', '', '', '', '0', '', ''],
    ],
  )
  await call(address, 'DELETE', `${path}/form`, { token })
  assert.equal(parseCsv(await (await file('?format=csv')).text()).length, 3)
})

test('rejects an unknown format or status', async () => {
  const { path } = await newExport()
  for (const query of ['format=xls', 'format=', 'format=JSON', 'status=done']) {
    const answer = await call(address, 'GET', `${path}/records/export?${query}`, { token })
    assertInvalid(answer, query.slice(0, query.indexOf('=')))
    assert.equal(answer.headers.get('content-disposition'), null)
  }
})

test('exports many records with one transaction per batch', { timeout: 300_000 }, async () => {
  const json = JSON.parse(await (await big.file()).text())
  assert.equal(json.length, MANY)
  assert.equal(new Set(json.map(({ id }: { id: string }) => id)).size, MANY)
  const budgets = json.map(({ data }: { data: { budget: number } }) => data.budget)
  assert.ok(budgets.every((budget: number, index: number) => index === 0 || budget > budgets[index - 1]))
  const items = json.filter(
    ({ data }: { data: { products?: unknown[] } }) => data.products?.length === 2,
  ).length
  assert.ok(items > MANY / 4)
  transactions()
  const csv = parseCsv(await (await big.file('?format=csv')).text())
  assert.equal(csv.length, 1 + MANY + items)
  const batches = MANY / 500
  // The server also checks for orphaned turns every 1.5 s.
  assert.ok(Math.abs(transactions() - batches) < 15)
  if (MANY > 10_000) return
  const [records, products] = await readXlsxFile(Buffer.from(await (await big.file('?format=xlsx')).bytes()))
  assert.deepEqual([records?.data.length, products?.data.length], [1 + MANY, 1 + items * 2])
})

v8.setFlagsFromString('--expose-gc')
const collectGarbage: () => void = vm.runInNewContext('gc')
const MIB = 1024 * 1024

/** Avoids `fetch`, whose buffers would distort the measurement. */
async function* download(url: string): AsyncGenerator<Buffer> {
  const sent = request(url, { headers }).end()
  const [response] = await once(sent, 'response')
  yield* response
}

for (const format of Object.keys(TYPES)) {
  test(`memory stays flat with many records: ${format}`, { timeout: 300_000 }, async () => {
    // Warm up, so that one-time allocations do not count as growth.
    for await (const _ of download(big.url(format)));
    collectGarbage()
    const before = process.memoryUsage()
    const started = performance.now()
    let [first, peak, live, bytes, checked] = [0, 0, 0, 0, 0]
    for await (const chunk of download(big.url(format))) {
      first ||= performance.now() - started
      bytes += chunk.length
      peak = Math.max(peak, process.memoryUsage.rss())
      if (bytes - checked < MIB / 2) continue
      checked = bytes
      collectGarbage()
      const { heapUsed, external } = process.memoryUsage()
      live = Math.max(live, heapUsed + external - before.heapUsed - before.external)
    }
    const took = performance.now() - started
    const grown = [peak - before.rss, live].map((each) => Math.round(each / MIB))
    assert.ok((grown[0] ?? 0) < 60 && (grown[1] ?? 0) < 15, `${grown} MiB of ${bytes} bytes`)
    assert.ok(first < 1000 && first < took / 3, `${first} of ${took} ms`)
  })
}

test('stops reading when the client disconnects', async () => {
  for (const format of Object.keys(TYPES)) {
    transactions()
    const sent = request(big.url(format), { headers }).end()
    const [response] = await once(sent, 'response')
    response.on('error', () => {})
    sent.destroy()
    await wait(300)
    assert.ok(transactions() < MANY / 500 / 2, format)
    await wait(300)
    // The server also looks for orphaned turns every 1.5 s, and for sources every 5 s.
    assert.ok(transactions() <= 2, format)
  }
})

const TOO_SHORT = MANY > 10_000 ? false : 'the network’s buffers hold the whole file'
test('pauses reading for a client that does not read', { skip: TOO_SHORT }, async () => {
  transactions()
  const sent = request(big.url('json'), { headers }).end()
  const [response] = await once(sent, 'response')
  response.on('error', () => {})
  await wait(3000)
  assert.ok(transactions() < MANY / 500 / 2)
  await wait(1000)
  assert.ok(transactions() <= 1)
  sent.destroy()
})

test('a database failure cuts off the file', async () => {
  for (const format of Object.keys(TYPES)) {
    const { use } = connections
    let left = 6
    connections.use = (run) => {
      if (left-- > 0) return use(run)
      return Promise.reject(new DatabaseUnavailable(new Error('it went away')))
    }
    try {
      const answer = await big.file(`?format=${format}`)
      assert.equal(answer.status, 200)
      await assert.rejects(answer.bytes(), format)
    } finally {
      connections.use = use
    }
  }
  assert.equal(log().match(/an export was cut off/g)?.length, 3)
})

test('shutdown does not wait for exports', async () => {
  const sent = request(big.url('json'), { headers }).end()
  const [response] = await once(sent, 'response')
  response.on('error', () => {})
  // `once` would throw on the preceding error.
  const closed = new Promise((resolve) => response.once('close', resolve))
  await stop()
  response.resume()
  await closed
  assert.equal(response.complete, false)
})
