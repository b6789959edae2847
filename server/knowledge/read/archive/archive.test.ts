import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  docxOf,
  epubOf,
  openDocumentOf,
  pptxOf,
  xlsxOf,
  zipOf,
} from '../../../../testing/documents/archives.ts'
import { damaged, numbersFrom } from '../../../../testing/documents/damage.ts'
import { linesOf, unreadable } from '../../../../testing/documents/reading.ts'
import { READING_LIMITS } from '../limits.ts'
import { failureOf, readBytes } from '../read-bytes.ts'
import { readDocument } from '../read-document.ts'

const read = (bytes: Buffer, limits = {}) => readDocument(bytes, { name: 'a.zip', limits })
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

test('refuses an archive that says it is too large, without unpacking it', async () => {
  const bomb = await docxOf(paragraph('a'.repeat(30_000_000)))
  assert.ok(bomb.length < 100_000)
  await assert.rejects(read(bomb, { inflatedBytes: 20_000_000 }), unreadable('too_large'))
})

test('refuses an archive that is larger than it says', async () => {
  const bomb = await docxOf(paragraph('a'.repeat(30_000_000)))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(30_000_000)
  let changed = 0
  // The size stands in the central directory, and behind the file.
  for (let at = bomb.indexOf('word/document.xml') - 46; at < bomb.length - 4 && at >= 0; at += 1) {
    const value = bomb.readUInt32LE(at)
    if (value < 30_000_000 || value > 30_001_000) continue
    bomb.writeUInt32LE(1000, at)
    changed += 1
  }
  assert.ok(changed > 0)
  await assert.rejects(read(bomb), unreadable('malformed'))
})

test('refuses a text that is too long, in the memory that a process has', async () => {
  const bomb = await docxOf(paragraph('words '.repeat(100)).repeat(50_000))
  await assert.rejects(read(bomb), unreadable('too_large'))
})

test('refuses archives of too many files, of archives, and of nothing', async () => {
  const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.txt`, 'text']))
  await assert.rejects(read(await docxOf(paragraph('a'), files), { entries: 20 }), unreadable('too_large'))
  const nested = await zipOf({ '0.zip': await zipOf(files), 'a.docx': await docxOf(paragraph('a')) })
  await assert.rejects(read(nested), unreadable('unsupported_type'))
  await assert.rejects(read(await zipOf({})), unreadable('unsupported_type'))
})

test('does not expand entities or load what is outside', async () => {
  const levels = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
  )
  const doctype = `<!DOCTYPE d [<!ENTITY e0 "obey">${levels.join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`
  const bytes = await docxOf('', {
    'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document><w:body>${paragraph('Open &e9; &file; daily')}</w:body></w:document>`,
  })
  assert.deepEqual(linesOf(await read(bytes)), ['text Open &e9; &file; daily'])
})

test('refuses encrypted OpenDocument files and books', async () => {
  const encrypted = await openDocumentOf('text', '', {
    'META-INF/manifest.xml': '<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
  })
  await assert.rejects(read(encrypted), unreadable('encrypted'))
  const method = (algorithm: string) => ({
    'META-INF/encryption.xml': `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`,
  })
  const page = '<html><body><p>It begins.</p></body></html>'
  await assert.rejects(
    read(await epubOf([page], method('http://www.w3.org/2001/04/xmlenc#aes128-cbc'))),
    unreadable('encrypted'),
  )
  const withFonts = await epubOf([page], method('http://www.idpf.org/2008/embedding'))
  assert.deepEqual(linesOf(await read(withFonts)), ['text It begins.'])
})

test('says no_text of a document without text', async () => {
  await assert.rejects(read(await docxOf(paragraph(' '))), unreadable('no_text'))
  await assert.rejects(read(await xlsxOf([{ name: 'Sheet1', rows: '' }])), unreadable('no_text'))
})

test('damaged documents are read or refused, whatever was damaged', async () => {
  const whole = [
    await docxOf(paragraph('Open daily').repeat(20)),
    await xlsxOf([{ name: 'Menu', rows: '<row><c r="A1" t="s"><v>0</v></c></row>' }], ['<t>Tea</t>']),
    await pptxOf([{ shapes: '<p:sp><a:p><a:r><a:t>Tea</a:t></a:r></a:p></p:sp>' }]),
    await openDocumentOf('text', '<text:p>Open daily</text:p>'),
    await epubOf(['<html><body><p>It begins.</p></body></html>']),
  ]
  const outcomes = new Set<string>()
  for (const bytes of whole) for (const copy of damaged(bytes, 60)) outcomes.add(await outcomeOf(copy))
  assert.ok(outcomes.has('read') && outcomes.has('malformed'), [...outcomes].join())
})

test('random bytes are refused', async () => {
  const next = numbersFrom(11)
  for (let round = 0; round < 30; round += 1) {
    const bytes = Buffer.from(Array.from({ length: 2000 }, () => Math.floor(next() * 256)))
    assert.equal(await outcomeOf(bytes), 'unsupported_type')
    assert.notEqual(await outcomeOf(Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes])), 'read')
  }
})

/** In this process, because a process for each would take minutes. */
async function outcomeOf(bytes: Buffer): Promise<string> {
  try {
    await readBytes(bytes, { name: 'a', mediaType: null, limits: READING_LIMITS })
    return 'read'
  } catch (error) {
    return failureOf(error).code
  }
}
