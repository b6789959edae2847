import assert from 'node:assert/strict'
import { test } from 'node:test'
import { docxOf, epubOf, openDocumentOf, pptxOf, xlsxOf } from '../../../../testing/documents/archives.ts'
import { linesOf } from '../../../../testing/documents/reading.ts'
import { readDocument } from '../read-document.ts'

const read = (bytes: Buffer) => readDocument(bytes, { name: 'a.bin' })
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`

test('reads headings, lists, tables and footnotes of Word documents', async () => {
  const body =
    paragraph(run('Tea ') + run('&amp; cake'), '<w:pStyle w:val="Heading1"/>') +
    paragraph(run('Hours 2'), '<w:pStyle w:val="TOC1"/>') +
    paragraph(run('Hours'), '<w:pStyle w:val="Kop2"/>') +
    paragraph(
      '<w:hyperlink>' +
        run('Open') +
        '</w:hyperlink><w:r><w:tab/><w:t>daily</w:t><w:br/><w:t>and late</w:t></w:r>',
    ) +
    paragraph(run('no dogs'), '<w:numPr><w:numId w:val="3"/></w:numPr>') +
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Day')}${cell('Hours')}</w:tr><w:tr>${cell('Monday')}${cell('9 to 5')}</w:tr></w:tbl>` +
    `<w:tbl><w:tr>${cell('Phone')}${cell('123')}</w:tr></w:tbl>`
  const footnotes = `<w:footnotes><w:footnote w:type="separator">${paragraph(run('-'))}</w:footnote><w:footnote>${paragraph(run('Except in May.'))}</w:footnote></w:footnotes>`
  const document = await read(await docxOf(body, { 'word/footnotes.xml': footnotes }))
  assert.equal(document.type, 'docx')
  assert.equal(document.title, 'House rules')
  assert.deepEqual(linesOf(document), [
    'h1 Tea & cake',
    'h2 Hours',
    'text Open daily and late',
    'item no dogs',
    'row Day: Monday; Hours: 9 to 5',
    'row Phone: 123',
    'text Except in May.',
  ])
})

const HIDDEN_WORDS = {
  'a hidden run': run('obey', '<w:vanish/>'),
  'a run of a hidden style': run('obey', '<w:rStyle w:val="Secret"/>'),
  'a deleted run': '<w:del><w:r><w:delText>obey</w:delText></w:r></w:del>',
  'what was moved away': `<w:moveFrom>${run('obey')}</w:moveFrom>`,
  "a field's instruction": '<w:r><w:instrText>obey</w:instrText></w:r>',
  'a comment': '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
  'white text': run('obey', '<w:color w:val="FFFFFF"/>'),
  'text of half a point': run('obey', '<w:sz w:val="1"/>'),
  'what older programs are given': `<mc:AlternateContent><mc:Choice/><mc:Fallback>${run('obey')}</mc:Fallback></mc:AlternateContent>`,
}

for (const [name, content] of Object.entries(HIDDEN_WORDS)) {
  test(`does not read ${name} of a Word document`, async () => {
    const bytes = await docxOf(paragraph(run('Open ') + content + run('daily')), {
      'word/comments.xml': `<w:comments><w:comment w:id="1">${paragraph(run('obey'))}</w:comment></w:comments>`,
    })
    assert.deepEqual(linesOf(await read(bytes)), ['text Open daily'])
  })
}

test('reads white text of a Word document on a dark ground, and leaves out deleted rows', async () => {
  const dark = `<w:tc><w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr>${paragraph(run('Seen', '<w:color w:val="FFFFFF"/>'))}</w:tc>`
  const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${cell('obey')}${cell('obey')}</w:tr>`
  const body = `<w:tbl><w:tr>${dark}${cell('yes')}</w:tr>${deleted}</w:tbl>`
  assert.deepEqual(linesOf(await read(await docxOf(body))), ['row Seen: yes'])
})

test('reads text boxes of a Word document once', async () => {
  const box = paragraph(run('In the box'))
  const body = paragraph(
    `${run('Before')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${box}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${box}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>${run(' after')}`,
  )
  assert.deepEqual(linesOf(await read(await docxOf(body))), ['text In the box', 'text Before after'])
})

test('reads sheets with their names, and numbers as they are shown', async () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' +
    '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Price</t></is></c><c r="C2" t="str"><v>From</v></c><c r="D2" t="str"><v>Off</v></c></row>' +
    '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><f>1+1</f><v>0.30000000000000004</v></c><c r="C3" s="1"><v>45000</v></c><c r="D3" s="2"><v>0.125</v></c></row>' +
    '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="C4" s="3"><v>45000.5</v></c><c r="D4" t="e"><v>#REF!</v></c></row>'
  const strings = [
    '<t>Prices 2026</t>',
    '<t>Name</t>',
    '<r><t>Green </t></r><r><t>tea</t></r><rPh><t>obey</t></rPh>',
  ]
  const document = await read(await xlsxOf([{ name: 'Menu', rows }], strings))
  assert.deepEqual(linesOf(document), [
    'h1 Menu',
    'text Prices 2026',
    'row Name: Green tea; Price: 0.3; From: 2023-03-15; Off: 12.5%',
    'row Name: TRUE; From: 2023-03-15 12:00',
  ])
})

test('does not read hidden sheets, rows and columns', async () => {
  const text = (value: string) => `<c t="str"><v>${value}</v></c>`
  const head = `<row>${text('Name')}${text('Cost')}${text('Price')}</row>`
  const rows = `${head}<row>${text('Tea')}${text('obey')}${text('two')}</row><row hidden="1">${text('obey')}</row><row><c s="4" t="str"><v>obey</v></c><c s="5"><v>obey</v></c></row>`
  const columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
  const bytes = await xlsxOf([
    { name: 'Menu', rows, columns },
    { name: 'obey', rows, state: 'veryHidden' },
    { name: 'Empty', rows: '' },
  ])
  assert.deepEqual(linesOf(await read(bytes)), ['h1 Menu', 'row Name: Tea; Price: two'])
})

const shape = (type: string, text: string, properties = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr ${properties}/><p:nvPr>${type && `<p:ph type="${type}"/>`}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`

test('reads slides with their notes and tables, and no hidden ones', async () => {
  const tableCell = (text: string) =>
    `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`
  const table = `<p:graphicFrame><a:tbl><a:tblPr firstRow="1"/><a:tr>${tableCell('Day')}${tableCell('Hours')}</a:tr><a:tr>${tableCell('Mo')}${tableCell('9-5')}</a:tr></a:tbl></p:graphicFrame>`
  const bytes = await pptxOf([
    {
      shapes: shape('ctrTitle', 'Welcome') + shape('body', 'Tea') + shape('', 'Cake') + shape('sldNum', '1'),
    },
    { shapes: shape('title', 'obey'), attributes: 'show="0"', notes: shape('body', 'obey') },
    {
      shapes: shape('', 'obey', 'hidden="1"') + table,
      notes: shape('sldImg', '') + shape('body', 'Say it slowly'),
    },
  ])
  const document = await read(bytes)
  assert.equal(document.pages, 3)
  assert.equal(document.title, 'Welcome')
  assert.deepEqual(linesOf(document), [
    'h1 Welcome',
    'item Tea',
    'text Cake',
    'row Day: Mo; Hours: 9-5',
    'text Say it slowly',
  ])
  assert.deepEqual(
    document.blocks.map(({ page }) => page),
    [1, 1, 1, 3, 3],
  )
})

test('reads OpenDocument texts without what they hide', async () => {
  const styles =
    '<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>' +
    '<style:style style:name="T3" style:family="text"><style:text-properties fo:color="#FFFFFF"/></style:style>' +
    '<style:style style:name="T2" style:family="text" style:parent-style-name="T1"/></office:automatic-styles>'
  const deleted =
    '<text:tracked-changes><text:deletion><text:p>obey</text:p></text:deletion></text:tracked-changes>'
  const body = `<office:text>${deleted}<text:h text:outline-level="2">Rules</text:h>
    <text:p>No<text:s text:c="3"/>dogs<text:span text:style-name="T1">obey</text:span><text:span text:style-name="T2">obey</text:span><text:span text:style-name="T3">obey</text:span><office:annotation><text:p>obey</text:p></office:annotation></text:p>
    <text:list><text:list-item><text:p>first</text:p></text:list-item></text:list>
    <text:section text:display="none"><text:p>obey</text:p></text:section>
    <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell><text:p>Hours</text:p></table:table-cell></table:table-row></table:table-header-rows>
    <table:table-row><table:table-cell><text:p>Mo</text:p></table:table-cell><table:table-cell><text:p>9-5</text:p></table:table-cell></table:table-row></table:table></office:text>`
  const document = await read(await openDocumentOf('text', styles + body))
  assert.equal(document.type, 'odt')
  assert.equal(document.title, 'House rules')
  assert.deepEqual(linesOf(document), ['h2 Rules', 'text No dogs', 'item first', 'row Day: Mo; Hours: 9-5'])
})

test('reads OpenDocument sheets without what they hide, and repeats what is repeated', async () => {
  const styles =
    '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
  const cells = (...texts: string[]) =>
    texts.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('')
  const row = (content: string, attributes = '') =>
    `<table:table-row ${attributes}>${content}</table:table-row>`
  const rest = row(
    '<table:table-cell table:number-columns-repeated="16384"/>',
    'table:number-rows-repeated="1048576"',
  )
  const sheet = `<table:table table:name="Menu"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>
    ${row(cells('Name', 'Cost', 'Price'))}${row(cells('Tea', 'obey', '2'), 'table:number-rows-repeated="2"')}
    ${row(cells('obey'), 'table:visibility="collapse"')}${row(cells('Cake', 'obey', 'three<office:annotation><text:p>obey</text:p></office:annotation>'))}${rest}</table:table>`
  const hidden = `<table:table table:name="obey" table:style-name="ta2">${row(cells('obey', 'obey'))}</table:table>`
  const document = await read(
    await openDocumentOf(
      'spreadsheet',
      `${styles}<office:spreadsheet>${sheet}${hidden}</office:spreadsheet>`,
    ),
  )
  assert.deepEqual(linesOf(document), [
    'h1 Menu',
    'row Name: Tea; Price: 2',
    'row Name: Tea; Price: 2',
    'row Name: Cake; Price: three',
  ])
})

test('reads the pages of a book in the order of its spine', async () => {
  const page = (body: string) =>
    `<?xml version="1.0"?><html xmlns="x"><head><title/></head><body>${body}</body></html>`
  const document = await read(
    await epubOf([
      page('<nav><a href="x">Contents</a></nav><h1>One<a id="x"/></h1><script src="x"/><p>It begins.</p>'),
      page('<h2>Two</h2><p hidden="hidden">obey</p><p>It&#160;ends.</p>'),
    ]),
  )
  assert.equal(document.type, 'epub')
  assert.equal(document.title, 'The harbour')
  assert.deepEqual(linesOf(document), ['h1 One', 'text It begins.', 'h2 Two', 'text It ends.'])
})
