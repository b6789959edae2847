/** The XML of an XLSX sheet: SpreadsheetML, ECMA-376 part 1, chapter 18. */
import type { Cell } from './columns.ts'
import { isLikeFormula } from './formula.ts'

/** Excel's limit for the text of a cell, in UTF-16 units. */
const MAX_CELL_LENGTH = 32_767
/** Excel's limit. */
const MAX_COLUMNS = 16_384

/** Style indexes in `STYLES_XML`. */
const BOLD = 1
/** Keeps text as text when the cell is edited. */
const QUOTED = 2

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const STYLES_XML = `${XML}<styleSheet xmlns="${MAIN}">
<fonts count="2"><font/><font><b/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs>
</styleSheet>`

/** The header row is frozen. */
export const SHEET_START = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
export const SHEET_END = '</sheetData></worksheet>'

/** @param number from 1 */
export function rowXml(number: number, cells: readonly Cell[]): string {
  return row(number, cells, (cell) => (typeof cell === 'string' && isLikeFormula(cell) ? QUOTED : 0))
}

export function headerXml(names: readonly string[]): string {
  return row(1, names, () => BOLD)
}

function row(number: number, cells: readonly Cell[], styleOf: (cell: Cell) => number): string {
  let xml = `<row r="${number}">`
  const count = Math.min(cells.length, MAX_COLUMNS)
  for (let column = 0; column < count; column++) {
    const cell = cells[column] ?? null
    if (cell !== null) xml += cellXml(`${lettersOf(column)}${number}`, cell, styleOf(cell))
  }
  return `${xml}</row>`
}

function cellXml(place: string, cell: string | number | boolean, style: number): string {
  const styled = style === 0 ? '' : ` s="${style}"`
  if (typeof cell === 'number') return `<c r="${place}"${styled}><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${place}"${styled} t="b"><v>${cell ? 1 : 0}</v></c>`
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${textXml(cell)}</t></is></c>`
}

const letters: string[] = []

/** Converts to A–Z, AA–ZZ, AAA and on. */
function lettersOf(column: number): string {
  letters[column] ??=
    (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
  return letters[column]
}

/** Characters that XML 1.0 cannot represent. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

export function textXml(text: string): string {
  // A cell separates lines with \n, and XML parsers convert \r to it as well.
  const written = text.toWellFormed().replaceAll(UNWRITABLE, '').replaceAll(/\r\n?/g, '\n')
  return (
    cut(written)
      // Excel decodes _x0041_ as A (ST_Xstring), so the underscore itself is encoded.
      .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? '')
  )
}

function cut(text: string): string {
  if (text.length <= MAX_CELL_LENGTH) return text
  const kept = text.slice(0, MAX_CELL_LENGTH - 1)
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`
}

/** Escapes quotes as well, for attribute values. */
export function attributeXml(text: string): string {
  return textXml(text).replaceAll('"', '&quot;')
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const PACKAGE_RELATIONSHIPS_XML = `${XML}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

/** @param names of the sheets, which are `xl/worksheets/sheet1.xml` and following */
export function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${attributeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`
}

export function workbookRelationshipsXml(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return `${XML}<Relationships xmlns="${RELATIONSHIPS}">${sheets.join('')}<Relationship Id="rId${count + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
}

export function contentTypesXml(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
  )
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${sheets.join('')}</Types>`
}
