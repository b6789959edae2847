/** EPUB: the pages of its spine, in reading order. */
import type { Archive } from '../archive/archive.ts'
import { resolvePath } from '../archive/relations.ts'
import { parseXml } from '../archive/xml.ts'
import { decodeText } from '../decode-text.ts'
import { UnreadableDocument } from '../document.ts'
import type { About, Target } from '../read-bytes.ts'
import { addHtml } from './html-blocks.ts'

type Book = { title: string | null; pages: string[] }

export async function readEpub(archive: Archive, { list }: Target): Promise<About> {
  const main = await packageFile(archive)
  const { title, pages } = await readPackage(archive, main)
  if (pages.length === 0) throw new UnreadableDocument('malformed', 'a book without pages')
  for (const page of pages) {
    const bytes = await archive.read(page)
    if (bytes) addHtml(decodeText(bytes), { list, page: null, xml: true, skipNavigation: true })
  }
  return { title }
}

async function packageFile(archive: Archive): Promise<string> {
  let found = ''
  await parseXml(archive, 'META-INF/container.xml', {
    open: (name, attributes) => {
      if (name === 'rootfile' && found === '') found = attributes['full-path'] ?? ''
    },
  })
  if (!archive.has(found)) throw new UnreadableDocument('malformed', 'a book without its package file')
  return found
}

async function readPackage(archive: Archive, main: string): Promise<Book> {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const files = new Map<string, string>()
  const pages: string[] = []
  let title = ''
  let isTitle = false
  await parseXml(archive, main, {
    open: (name, attributes) => {
      isTitle = name === 'title' && title === ''
      const { id = '', href = '', idref = '' } = attributes
      const isPage = /html|oeb1-document/u.test(attributes['media-type'] ?? '')
      if (name === 'item' && isPage) files.set(id, resolvePath(folder, decodePath(href)))
      const page = name === 'itemref' ? files.get(idref) : undefined
      if (page && !pages.includes(page)) pages.push(page)
    },
    text: (text) => {
      if (isTitle) title += text
    },
    close: () => {
      isTitle = false
    },
  })
  return { title: title.trim() || null, pages }
}

function decodePath(href: string): string {
  const [path = ''] = href.split('#')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
