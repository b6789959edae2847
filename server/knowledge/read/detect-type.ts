/** Tells a document's type by its content. The name chooses among text formats, which look alike. */
import { type Archive, openArchive } from './archive/archive.ts'
import { packageType } from './archive/package-type.ts'
import { decodeText } from './decode-text.ts'
import { type DocumentType, UnreadableDocument } from './document.ts'
import type { ReadingOptions } from './read-bytes.ts'

/** `archive` and its `main` file are those of a package. */
export type Detected = { type: DocumentType; archive?: Archive; main?: string }

/** Some programs write a few bytes before the header, which readers of PDF allow. */
const PDF_HEADER_WITHIN = 1024
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ZIP = [Buffer.from('PK\u0003\u0004'), Buffer.from('PK\u0005\u0006')]
/** A stream's name in an encrypted OOXML file. OLE names are UTF-16. */
const ENCRYPTED_OOXML = Buffer.from('EncryptedPackage', 'utf16le')
const SAMPLE_BYTES = 4096
const SAMPLE_CHARACTERS = 2048
/** Share of control characters in a sample, above which it is no text. */
const MAX_CONTROL_SHARE = 0.02

const TEXT_TYPES: [DocumentType, RegExp, string][] = [
  ['html', /\.x?html?$/iu, 'text/html'],
  ['markdown', /\.(?:md|markdown|mdown|mkd)$/iu, 'text/markdown'],
  ['csv', /\.csv$/iu, 'text/csv'],
  ['tsv', /\.(?:tsv|tab)$/iu, 'text/tab-separated-values'],
  ['ndjson', /\.(?:ndjson|jsonl)$/iu, 'application/x-ndjson'],
  ['json', /\.json$/iu, 'application/json'],
  ['text', /\.(?:txt|text|log)$/iu, 'text/plain'],
]

/** @throws UnreadableDocument `unsupported_type`, `encrypted`, `no_text` */
export async function detectType(bytes: Buffer, options: ReadingOptions): Promise<Detected> {
  if (bytes.length === 0) throw new UnreadableDocument('no_text', 'the document is empty')
  if (bytes.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-')) return { type: 'pdf' }
  if (bytes.subarray(0, OLE.length).equals(OLE)) throw oleFailure(bytes)
  if (ZIP.some((signature) => bytes.subarray(0, 4).equals(signature))) {
    const archive = await openArchive(bytes, options.limits)
    const { type, main } = await packageType(archive)
    return { type, archive, main: main ?? '' }
  }
  return { type: textType(bytes, options) }
}

function oleFailure(bytes: Buffer): UnreadableDocument {
  if (bytes.includes(ENCRYPTED_OOXML)) return new UnreadableDocument('encrypted', 'it needs a password')
  return unsupported('a file of an old Office program, or of Outlook')
}

function unsupported(reason: string): UnreadableDocument {
  return new UnreadableDocument('unsupported_type', reason)
}

function textType(bytes: Buffer, { name, mediaType }: ReadingOptions): DocumentType {
  const sample = decodeText(sampleOf(bytes), mediaType).slice(0, SAMPLE_CHARACTERS)
  if (isBinary(sample)) throw unsupported('no text, and no format that is read')
  const start = withoutProlog(sample)
  if (/^<(?:!doctype html|html|head|body)[\s>]/iu.test(start)) return 'html'
  if (sample.startsWith('{\\rtf')) throw unsupported('RTF')
  const byName = TEXT_TYPES.find(([, pattern]) => pattern.test(name))?.[0]
  if (byName) return byName
  const declared = mediaType?.split(';')[0]?.trim().toLowerCase()
  const byMediaType = TEXT_TYPES.find(([, , type]) => type === declared)?.[0]
  if (byMediaType && byMediaType !== 'text') return byMediaType
  if (/^<(?:\?xml|svg|!doctype)\b/iu.test(sample.trimStart())) throw unsupported('XML')
  return 'text'
}

/** Not cut inside a character, which would look like another encoding. */
function sampleOf(bytes: Buffer): Buffer {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const lineEnd = bytes.lastIndexOf('\n', SAMPLE_BYTES)
  if (lineEnd > 0) return bytes.subarray(0, lineEnd + (bytes[lineEnd + 1] === 0 ? 2 : 1))
  let end = SAMPLE_BYTES
  while (end > SAMPLE_BYTES - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.subarray(0, end)
}

function isBinary(sample: string): boolean {
  let controls = 0
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index)
    if (code === 0) return true
    if (code < 9 || (code > 13 && code < 27) || code === 0xfffd) controls += 1
  }
  return controls > sample.length * MAX_CONTROL_SHARE
}

/** Without the XML declaration, comments and blanks before the first element. */
function withoutProlog(text: string): string {
  let rest = text.trimStart()
  for (;;) {
    const end = rest.startsWith('<?xml') ? '?>' : rest.startsWith('<!--') ? '-->' : null
    if (end === null) return rest
    const index = rest.indexOf(end)
    if (index === -1) return rest
    rest = rest.slice(index + end.length).trimStart()
  }
}
