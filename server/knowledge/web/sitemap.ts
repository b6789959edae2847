/** Sitemaps and their indexes (sitemaps.org), also compressed. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { decodeText } from '../read/decode-text.ts'
import { FetchFailure } from './fetch-failure.ts'
import { readAddress } from './page-address.ts'
import { parseMarkup } from './parse-markup.ts'

/** In bytes, unpacked. */
const MAX_SITEMAP = 25 * 2 ** 20
/** A sitemap may have so many. */
const MAX_ADDRESSES = 50_000
const ENTRIES = new Set(['url', 'sitemap'])
const ROOTS = ['<urlset', '<sitemapindex']
/** In characters: what may stand before the root. */
const PROLOG = 4096

const unpack = promisify(gunzip)

/**
 * @returns the addresses of pages and of further sitemaps; undefined for what is no sitemap
 * @throws FetchFailure `too_large` for one that is unpacked to more than its limit
 */
export async function readSitemap(bytes: Uint8Array, address: string): Promise<string[] | undefined> {
  const plain = isCompressed(bytes) ? await unpacked(bytes) : bytes
  if (plain === undefined || !isSitemap(plain)) return undefined
  return addressesIn(decodeText(plain), address)
}

function isCompressed([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b
}

async function unpacked(bytes: Uint8Array): Promise<Buffer | undefined> {
  try {
    return await unpack(bytes, { maxOutputLength: MAX_SITEMAP })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return undefined
    throw new FetchFailure('too_large', `it is unpacked to more than ${MAX_SITEMAP} bytes`, { cause: error })
  }
}

function isSitemap(bytes: Uint8Array): boolean {
  const start = decodeText(bytes.subarray(0, PROLOG)).trimStart()
  return (
    start.startsWith('<') &&
    ROOTS.some((root) => start.includes(root)) &&
    !/^<(?:!doctype )?html/i.test(start)
  )
}

async function addressesIn(xml: string, address: string): Promise<string[]> {
  const found = new Set<string>()
  let written = ''
  await parseMarkup(
    xml,
    {
      open: () => {
        written = ''
      },
      text: (text, path) => {
        if (path.at(-1) === 'loc' && ENTRIES.has(path.at(-2) ?? '')) written += text
      },
      close: (name) => {
        const isEntry = name === 'loc' && written.trim() !== ''
        const page = isEntry ? readAddress(written.trim(), address) : undefined
        if (page !== undefined && found.size < MAX_ADDRESSES) found.add(page)
        written = ''
      },
    },
    { xml: true },
  )
  return [...found]
}
