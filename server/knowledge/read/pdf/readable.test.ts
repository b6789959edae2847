import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { test } from 'node:test'
import { printPdf, withoutChromium } from '../../../../testing/documents/pdfs.ts'
import { READING_LIMITS } from '../limits.ts'
import { pagesByPdftotext } from './pdftotext.ts'
import { readabilityOf } from './readable.ts'

const GOOD =
  'আমাদের জাদুঘর পুরনো বন্দরে অবস্থিত এবং তিন শতাব্দীর জাহাজ প্রদর্শন করে। দর্শনার্থীরা নিজেরাই নৌকা চালাতে পারেন, কিন্তু শিশুদের সঙ্গে একজন থাকতে হবে। '.repeat(
    3,
  )
const ENGLISH = 'The museum at the old harbour shows ships of three centuries. '.repeat(20)

test('text in the order of writing is readable, in any script', () => {
  assert.deepEqual(readabilityOf([GOOD]), { isReadable: true, isIndic: true })
  for (const text of [
    ENGLISH,
    '我們的博物館位於舊港口。'.repeat(50),
    'Öffnungszeiten täglich '.repeat(40),
    '',
  ]) {
    assert.deepEqual(readabilityOf([text]), { isReadable: true, isIndic: false })
  }
  assert.ok(readabilityOf(['हमारा संग्रहालय पुराने बंदरगाह में है और रोज़ खुला रहता है। '.repeat(10)]).isReadable)
})

test('Bengali in the order of drawing is not readable', () => {
  // A vowel sign on the left is drawn before its consonant.
  const drawn = GOOD.replaceAll(/([\u0995-\u09b9])([িেৈ])/gu, '$2$1')
  assert.deepEqual(readabilityOf([drawn]), { isReadable: false, isIndic: true })
})

test('Bengali that fell apart into letters is not readable', () => {
  const apart = GOOD.replaceAll(/([\u0995-\u09b9])(?=[\u0995-\u09b9])/gu, '$1 ')
  assert.equal(readabilityOf([apart]).isReadable, false)
})

test('private characters and letters that stand apart are not readable', () => {
  assert.equal(readabilityOf(['\ue001\ue002\ue003 '.repeat(50) + ENGLISH.slice(0, 200)]).isReadable, false)
  assert.equal(readabilityOf([[...ENGLISH.replaceAll(' ', '')].join(' ')]).isReadable, false)
})

const isInstalled = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'pdftotext')))
const skip = withoutChromium || (!isInstalled && 'pdftotext is not installed')

test('pdftotext reads each page, within its limits, and fails without an error', { skip }, () => {
  const pdf = printPdf(
    `<meta charset=utf-8><p lang=bn>${GOOD}</p><p style="break-before:page">Second`,
    '--no-pdf-header-footer',
  )
  const pages = pagesByPdftotext(pdf, READING_LIMITS)
  assert.equal(pages?.length, 2)
  assert.ok(readabilityOf(pages ?? []).isReadable)
  assert.match(pages?.[1] ?? '', /Second/u)
  assert.equal(pagesByPdftotext(Buffer.from('%PDF-1.7 nothing'), READING_LIMITS), null)
  assert.equal(pagesByPdftotext(pdf, { ...READING_LIMITS, memoryBytes: 4_000_000 }), null)
})
