/** Cursors and addresses that others have made up. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { newLibrary } from '../../../testing/knowledge.ts'

const { address, log } = await startTestFrontdesk({ env: { LOG_LEVEL: 'warn' } })
const token = await newUser(address)
const library = await newLibrary(address, token)
const count = async () => (await library.send('GET', '?limit=200')).json.sources.length

const place = (text: string) => Buffer.from(text).toString('base64url')
const TIME = '2026-01-01T00:00:00.000000Z'
const CURSORS = [
  ...['x', '0', '-1', '1e3', ' ', '%00', '..', place(''), place('null'), place(`${TIME} x`)],
  ...[place(`${TIME} ' or true --`), place(`0000-00-00T00:00:00.000000Z ${library.chatbot.id}`)],
  ...[place(`infinity ${library.chatbot.id}`), place(`${TIME}\0 ${library.chatbot.id}`)],
]

test('refuses forged cursors, and one of another list shows only what is the caller’s', async () => {
  for (const cursor of CURSORS) {
    const { status, text } = await library.send('GET', `?cursor=${cursor}`)
    assert.equal(status, 422, `${cursor}: ${text}`)
  }
  const own = await library.add({ type: 'text', name: 'Own', text: 'Own' })
  const stranger = await newLibrary(address, await newUser(address))
  const { id } = await stranger.add({ type: 'text', name: 'Theirs', text: 'Theirs' })
  const newest = place(`2999-01-01T00:00:00.000000Z ${id}`)
  const { json } = await library.send('GET', `?limit=200&cursor=${newest}`)
  assert.deepEqual(
    json.sources.map((source: { id: string }) => source.id),
    [own.id],
  )
  for (const cursor of ['x', '-1', '1.5', '9999999999', '1e3', '%00', "1'"]) {
    const wrong = await stranger.send('GET', `/${id}/passages?cursor=${cursor}`)
    assert.equal(wrong.status, 422, cursor)
  }
  assert.deepEqual((await stranger.send('GET', `/${id}/passages?cursor=999999999`)).json.passages, [])
})

test('refuses forged cursors of pages', async () => {
  const { id } = await library.add({ type: 'text', name: 'Pages', text: 'Pages' })
  const forged = ['x', ' ', '%00', '-1', place(''), place('a\0b'), place("' or true --"), place('\ud800')]
  for (const cursor of [...forged, '_____w', 'é', 'x'.repeat(10_000)]) {
    const { status, json, text } = await library.send('GET', `/${id}/pages?cursor=${cursor}`)
    assert.ok(status === 422 || (status === 200 && json.pages.length === 0), `${cursor}: ${status} ${text}`)
  }
})

const PRIVATE = [
  ...[
    'http://127.0.0.1/',
    'http://127.1:80/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://017700000001/',
  ],
  ...[
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
  ],
  ...[
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://192.168.1.1:8080/',
    'http://[fd00::1]/',
  ],
  ...['http://１２７.0.0.1/', 'http://127.0.0.1./'],
]
const NO_ADDRESSES = [
  ...[
    'http://',
    'http://[::1',
    'http://a b/',
    'https://user:secret@example.invalid/',
    'http://%00/',
    'http://a:99999/',
  ],
  ...[
    'ftp://example.invalid/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    `https://example.invalid/${'a'.repeat(3000)}`,
  ],
]

test('reads no private address, however it is written', async () => {
  const before = await count()
  for (const type of ['url', 'site']) {
    for (const url of PRIVATE) {
      const { status, json, text } = await library.send('POST', '', { type, url })
      assert.deepEqual([status, json.code], [422, 'blocked_address'], `${url}: ${text}`)
    }
    for (const url of NO_ADDRESSES) {
      const { status, text } = await library.send('POST', '', { type, url })
      assert.equal(status, 422, `${url}: ${text}`)
    }
  }
  assert.equal(await count(), before)
})

test('a name of this machine is looked up, and not read', async () => {
  for (const url of ['http://LOCALHOST:1/', `${address.replace('127.0.0.1', 'localhost')}/health`]) {
    const { status, error, passages } = await library.add({ type: 'url', url })
    assert.deepEqual([status, error?.code, passages], ['failed', 'blocked_address', 0], url)
  }
})

test('none of this was an internal error', () => {
  const faults = log()
    .split('\n')
    .filter((entry) => /"level":[56]0/.test(entry))
  assert.deepEqual(faults, [])
})
