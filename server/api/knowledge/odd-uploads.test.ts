/** Uploads that a careless parser would fail at, keep half of, or write into a header. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { newLibrary } from '../../../testing/knowledge.ts'

const { address, log } = await startTestFrontdesk({ env: { LOG_LEVEL: 'warn' } })
const token = await newUser(address)
const BOUNDARY = 'x-boundary'

type Part = { name?: string; fileName?: string; text: string; headers?: string }

function written(parts: readonly Part[], boundary = BOUNDARY): string {
  const each = parts.map(({ name = 'file', fileName, text, headers = '' }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${headers}\r\n${text}\r\n`
  })
  return `${each.join('')}--${boundary}--\r\n`
}

const library = await newLibrary(address, token)
const count = async () => (await library.send('GET', '?limit=200')).json.sources.length

function post(raw: string | Uint8Array<ArrayBuffer>, type = `multipart/form-data; boundary=${BOUNDARY}`) {
  return call(address, 'POST', library.path, { token, raw, headers: { 'content-type': type } })
}

const FILE = { fileName: 'a.txt', text: 'Some text' }

const NAMES: Record<string, string> = {
  '../../etc/passwd': 'passwd',
  '..\\..\\windows\\system.ini': 'system.ini',
  'a\u0001b\u001f\u007f.txt': 'a\u0001b\u001f\u007f.txt',
  // As browsers write a quotation mark.
  'quote%22 and; semicolon=1.txt': 'quote%22 and; semicolon=1.txt',
  'escaped \\" quote.txt': 'escaped " quote.txt',
  '營業時間 🕘 দোকান.txt': '營業時間 🕘 দোকান.txt',
  '\u202etxt.exe': '\u202etxt.exe',
  [`${'n'.repeat(10_000)}.txt`]: `${'n'.repeat(296)}.txt`,
  [`${'n'.repeat(10)}${'🕘'.repeat(200)}`]: '🕘'.repeat(150),
  [`${'🕘'.repeat(150)}a`]: `${'🕘'.repeat(149)}a`,
}

for (const [given, kept] of Object.entries(NAMES)) {
  test(`keeps the file name ${JSON.stringify(given.slice(0, 40))}, and writes it into no other header`, async () => {
    const answer = await post(written([{ fileName: given, text: `Text of ${given}` }]))
    assert.equal(answer.status, 202, answer.text)
    const [{ id, name }] = answer.json
    assert.equal(name, kept)
    await library.settled(id)
    const { status, headers, text } = await library.send('GET', `/${id}/original`)
    assert.deepEqual([status, text], [200, `Text of ${given}`])
    const disposition = headers.get('content-disposition') ?? ''
    assert.match(disposition, /^attachment; filename="[\w. -]*"; filename\*=UTF-8''[\w.!~%-]*$/)
    assert.equal(decodeURIComponent(disposition.split("''")[1] ?? ''), kept)
  })
}

test('a file without a usable name is called file', async () => {
  for (const fileName of [' ', '\u00a0', '/', '..']) {
    const { status, json, text } = await post(written([{ fileName, text: `Unnamed ${fileName}` }]))
    assert.equal(status, 202, text)
    assert.ok(['file', '..'].includes(json[0].name), json[0].name)
  }
})

const WRONG: Record<string, [body: string, status: number, type?: string]> = {
  'no boundary': [written([FILE]), 400, 'multipart/form-data'],
  'another boundary': [written([FILE], 'another'), 400],
  'a boundary that is too long': [written([FILE]), 400, `multipart/form-data; boundary=${'b'.repeat(5000)}`],
  'an empty body': ['', 422],
  'no end': [written([FILE]).slice(0, -20), 400],
  'a part without an end of its headers': [`--${BOUNDARY}\r\nContent-Disposition: form-data`, 400],
  'no parts': [`--${BOUNDARY}--\r\n`, 422],
  'a field where the file belongs': [written([{ text: 'Some text' }]), 422],
  'labels without a file': [written([{ name: 'labels', text: 'a' }]), 422],
  'an empty file': [written([FILE, { fileName: 'b.txt', text: '' }]), 422],
  'too many files': [written(Array.from({ length: 21 }, () => FILE)), 413],
  'hundreds of files': [written(Array.from({ length: 900 }, () => FILE)), 413],
  'hundreds of fields': [
    written([...Array.from({ length: 900 }, () => ({ name: 'x', text: 'x' })), FILE]),
    413,
  ],
  'thousands of headers': [written([{ ...FILE, headers: 'X-A: b\r\n'.repeat(5000) }]), 202],
  'a name that is too long': [written([{ name: 'name', text: 'n'.repeat(301) }, FILE]), 422],
  'a name with U+0000': [written([{ name: 'name', text: 'a\0b' }, FILE]), 422],
  'a label with U+0000': [written([{ name: 'labels', text: 'a\0b' }, FILE]), 422],
  'a label that is too long': [written([{ name: 'labels', text: 'l'.repeat(101) }, FILE]), 422],
  'too many labels': [written([{ name: 'labels', text: 'a,'.repeat(21) }, FILE]), 422],
  'a field that is too large': [written([{ name: 'name', text: 'n'.repeat(20_000) }, FILE]), 422],
}

for (const [what, [body, status, type]] of Object.entries(WRONG)) {
  test(`answers an upload with ${what} by ${status}, and stores nothing of a refused one`, async () => {
    const before = await count()
    const answer = await post(body, type)
    assert.equal(answer.status, status, answer.text)
    if (status === 202) return
    assert.ok(answer.json.code)
    assert.equal(await count(), before)
  })
}

/** Sends a body whose length is not known before. @returns the status */
async function postInChunks(chunks: Iterable<string>, type: string): Promise<number> {
  const { status } = await fetch(address + library.path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: ReadableStream.from([...chunks].map((chunk) => Buffer.from(chunk))),
    duplex: 'half',
  } as RequestInit)
  return status
}

test('refuses files that are too large together, and JSON that does not say how long it is', async () => {
  const before = await count()
  const large = Array.from({ length: 3 }, (_, at) => ({
    fileName: `${at}.txt`,
    text: `${at}`.repeat(24 * 2 ** 20),
  }))
  const form = written(large)
  assert.equal((await post(form)).status, 413)
  assert.equal(await postInChunks([form], `multipart/form-data; boundary=${BOUNDARY}`), 413)
  const json = ['{"type":"text","name":"a","text":"a","more":"', 'x'.repeat(6 * 2 ** 20), '"}']
  assert.equal(await postInChunks(json, 'application/json'), 413)
  assert.equal(await count(), before)
})

test('fields named like parts of a prototype change nothing', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  for (const name of names) {
    const { status, text } = await post(
      written([
        { name, text: 'x' },
        { fileName: 'p.txt', text: name },
      ]),
    )
    assert.ok([202, 400].includes(status), `${name}: ${status} ${text}`)
  }
  assert.equal(({} as { x?: string }).x, undefined)
})

test('the type of an upload is read in any case', async () => {
  const { status, text } = await post(written([FILE]), `Multipart/Form-Data; Boundary=${BOUNDARY}`)
  assert.ok([200, 202].includes(status), `${status} ${text}`)
})

test('labels are separated by commas in an upload, and have them in JSON', async () => {
  const upload = await post(
    written([
      { name: 'labels', text: ' a ,,b, a' },
      { fileName: 'l.txt', text: 'Labels' },
    ]),
  )
  assert.deepEqual(upload.json[0].labels, ['a', 'b'])
  const { id } = await library.add({ type: 'text', name: 'Comma', text: 'Commas', labels: ['x, y', '{"z"}'] })
  for (const label of ['x, y', '{"z"}']) {
    const { json } = await library.send('GET', `?label=${encodeURIComponent(label)}`)
    assert.deepEqual(
      json.sources.map((source: { id: string }) => source.id),
      [id],
    )
  }
  assert.equal((await library.search('commas', { labels: ['x'] })).length, 0)
  assert.equal((await library.search('commas', { labels: ['{"z"}'] })).length, 1)
})

test('a FAQ is named after its question, without half a character', async () => {
  const items = [{ question: `a${'🕘'.repeat(400)}`, answer: 'At nine.' }]
  const { name } = await library.add({ type: 'faq', items })
  assert.equal(name, `a${'🕘'.repeat(149)}`)
})

test('none of this was an internal error', () => {
  const faults = log()
    .split('\n')
    .filter((entry) => /"level":[56]0/.test(entry))
  assert.deepEqual(faults, [])
})
