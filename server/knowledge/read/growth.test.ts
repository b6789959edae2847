import { test } from 'node:test'
import { assertLinear } from '../../../testing/growth.ts'
import { BlockList } from './block-list.ts'
import { decodeText } from './decode-text.ts'
import { addHtml } from './formats/html-blocks.ts'
import { readJson } from './formats/json.ts'
import { readMarkdown } from './formats/markdown.ts'
import { readText } from './formats/text.ts'
import { READING_LIMITS } from './limits.ts'
import { headingsOf } from './pdf/headings.ts'
import type { Line } from './pdf/page-lines.ts'
import { addLines } from './pdf/paragraphs.ts'
import { readabilityOf } from './pdf/readable.ts'
import { withoutRunningLines } from './pdf/running-lines.ts'

const target = () => ({
  list: new BlockList(READING_LIMITS.characters),
  limits: READING_LIMITS,
  onProgress: () => undefined,
})
const html = (text: string) => addHtml(text, { ...target(), page: null })
const repeat = (text: string) => (length: number) => text.repeat(length)

const TEXTS: { [name: string]: (length: number) => string } = {
  blanks: repeat(' \t'),
  'wrapped lines without end': repeat('a line that is long enough to be one that a program has wrapped\n'),
  bullets: repeat('- '),
  'tables in tables': repeat('<table><tr><td>a<td>b</table>'),
  'open attributes': repeat('<p style="a:b;'),
  'closing tags': repeat('</p>'),
  comments: repeat('<!-- '),
  emphasis: repeat('*a_'),
  links: repeat('[a]('),
  quotes: repeat('> '),
  'table cells': repeat('|a'),
  'invisible characters': repeat('\u200b\u00ad'),
  'open brackets': repeat('['),
}

for (const [name, make] of Object.entries(TEXTS)) {
  test(`reads ${name} in linear time`, () => {
    assertLinear(`text: ${name}`, (length) => readText(make(length), target()))
    assertLinear(`HTML: ${name}`, (length) => html(make(length)))
    assertLinear(`Markdown: ${name}`, (length) => readMarkdown(make(length), target()))
    assertLinear(`decoding: ${name}`, (length) => decodeText(Buffer.from(make(length), 'utf16le')))
    assertLinear(`readability: ${name}`, (length) => readabilityOf([make(length)]))
  })
}

test('reads JSON in linear time', () => {
  assertLinear('JSON: records', (length) =>
    readJson(JSON.stringify(Array(length).fill({ a: { b: [1] } })), target()),
  )
  assertLinear('JSON: fields', (length) =>
    readJson(
      JSON.stringify(Object.fromEntries(Array.from({ length }, (_, index) => [index, [index]]))),
      target(),
    ),
  )
})

test("joins a PDF's lines in linear time", () => {
  const line = (index: number, page: number): Line => ({
    text: 'words of a paragraph that goes on and on',
    cells: [{ text: 'words of a paragraph that goes on and on', x: 70 }],
    left: 70,
    right: 500,
    y: 60 + index * 14,
    size: 12,
    isBold: false,
    isVertical: false,
    page,
    tag: null,
  })
  const pagesOf = (length: number) =>
    Array.from({ length: length / 50 }, (_, page) => ({
      lines: Array.from({ length: 50 }, (_, index) => line(index, page)),
      height: 800,
    }))
  assertLinear('lines on pages', (length) => {
    const kept = withoutRunningLines(pagesOf(length))
    addLines(target().list, kept, headingsOf(kept.flat(), []))
  })
  assertLinear('lines of one page', (length) => {
    const kept = [Array.from({ length }, (_, index) => line(index, 1))]
    addLines(target().list, kept, headingsOf(kept.flat(), []))
  })
})
