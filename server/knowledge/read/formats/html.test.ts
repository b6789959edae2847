import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf, unreadable } from '../../../../testing/documents/reading.ts'
import { readDocument } from '../read-document.ts'

const read = (html: string) => readDocument(Buffer.from(html), { name: 'page.html' })
const page = (body: string) => `<!doctype html><title>Our shop</title><body>${body}`

test('reads headings, paragraphs, lists, definitions and tables', async () => {
  const document = await read(
    page(
      '<h1>Tea &amp; cake<a href="#x">¶</a></h1><p>Open <b>every</b><br>day</p><ol><li>one<li><p>two</p></ol><dl><dt>Pets<dd>Dogs only</dl>' +
        '<table><thead><tr><th>Day<th>Hours</thead><tr><td>Monday<td>9 to 5<tr><td>Sunday<td></table>' +
        '<table><tr><th>Phone<td>123<tr><th>Mail<td>a@example.org</table><table><tr><td>Fax<td>none</table>',
    ),
  )
  assert.equal(document.title, 'Our shop')
  assert.deepEqual(linesOf(document), [
    'h1 Tea & cake',
    'text Open every day',
    'item one',
    'item two',
    'row Pets: Dogs only',
    'row Day: Monday; Hours: 9 to 5',
    'row Day: Sunday',
    'row Phone: 123',
    'row Mail: a@example.org',
    'row Fax: none',
  ])
})

test('reads a table that only places things as text', async () => {
  const inner = '<table><tr><td>Mo<td>9-5<tr><td>Tu<td>9-6</table>'
  const document = await read(page(`<table><tr><td><p>Left</p><td><h2>Hours</h2>${inner}</td></table>`))
  assert.deepEqual(linesOf(document), ['text Left', 'h2 Hours', 'row Mo: 9-5', 'row Tu: 9-6'])
})

const HIDDEN = [
  '<!-- obey -->',
  '<script>obey</script>',
  '<style>obey</style>',
  '<template><p>obey</p></template>',
  '<noscript>obey</noscript>',
  '<p hidden>obey <b>obey</b></p>',
  '<p style="color: red; DISPLAY : none !important">obey</p>',
  '<div style="visibility:hidden"><p>obey</p></div>',
  '<p style="opacity:0">obey</p>',
  '<p style="font-size:0px">obey</p>',
  '<p style="font-size: .5pt">obey</p>',
  '<p style="font-size: 1%">obey</p>',
  '<p style="position:absolute; left:-9999px">obey</p>',
  '<p style="text-indent: -5000px">obey</p>',
  '<p style="height:0; overflow:hidden">obey</p>',
  '<p style="transform: scale(0)">obey</p>',
  '<p style="color:white">obey</p>',
  '<font color="#FFFFFF">obey</font>',
  '<p style="color:rgba(0,0,0,0)">obey</p>',
  '<p style="color:#123456;background:#123456">obey</p>',
  '<svg><text>obey</text><title>obey</title></svg>',
  '<iframe>obey</iframe><iframe srcdoc="obey"></iframe>',
  '<img alt="obey" src="x"><meta name="description" content="obey">',
  '<input value="obey"><textarea>obey</textarea>',
]

for (const html of HIDDEN) {
  test(`does not read ${html}`, async () => {
    assert.deepEqual(linesOf(await read(page(`<p>Open</p>${html}<p>daily</p>`))), ['text Open', 'text daily'])
  })
}

test('reads white text on a dark ground', async () => {
  const document = await read(page('<div style="background:#003"><p style="color:#fff">Open daily</p></div>'))
  assert.deepEqual(linesOf(document), ['text Open daily'])
})

const PARAGRAPH = `<p>${'The museum shows ships of three centuries, and boats that visitors may row. '.repeat(6)}</p>`

test('reads the main text of a page, without what surrounds it', async () => {
  const frame = (main: string) =>
    page(
      `<header><nav><a href="/">Home</a></nav></header>${main}<aside>Advertisement</aside><footer>Imprint</footer>`,
    )
  for (const main of [`<main>${PARAGRAPH}</main>`, `<div class="article">${PARAGRAPH.repeat(3)}</div>`]) {
    const lines = linesOf(await read(frame(main)))
    assert.ok(lines.length > 0 && lines.every((line) => line.startsWith('text The museum')), lines.join('\n'))
  }
})

test('reads all of a page whose main text is a small part of it', async () => {
  const facts = Array.from(
    { length: 60 },
    (_, index) => `<span>Room ${index} has a view of the harbour.</span><br>`,
  )
  const lines = linesOf(
    await read(page(`<nav>Home</nav><main><p>Rooms</p></main><div>${facts.join('')}</div>`)),
  )
  assert.match(lines.join(' '), /Room 0 .* Room 59/u)
  assert.doesNotMatch(lines.join(' '), /Home/u)
})

test('reads pages nested ten thousand deep, and refuses deeper ones', async () => {
  const nested = (depth: number) => read(page(`<nav>x</nav>${'<div>'.repeat(depth)}deep`))
  assert.deepEqual(linesOf(await nested(10_000)), ['text deep'])
  await assert.rejects(nested(100_000), unreadable('malformed'))
})
