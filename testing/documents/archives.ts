/** Builds Office documents and books from small XML. */
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export type Files = { [name: string]: string | Buffer }

export async function zipOf(files: Files): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content as string), name, { compress: name !== 'mimetype' })
  }
  zip.end()
  return await buffer(zip.outputStream)
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OOXML = 'application/vnd.openxmlformats-officedocument'

function contentTypes(main: string, type: string): string {
  return `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/${main}" ContentType="${OOXML}.${type}.main+xml"/></Types>`
}

/** @param targets by id; the id's letters are the relation's type */
function relations(targets: { [id: string]: string }): string {
  const all = Object.entries(targets).map(
    ([id, target]) =>
      `<Relationship Id="${id}" Type="${RELATION}/${id.replace(/\d+$/u, '')}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function coreTitle(title: string): string {
  return `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${title}</dc:title><dc:description>obey</dc:description></cp:coreProperties>`
}

const STYLES = `<w:styles xmlns:w="w">
  <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="Kop2"/><w:basedOn w:val="Base2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Base2"><w:name w:val="Base"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
  <w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`

/** @param body the content of `w:body` */
export function docxOf(body: string, more: Files = {}): Promise<Buffer> {
  return zipOf({
    '[Content_Types].xml': contentTypes('word/document.xml', 'wordprocessingml.document'),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/_rels/document.xml.rels': relations({ styles1: 'styles.xml', footnotes1: 'footnotes.xml' }),
    'docProps/core.xml': coreTitle('House rules'),
    ...more,
  })
}

/** A sheet's rows are the content of `sheetData`; `columns` what precedes it. */
export type SheetXml = { name: string; rows: string; state?: string; columns?: string }

export function xlsxOf(sheets: readonly SheetXml[], strings: readonly string[] = []): Promise<Buffer> {
  const parts = sheets.map(({ rows, columns = '' }, index) => [
    `xl/worksheets/sheet${index + 1}.xml`,
    `<worksheet>${columns}<sheetData>${rows}</sheetData></worksheet>`,
  ])
  const names = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${name}" state="${state}" r:id="worksheet${index + 1}"/>`,
  )
  const targets = sheets.map((_, index) => [`worksheet${index + 1}`, `worksheets/sheet${index + 1}.xml`])
  return zipOf({
    '[Content_Types].xml': contentTypes('xl/workbook.xml', 'spreadsheetml.sheet'),
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations({
      ...Object.fromEntries(targets),
      sharedStrings1: 'sharedStrings.xml',
      styles1: 'styles.xml',
    }),
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode=";;;"/></numFmts>' +
      '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills>' +
      '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf fontId="1"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    ...Object.fromEntries(parts),
  })
}

/** @param slides the content of `p:spTree`, and attributes of `p:sld` */
export function pptxOf(
  slides: readonly { shapes: string; attributes?: string; notes?: string }[],
): Promise<Buffer> {
  const files: Files = {}
  const targets: { [id: string]: string } = {}
  for (const [index, { shapes, attributes = '', notes }] of slides.entries()) {
    const number = index + 1
    targets[`slide${number}`] = `slides/slide${number}.xml`
    files[`ppt/slides/slide${number}.xml`] =
      `<p:sld ${attributes}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`
    if (notes === undefined) continue
    files[`ppt/slides/_rels/slide${number}.xml.rels`] = relations({
      notesSlide1: `../notesSlides/notes${number}.xml`,
    })
    files[`ppt/notesSlides/notes${number}.xml`] =
      `<p:notes><p:cSld><p:spTree>${notes}</p:spTree></p:cSld></p:notes>`
  }
  const ids = Object.keys(targets).map((id) => `<p:sldId r:id="${id}"/>`)
  return zipOf({
    '[Content_Types].xml': contentTypes('ppt/presentation.xml', 'presentationml.presentation'),
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${ids.join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(targets),
    ...files,
  })
}

/** @param content what `office:document-content` has */
export function openDocumentOf(
  kind: 'text' | 'spreadsheet',
  content: string,
  more: Files = {},
): Promise<Buffer> {
  return zipOf({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<?xml version="1.0"?><office:document-content>${content}</office:document-content>`,
    'meta.xml': '<office:document-meta><dc:title>House rules</dc:title></office:document-meta>',
    ...more,
  })
}

export function epubOf(pages: readonly string[], more: Files = {}): Promise<Buffer> {
  const items = pages.map(
    (_, index) =>
      `<item id="p${index}" href="text/page%20${index}.xhtml" media-type="application/xhtml+xml"/>`,
  )
  const references = pages.map((_, index) => `<itemref idref="p${index}"/>`)
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package><metadata><dc:title>The harbour</dc:title></metadata><manifest>${items.reverse().join('')}<item id="cover" href="c.jpg" media-type="image/jpeg"/></manifest><spine>${references.join('')}</spine></package>`,
    ...Object.fromEntries(pages.map((page, index) => [`OPS/text/page ${index}.xhtml`, page])),
    ...more,
  })
}
