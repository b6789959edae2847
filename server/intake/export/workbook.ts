/**
 * Streams tables as an XLSX workbook: a ZIP archive of XML files, with only one chunk in memory. The number
 * of sheets is known only at the end. So the parts that list the sheets are written last, which the format
 * allows (ECMA-376 part 2).
 */
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Cell } from './columns.ts'
import {
  contentTypesXml,
  headerXml,
  PACKAGE_RELATIONSHIPS_XML,
  rowXml,
  SHEET_END,
  SHEET_START,
  STYLES_XML,
  workbookRelationshipsXml,
  workbookXml,
} from './sheet-xml.ts'

export type Table = { name: string; header: string[]; rows: AsyncIterable<Cell[]> }

export type SheetLimits = {
  /** Including the header; Excel's limit. */
  rows: number
  /**
   * Of XML, in UTF-16 units: keeps the UTF-8 size below 4 GiB, beyond which Excel may refuse the ZIP64
   * format.
   */
  length: number
}
const LIMITS: SheetLimits = { rows: 1_048_576, length: 2 ** 30 }
const CHUNK_LENGTH = 64 * 1024
/** Nearly as small as the next levels, in half their time. */
const COMPRESSION = { compressionLevel: 3 }

/**
 * A table that exceeds a sheet continues in another one. When its rows fail, the stream fails; when the
 * stream is destroyed, the rows are no longer read.
 */
export function workbook(tables: Iterable<Table>, limits: SheetLimits = LIMITS): Readable {
  const zip = new ZipFile()
  // yazl's types say ReadableStream of NodeJS; it is a PassThrough.
  const output = zip.outputStream as Readable
  zip.on('error', (error) => output.destroy(error as Error))
  writeTables(zip, output, tables, limits).catch((error) => output.destroy(error))
  return output
}

async function writeTables(zip: ZipFile, output: Readable, tables: Iterable<Table>, limits: SheetLimits) {
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path, COMPRESSION)
  add('_rels/.rels', PACKAGE_RELATIONSHIPS_XML)
  add('xl/styles.xml', STYLES_XML)
  const names = new SheetNames()
  for (const { name, header, rows } of tables) {
    const unwritten = new Rows(rows)
    try {
      do {
        const path = `xl/worksheets/sheet${names.add(name)}.xml`
        await addSheet(zip, output, path, sheetXml(header, unwritten, limits))
      } while (await unwritten.peek())
    } finally {
      await unwritten.end()
    }
  }
  add('xl/workbook.xml', workbookXml(names.all))
  add('xl/_rels/workbook.xml.rels', workbookRelationshipsXml(names.all.length))
  add('[Content_Types].xml', contentTypesXml(names.all.length))
  zip.end()
}

/** Waits until the sheet is written, with backpressure from the reader of the output. */
async function addSheet(zip: ZipFile, output: Readable, path: string, xml: AsyncIterable<string>) {
  const sheet = Readable.from(xml, { highWaterMark: 1 })
  const stop = () => sheet.destroy()
  if (output.destroyed) stop()
  output.once('close', stop)
  try {
    zip.addReadStream(sheet, path, COMPRESSION)
    await finished(sheet)
  } finally {
    output.off('close', stop)
  }
}

async function* sheetXml(header: readonly string[], rows: Rows, limits: SheetLimits) {
  let chunk = SHEET_START + headerXml(header)
  let length = 0
  for (let number = 2; number <= limits.rows && length < limits.length; number++) {
    const cells = await rows.next()
    if (!cells) break
    chunk += rowXml(number, cells)
    if (chunk.length < CHUNK_LENGTH) continue
    yield chunk
    length += chunk.length
    chunk = ''
  }
  yield chunk + SHEET_END
}

/** Rows shared by consecutive sheets. */
class Rows {
  readonly #iterator: AsyncIterator<Cell[]>
  #peeked: Cell[] | undefined

  constructor(rows: AsyncIterable<Cell[]>) {
    this.#iterator = rows[Symbol.asyncIterator]()
  }

  /** The row that `next` will return; undefined at the end. */
  async peek(): Promise<Cell[] | undefined> {
    this.#peeked ??= await this.next()
    return this.#peeked
  }

  async next(): Promise<Cell[] | undefined> {
    const peeked = this.#peeked
    this.#peeked = undefined
    if (peeked) return peeked
    const { done, value } = await this.#iterator.next()
    return done ? undefined : value
  }

  async end(): Promise<void> {
    await this.#iterator.return?.()
  }
}

/** Excel's limit. */
const MAX_NAME_LENGTH = 31

/** Makes sheet names valid for Excel: short, and unique regardless of case. */
class SheetNames {
  readonly all: string[] = []
  /** Excel reserves this name. */
  readonly #taken = new Set(['history'])

  /** @returns the number of the sheet, from 1 */
  add(wanted: string): number {
    let name = wanted.slice(0, MAX_NAME_LENGTH)
    for (let number = 2; this.#taken.has(name.toLowerCase()); number++) {
      const suffix = ` (${number})`
      name = wanted.slice(0, MAX_NAME_LENGTH - suffix.length) + suffix
    }
    this.#taken.add(name.toLowerCase())
    return this.all.push(name)
  }
}
