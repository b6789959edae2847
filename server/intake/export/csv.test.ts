import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { ORDER_FORM } from '../../../testing/records.ts'
import type { Form } from '../form.ts'
import type { Data } from '../progress.ts'
import type { StoredRecord } from '../records.ts'
import { columnsOf } from './columns.ts'
import { csvOf } from './csv.ts'
import { jsonArray } from './json.ts'

const TIME = '2026-01-31T12:00:00.000Z'
const OWN = 'id,conversation_id,status,created_at,updated_at,completed_at'
const own = (id: string) => `${id},c,active,${TIME},${TIME},`

function record(id: string, data: Data): StoredRecord {
  const at = new Date(TIME)
  const numbers = { number: 1, sessionNumber: 1, userNumber: null }
  const times = { createdAt: at, updatedAt: at, completedAt: null }
  return { id, conversationId: 'c', status: 'active', data, formId: 'f', ...numbers, ...times }
}

async function* each<Value>(...values: Value[]) {
  yield* values
}

async function csv(forms: Form[], ...records: StoredRecord[]): Promise<string[]> {
  const written = await text(csvOf(columnsOf(forms), each(...records)))
  assert.equal(written[0], '\ufeff')
  assert.ok(written.endsWith('\r\n'))
  return written.slice(1, -2).split('\r\n')
}

const field = (key: string) => ({ key, type: 'text' as const, label: { en: key }, question: { en: '?' } })
const list = (key: string, ...keys: string[]) => ({
  ...field(key),
  type: 'list' as const,
  item: { en: key },
  fields: keys.map(field),
})
const form = (...fields: Form['fields']): Form => ({ key: 'f', version: 1, title: { en: 'F' }, fields })

test('writes one row per record, or one row per list item', async () => {
  const rows = await csv(
    [ORDER_FORM],
    record('1', { name: 'Grace', budget: -5, is_urgent: false }),
    record('2', { name: 'Ada', phone: '+8861', products: [{ title: 'A', count: 2 }, { title: 'B' }] }),
  )
  assert.deepEqual(rows, [
    `${OWN},name,phone,budget,is_urgent,products,products.title,products.count`,
    `${own('1')},Grace,,-5,false,0,,`,
    `${own('2')},Ada,'+8861,,,2,A,2`,
    `${own('2')},Ada,'+8861,,,2,B,`,
  ])
})

test('writes each row from one list when a form has several lists', async () => {
  const rows = await csv(
    [form(list('a', 'x'), field('n'), list('b', 'x', 'y'))],
    record('1', { n: 'N', a: [{ x: '1' }, { x: '2' }], b: [{ y: '3' }] }),
    record('2', { b: [{ x: '4', y: '5' }] }),
  )
  assert.deepEqual(rows, [
    `${OWN},n,a,a.x,b,b.x,b.y`,
    `${own('1')},N,2,1,1,,`,
    `${own('1')},N,2,2,1,,`,
    `${own('1')},N,2,,1,,3`,
    `${own('2')},,0,,1,4,5`,
  ])
})

test('puts the newest form’s columns before those of older forms and keeps names unique', async () => {
  const forms = [
    form(field('b'), list('l', 'y'), field('status')),
    form(field('a'), field('b'), list('l', 'x', 'y'), field('l'), list('a', 'z')),
  ]
  const rows = await csv(
    forms,
    record('1', { b: 'B', status: 'mine', l: [{ x: '1', y: '2' }] }),
    record('2', { a: 'A', l: 'text' }),
  )
  assert.deepEqual(rows, [
    `${OWN},b,status_2,a,l,l_2,l.y,l.x,a_2,a.z`,
    `${own('1')},B,mine,,,1,2,1,0,`,
    `${own('2')},,,A,text,0,,,0,`,
  ])
})

test('quotes texts only where needed', async () => {
  const values = [
    'a,b',
    'say "x"',
    'two\nlines',
    'a;b',
    ' spaced ',
    '=1,2',
    'অর্ডার',
    '客戶👩‍💻',
    '',
    '2026-01-31',
  ]
  const keys = values.map((_, index) => `k${index}`)
  const data = Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']))
  const [, row] = await csv([form(...keys.map(field))], record('1', data))
  const written = `"a,b","say ""x""","two\nlines","a;b"," spaced ","'=1,2",অর্ডার,客戶👩‍💻,,2026-01-31`
  assert.equal(row, `${own('1')},${written}`)
})

test('streams JSON as an array with one value per line, opening bracket first', async () => {
  const written = (...values: unknown[]) => text(jsonArray(each(...values)))
  assert.equal(await written(), '[\n\n]\n')
  assert.equal(await written({ a: '\n' }), '[\n{"a":"\\n"}\n]\n')
  const values = Array.from({ length: 5000 }, (_, index) => ({ index, text: '客戶' }))
  assert.deepEqual(JSON.parse(await written(...values)), values)
  assert.equal((await written(...values)).split('\n').length, 5003)
  const never = jsonArray(
    (async function* () {
      await new Promise(() => {})
    })(),
  )
  assert.equal((await never.next()).value, '[\n')
})
