import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import readXlsxFile from 'read-excel-file/node'
import type { Cell } from './columns.ts'
import { textXml } from './sheet-xml.ts'
import { type SheetLimits, type Table, workbook } from './workbook.ts'

async function* rowsOf(...rows: Cell[][]) {
  yield* rows
}

async function readBack(tables: Table[], limits?: SheetLimits) {
  const sheets = await readXlsxFile(await buffer(workbook(tables, limits)), { trim: false })
  return sheets.map(({ sheet, data }) => [sheet, ...data])
}

test('round-trips values by type', async () => {
  const texts = ['অর্ডার ১২৩', '客戶資料', '👩‍💻🇧🇩', 'a & b < c > "d"', ' spaces ', 'two\nlines', '=1+1', '-5']
  const rows: Cell[][] = [texts, [0, -5, 1.5, 1e15, true, false], [null, 'x', null], []]
  assert.deepEqual(await readBack([{ name: 'things', header: ['a', 'b'], rows: rowsOf(...rows) }]), [
    [
      'things',
      ['a', 'b', null, null, null, null, null, null],
      texts,
      [0, -5, 1.5, 1e15, true, false, null, null],
      [null, 'x', null, null, null, null, null, null],
    ],
  ])
})

test('limits the text of a cell to what Excel accepts', () => {
  assert.equal(textXml('a\0\x01\x0b\x1f\ufffe\uffffb'), 'ab')
  assert.equal(textXml('a\ud800b'), 'a\ufffdb')
  assert.equal(textXml('a\r\nb\rc'), 'a\nb\nc')
  assert.equal(textXml('_x0041_ _x00_'), '_x005F_x0041_ _x00_')
  assert.equal(textXml('x'.repeat(32_767)), 'x'.repeat(32_767))
  assert.equal(textXml('x'.repeat(32_768)), `${'x'.repeat(32_766)}…`)
  assert.equal(textXml('👩'.repeat(20_000)), `${'👩'.repeat(16_383)}…`)
  assert.equal(textXml(`x${'👩'.repeat(20_000)}`), `x${'👩'.repeat(16_382)}…`)
})

test('continues a table that exceeds a sheet in another sheet', async () => {
  const table = (name: string, count: number): Table => ({
    name,
    header: ['n'],
    rows: rowsOf(...Array.from({ length: count }, (_, index) => [index])),
  })
  const byRows = await readBack([table('a', 5), table('b', 2), table('c', 0)], { rows: 3, length: 1e6 })
  assert.deepEqual(byRows, [
    ['a', ['n'], [0], [1]],
    ['a (2)', ['n'], [2], [3]],
    ['a (3)', ['n'], [4]],
    ['b', ['n'], [0], [1]],
    ['c', ['n']],
  ])
  const byLength = await readBack([table('a', 6000)], { rows: 1e6, length: 100_000 })
  assert.ok(byLength.length > 1)
  assert.deepEqual(
    byLength.flatMap(([, , ...rows]) => rows.flat()),
    Array.from({ length: 6000 }, (_, index) => index),
  )
})

test('gives sheets names that Excel accepts', async () => {
  const long = 'l'.repeat(63)
  const tables = ['records', 'Records', 'history', long, `${long}2`].map((name) => ({
    name,
    header: ['n'],
    rows: rowsOf(),
  }))
  assert.deepEqual(
    (await readBack(tables)).map(([name]) => name),
    ['records', 'Records (2)', 'history (2)', 'l'.repeat(31), `${'l'.repeat(27)} (2)`],
  )
})

test('numbers columns beyond Z, up to Excel’s limit', async () => {
  const many = Array.from({ length: 800 }, (_, index) => index)
  const [[, , row] = []] = await readBack([{ name: 'n', header: ['n'], rows: rowsOf(many) }])
  assert.deepEqual(row, many)
  const [[, header] = []] = await readBack([
    { name: 'n', header: Array.from({ length: 16_400 }, (_, index) => `${index}`), rows: rowsOf() },
  ])
  assert.equal(header?.length, 16_384)
})

test('propagates a failure of the rows and stops reading them when destroyed', async () => {
  let [given, ended] = [0, 0]
  async function* rows(failAt: number): AsyncGenerator<Cell[]> {
    try {
      for (;;) {
        if (given++ === failAt) throw new Error('no more rows')
        yield [crypto.randomUUID().repeat(100)]
        await setImmediate()
      }
    } finally {
      ended++
    }
  }
  await assert.rejects(buffer(workbook([{ name: 'n', header: ['n'], rows: rows(1000) }])), /no more rows/)
  assert.deepEqual([given, ended], [1001, 1])

  given = 0
  const file = workbook([{ name: 'n', header: ['n'], rows: rows(-1) }])
  await once(file, 'readable')
  while (ended === 1) {
    file.read()
    if (given > 500) file.destroy()
    await setImmediate()
  }
  assert.equal(ended, 2)
  const last = given
  for (let turn = 0; turn < 100; turn++) await setImmediate()
  assert.equal(given, last)
})

test('applies backpressure to the rows when the client stops reading', async () => {
  let given = 0
  async function* rows(): AsyncGenerator<Cell[]> {
    // Random bytes, so that compression cannot shrink the buffered output.
    for (; given < 100_000; given++) yield [randomBytes(3000).toString('base64')]
  }
  const file = workbook([{ name: 'n', header: ['n'], rows: rows() }])
  for (let turn = 0; turn < 20_000; turn++) await setImmediate()
  assert.ok(given < 1000, `${given}`)
  file.destroy()
})
