import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { isServerBuilt } from '../../../scripts/build-stamp.js'
import { docxOf, epubOf, xlsxOf } from '../../../testing/documents/archives.ts'
import { pdfOf, showText } from '../../../testing/documents/pdfs.ts'
import { unreadable } from '../../../testing/documents/reading.ts'
import { longestHold } from '../../../testing/growth.ts'
import { READING_LIMITS } from './limits.ts'
import type { ReadingMessage } from './messages.ts'
import { readDocument } from './read-document.ts'
import { runReadingProcess } from './reading-process.ts'

const withoutProc = { skip: process.platform !== 'linux' && 'it looks into /proc' }
const LONG = Buffer.from('A sentence that is long enough to be a paragraph.\n\n'.repeat(90_000))

test('hands over a long text without holding the event loop', async () => {
  let characters = 0
  const hold = await longestHold(async () => {
    const { blocks } = await readDocument(LONG, { name: 'a.txt' })
    for (const { text } of blocks) characters += text.length
  })
  assert.equal(characters, 90_000 * 49)
  assert.ok(hold < 100, `held for ${hold.toFixed()} ms of CPU time`)
})

test('ends a process that needs too much time, memory or text', async () => {
  const limited = (limits: object) => readDocument(LONG, { name: 'a.txt', limits })
  await assert.rejects(limited({ milliseconds: 5 }), unreadable('timeout'))
  await assert.rejects(limited({ memoryBytes: 60 * 1024 * 1024 }), unreadable('too_large'))
  await assert.rejects(limited({ characters: 1000 }), unreadable('too_large'))
})

test('ends the process when the caller cancels', withoutProc, async () => {
  const reason = new Error('deleted')
  const controller = new AbortController()
  const before = childProcesses()
  const reading = readDocument(LONG, { name: 'a.txt', signal: controller.signal })
  assert.equal(newChildren(before).length, 1)
  void setTimeout(20).then(() => controller.abort(reason))
  await assert.rejects(reading, reason)
  assert.deepEqual(newChildren(before), [])
  await assert.rejects(readDocument(LONG, { name: 'a.txt', signal: AbortSignal.abort(reason) }), reason)
})

test('the process ends when the server was killed', withoutProc, async () => {
  const server = spawn(process.execPath, ['--input-type=module', '-e', SERVER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed] = await once(server.stdout, 'data')
  const child = String(printed).trim()
  // Until it parses, and receives no message that its channel closed.
  await setTimeout(1000)
  assert.ok(existsSync(`/proc/${child}`))
  server.kill('SIGKILL')
  await once(server, 'exit')
  for (let tries = 0; tries < 100 && existsSync(`/proc/${child}`); tries += 1) await setTimeout(50)
  assert.equal(existsSync(`/proc/${child}`), false)
})

test('gives the process nothing of the environment but the path of programs', withoutProc, async () => {
  const before = childProcesses()
  const { SECRET_KEY } = process.env
  process.env.SECRET_KEY = 'a secret'
  const reading = readDocument(LONG, { name: 'a.txt' })
  if (SECRET_KEY === undefined) delete process.env.SECRET_KEY
  else process.env.SECRET_KEY = SECRET_KEY
  const [child] = newChildren(before)
  const environment = readFileSync(`/proc/${child}/environ`, 'utf8')
  await reading
  assert.match(environment, /^PATH=/mu)
  assert.doesNotMatch(environment, /SECRET|HOME|a secret/u)
})

const ROOT = join(import.meta.dirname, '../../..')
const READS_A_FILE = `import { readFileSync } from 'node:fs'\nprocess.once('message', () => readFileSync('/etc/hostname'))`
const skip = !isServerBuilt(ROOT) && 'the server is not bundled: npm run build'

test('the process runs from the bundle of the server', { skip }, async () => {
  const pages: { [name: string]: string | Buffer } = {
    'a.md': '# Hours',
    'a.html': `<!doctype html><nav>Home</nav><h1>Hours</h1><p>${'We are open every day, and in the evening too. '.repeat(20)}`,
    'a.csv': 'Day,Hours\nMonday,9 to 5',
    'a.pdf': pdfOf({ pages: [showText('Open every day')] }),
    'a.docx': await docxOf('<w:p><w:r><w:t>Open every day</w:t></w:r></w:p>'),
    'a.xlsx': await xlsxOf([{ name: 'Hours', rows: '<row><c t="str"><v>Monday</v></c></row>' }]),
    'a.epub': await epubOf(['<html><body><p>Open every day</p></body></html>']),
  }
  for (const [name, text] of Object.entries(pages)) {
    const messages: ReadingMessage[] = []
    await runReadingProcess({
      bytes: Buffer.from(text as string),
      name,
      mediaType: null,
      limits: READING_LIMITS,
      signal: undefined,
      onMessage: (message) => messages.push(message),
      reader: pathToFileURL(join(ROOT, 'dist/server/document-reader.js')),
    })
    assert.equal(messages.at(-1)?.kind, 'end', name)
  }
})

test('the process can read its code, and nothing of the server beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-reading-'))
  try {
    const program = join(folder, 'reader.js')
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    writeFileSync(program, READS_A_FILE)
    const reading = { bytes: LONG, name: 'a', mediaType: null, limits: READING_LIMITS, signal: undefined }
    const run = runReadingProcess({ ...reading, onMessage: () => undefined, reader: pathToFileURL(program) })
    await assert.rejects(run, /EACCES|ERR_ACCESS_DENIED/u)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Its document keeps the reading process busy for longer than the test. */
const SERVER = `
  import { readFileSync } from 'node:fs'
  import { readDocument } from '${new URL('./read-document.ts', import.meta.url)}'
  readDocument(Buffer.from('[a]('.repeat(5_000_000)), { name: 'a.md' }).catch(() => undefined)
  console.log(readFileSync('/proc/' + process.pid + '/task/' + process.pid + '/children', 'utf8'))
`

function newChildren(before: readonly string[]): string[] {
  return childProcesses().filter((child) => !before.includes(child))
}

function childProcesses(): string[] {
  const tasks = `/proc/${process.pid}/task/${process.pid}/children`
  return readFileSync(tasks, 'utf8').split(' ').filter(Boolean)
}
