import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { damaged } from '../../../../testing/documents/damage.ts'
import { pdfOf, printPdf, showText, withoutChromium } from '../../../../testing/documents/pdfs.ts'
import { linesOf, unreadable } from '../../../../testing/documents/reading.ts'
import { type ReadDocument, UnreadableDocument } from '../document.ts'
import { readDocument } from '../read-document.ts'

const skip = withoutChromium
const read = (bytes: Buffer) => readDocument(bytes, { name: 'a.pdf' })
const page = (body: string, language = 'en') =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Our harbour</title><style>body { font: 12pt/1.4 sans-serif }</style>${body}`

const ENGLISH =
  'The museum at the old harbour shows ships of three centuries, and boats that visitors may row themselves. '

test('reads an English PDF: headings, paragraphs over pages, lists, tables, no running lines', {
  skip,
}, async () => {
  const body =
    `<h1>The harbour</h1><p>${ENGLISH.repeat(4)}</p><h2>Opening hours</h2><ul><li>Monday is closed</li><li>Sunday is free</li></ul>` +
    '<table border=1><thead><tr><th>Day</th><th>Opens</th><th>Note</th></tr></thead><tr><td>Tuesday</td><td>9 am</td><td>Guided tour at ten, in the big hall</td></tr><tr><td>Friday</td><td>1 pm</td><td></td></tr></table>' +
    `<h2>History</h2>${`<p>${ENGLISH.repeat(12)}</p>`.repeat(8)}`
  const progress: number[] = []
  const document = await readDocument(printPdf(page(body)), {
    name: 'a.pdf',
    onProgress: (done) => progress.push(done),
  })
  assert.equal(document.title, 'Our harbour')
  assert.ok(document.pages && document.pages >= 3)
  assert.deepEqual(
    progress,
    Array.from({ length: document.pages }, (_, index) => index + 1),
  )
  assert.deepEqual(linesOf(document).slice(0, 8), [
    'h1 The harbour',
    `text ${ENGLISH.repeat(4).trim()}`,
    'h2 Opening hours',
    'item Monday is closed',
    'item Sunday is free',
    'row Day: Tuesday; Opens: 9 am; Note: Guided tour at ten, in the big hall',
    'row Day: Friday; Opens: 1 pm',
    'h2 History',
  ])
  // Chromium prints the title, the date, the address and the page's number on each page.
  const history = linesOf(document).slice(8)
  assert.deepEqual(new Set(history), new Set([`text ${ENGLISH.repeat(12).trim()}`]))
  assert.deepEqual(document.blocks[0]?.page, 1)
  assert.ok((document.blocks.at(-1)?.page ?? 0) > 1)
})

const CHINESE =
  '我們的博物館位於舊港口，展出三個世紀以來的船隻，訪客也可以親自划船。開放時間是上午九點到下午五點，星期一休館。'

test('reads a Traditional Chinese PDF without blanks between its lines', { skip }, async () => {
  const document = await read(
    printPdf(page(`<h1>開放時間</h1><p>${CHINESE.repeat(20)}</p>`, 'zh-Hant'), '--no-pdf-header-footer'),
  )
  assert.deepEqual(linesOf(document), ['h1 開放時間', `text ${CHINESE.repeat(20)}`])
})

test('reads Chinese that is written downwards, and Arabic from the right', { skip }, async () => {
  const down = `<body style="writing-mode: vertical-rl"><p>${CHINESE.repeat(4)}</p>`
  assert.deepEqual(linesOf(await read(printPdf(page(down, 'zh-Hant'), '--no-pdf-header-footer'))), [
    `text ${CHINESE.repeat(4)}`,
  ])
  const arabic = 'نحن مفتوحون كل يوم من الساعة 9 صباحا حتى الساعة 17 مساء.'
  const left = `<div dir="rtl"><p>${arabic}</p></div>`
  assert.deepEqual(linesOf(await read(printPdf(page(left, 'ar'), '--no-pdf-header-footer'))), [
    `text ${arabic}`,
  ])
})

const BENGALI = [
  'আমাদের জাদুঘর পুরনো বন্দরে অবস্থিত এবং তিন শতাব্দীর জাহাজ প্রদর্শন করে।',
  'দর্শনার্থীরা নিজেরাই নৌকা চালাতে পারেন, কিন্তু শিশুদের সঙ্গে একজন অভিভাবক থাকতে হবে।',
  'সকাল নয়টা থেকে বিকেল পাঁচটা পর্যন্ত খোলা থাকে, তবে সোমবার বন্ধ।',
  'টিকিটের মূল্য পঞ্চাশ টাকা এবং ছাত্রদের জন্য কোনো মূল্য লাগে না।',
]

test('reads a Bengali PDF in the order of writing, by /ActualText', { skip }, async () => {
  const document = await read(
    printPdf(page(BENGALI.map((line) => `<p>${line}</p>`).join(''), 'bn'), '--no-pdf-header-footer'),
  )
  const words = BENGALI.join(' ').normalize('NFC').split(' ')
  const found = new Set(textOf(document).normalize('NFC').split(' '))
  const kept = words.filter((word) => found.has(word)).length / words.length
  assert.ok(kept > 0.95, `${(kept * 100).toFixed()} % of the words: ${textOf(document)}`)
})

test('asks pdftotext for Bengali in the order of drawing, and says unreadable_text without it', {
  skip,
}, async () => {
  // A vowel sign on the left is drawn before its consonant.
  const drawn = BENGALI.join(' ').replaceAll(/([\u0995-\u09b9])([িেৈ])/gu, '$2$1')
  const pdf = printPdf(page(`<p>${drawn.repeat(3)}</p>`, 'bn'), '--no-pdf-header-footer')
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-pdftotext-'))
  const path = process.env.PATH
  try {
    process.env.PATH = folder
    await assert.rejects(read(pdf), unreadable('unreadable_text'))
    const written = `${BENGALI.join(' ').repeat(3)}\n\f`
    writeFileSync(join(folder, 'pdftotext'), `#!/bin/sh\nprintf '%s' '${written}'\n`, { mode: 0o755 })
    const document = await read(pdf)
    assert.equal(textOf(document), BENGALI.join(' ').repeat(3))
    assert.deepEqual(
      document.blocks.map(({ page }) => page),
      [1],
    )
  } finally {
    process.env.PATH = path
    rmSync(folder, { recursive: true })
  }
})

test('says unreadable_text of glyphs whose characters are private or in the order of drawing', async () => {
  const cmap = (code: string) =>
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <${code}> endbfrange endcmap end end`
  const withMap = (code: string) => {
    const map = cmap(code)
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>'
    return pdfOf({
      pages: [showText(ENGLISH.repeat(3)).replace('/F1', '/F2')],
      resources: '/Font << /F2 4 0 R >>',
      objects: [font, `<< /Length ${map.length} >>\nstream\n${map}\nendstream`],
    })
  }
  await assert.rejects(read(withMap('e000')), unreadable('unreadable_text'))
})

test('joins words that were hyphenated, and keeps the hyphen that a word has elsewhere', async () => {
  const lines = ['The well-known museum has an exhi-', 'bition of ships and a well-', 'known collection.']
  const operators = lines.map((line, index) => showText(line, { y: 700 - index * 14 })).join('\n')
  assert.deepEqual(linesOf(await read(pdfOf({ pages: [operators] }))), [
    'text The well-known museum has an exhibition of ships and a well-known collection.',
  ])
})

test('reads two columns one after the other, and headings by the outline', async () => {
  const column = (name: string, x: number) =>
    Array.from({ length: 5 }, (_, index) =>
      showText(`${name} line ${index} goes on`, { x, y: 650 - index * 14 }),
    ).join('\n')
  const document = await read(
    pdfOf({
      pages: [`${showText('Ships')}\n${column('left', 72)}\n${column('right', 320)}`],
      objects: [
        '<< /First 5 0 R /Last 5 0 R /Count 1 >>',
        '<< /Title (Ships) /Parent 4 0 R /Dest [6 0 R /Fit] >>',
      ],
      catalog: '/Outlines 4 0 R',
    }),
  )
  assert.equal(linesOf(document)[0], 'h1 Ships')
  assert.match(textOf(document), /left line 0.*left line 4.*right line 0.*right line 4/u)
})

test('removes headers and page numbers, and keeps what only looks like them', async () => {
  const pages = Array.from({ length: 6 }, (_, index) =>
    [
      showText(index % 2 === 0 ? 'Annual report' : 'The harbour company', { y: 760 }),
      showText(`In year ${index} the harbour had guests`, { y: 600 }),
      showText('Annual report', { y: 400 }),
      showText(`${index + 3}`, { y: 30, x: 300 }),
    ].join('\n'),
  )
  const text = textOf(await read(pdfOf({ pages })))
  assert.equal(text.match(/Annual report/gu)?.length, 6)
  assert.doesNotMatch(text, /company|\b[6-8]\b/u)
})

test('refuses PDFs that need a password, have too many pages, or are damaged', async () => {
  const password = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00> <00>]`
  await assert.rejects(
    read(pdfOf({ pages: [showText('Secret')], trailer: password })),
    unreadable('encrypted'),
  )
  const three = pdfOf({
    pages: [1, 2, 3].map((number) => showText(`The harbour has ${number} ships`, { y: 500 })),
  })
  await assert.rejects(readDocument(three, { name: 'a', limits: { pages: 2 } }), unreadable('too_many_pages'))
  await assert.rejects(read(Buffer.from('%PDF-1.7\nnothing')), unreadable('malformed'))
  const outcomes = new Set<string>()
  for (const copy of damaged(three, 12)) outcomes.add(await outcomeOf(copy))
  assert.ok(outcomes.has('read') && outcomes.has('malformed'), [...outcomes].join())
})

function textOf({ blocks }: ReadDocument): string {
  return blocks.map(({ text }) => text).join(' ')
}

async function outcomeOf(bytes: Buffer): Promise<string> {
  try {
    await read(bytes)
    return 'read'
  } catch (error) {
    assert.ok(error instanceof UnreadableDocument, String(error))
    return error.code
  }
}
