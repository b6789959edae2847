/** Tells what an archive is: an OOXML, OpenDocument or EPUB package. */
import { UnreadableDocument } from '../document.ts'
import type { Archive } from './archive.ts'
import { parseXml } from './xml.ts'

/** `main` is the file that the others hang on; null where the format fixes it. */
export type PackageType = { type: 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'epub'; main: string | null }

const OOXML: [PackageType['type'], RegExp][] = [
  [
    'docx',
    /^application\/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroenabled\w*)\.main\+xml$/iu,
  ],
  [
    'xlsx',
    /^application\/vnd\.(?:openxmlformats-officedocument\.spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroenabled\w*)\.main\+xml$/iu,
  ],
  [
    'pptx',
    /^application\/vnd\.(?:openxmlformats-officedocument\.presentationml\.(?:presentation|slideshow|template)|ms-powerpoint\.(?:presentation|slideshow|template)\.macroenabled\w*)\.main\+xml$/iu,
  ],
]
const MEDIA_TYPES: [PackageType['type'], RegExp][] = [
  ['odt', /^application\/vnd\.oasis\.opendocument\.text/u],
  ['ods', /^application\/vnd\.oasis\.opendocument\.spreadsheet/u],
  ['epub', /^application\/epub\+zip/u],
]
/** Fonts are obfuscated by these, and are not read. */
const FONT_OBFUSCATION = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc/u

/** @throws UnreadableDocument `unsupported_type` or `encrypted` */
export async function packageType(archive: Archive): Promise<PackageType> {
  const found = (await ooxmlType(archive)) ?? (await mediaTypeOf(archive))
  if (!found) throw new UnreadableDocument('unsupported_type', 'an archive, and no document')
  if (await isEncrypted(archive, found.type)) {
    throw new UnreadableDocument('encrypted', 'it needs a password or a licence')
  }
  return found
}

async function ooxmlType(archive: Archive): Promise<PackageType | null> {
  let found: PackageType | null = null
  await parseXml(archive, '[Content_Types].xml', {
    open: (name, { ContentType = '', PartName = '' }) => {
      const type = name === 'Override' && OOXML.find(([, pattern]) => pattern.test(ContentType))?.[0]
      if (type) found ??= { type, main: PartName.replace(/^\//u, '') }
    },
  })
  return found
}

async function mediaTypeOf(archive: Archive): Promise<PackageType | null> {
  const mediaType = (await archive.read('mimetype'))?.toString('latin1').trim() ?? ''
  const type = MEDIA_TYPES.find(([, pattern]) => pattern.test(mediaType))?.[0]
  if (type) return { type, main: null }
  return archive.has('META-INF/container.xml') ? { type: 'epub', main: null } : null
}

async function isEncrypted(archive: Archive, type: PackageType['type']): Promise<boolean> {
  let found = false
  if (type === 'epub') {
    await parseXml(archive, 'META-INF/encryption.xml', {
      open: (name, { Algorithm = '' }) => {
        if (name === 'EncryptionMethod' && !FONT_OBFUSCATION.test(Algorithm)) found = true
      },
    })
  } else if (type === 'odt' || type === 'ods') {
    await parseXml(archive, 'META-INF/manifest.xml', {
      open: (name) => {
        if (name === 'encryption-data') found = true
      },
    })
  }
  return found
}
