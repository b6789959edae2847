/** Parses XML of an archive while it is unpacked. Entities of a document type are never expanded, nothing is loaded. */
import { Parser } from 'htmlparser2'
import { UnreadableDocument } from '../document.ts'
import type { Archive } from './archive.ts'

/** By local name; names with a prefix are there too. */
export type XmlAttributes = { readonly [name: string]: string | undefined }

/** Names come without their prefix. */
export type XmlHandler = {
  open?: (name: string, attributes: XmlAttributes) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const MAX_DEPTH = 10_000

/** @returns whether the archive has the file */
export async function parseXml(archive: Archive, name: string, handler: XmlHandler): Promise<boolean> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  const parser = createParser(handler)
  for await (const piece of archive.pieces(name)) {
    decoder ??= new TextDecoder(encodingOf(piece))
    parser.write(decoder.decode(piece, { stream: true }))
  }
  if (!decoder) return archive.has(name)
  parser.write(decoder.decode())
  parser.end()
  return true
}

function createParser({ open, text, close }: XmlHandler): Parser {
  let depth = 0
  return new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        if (depth > MAX_DEPTH) throw new UnreadableDocument('malformed', 'XML nested too deeply')
        open?.(localName(name), localAttributes(attributes))
      },
      ontext: (data) => text?.(data),
      onclosetag: (name) => {
        depth -= 1
        close?.(localName(name))
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localAttributes(attributes: { [name: string]: string }): XmlAttributes {
  const found: { [name: string]: string } = {}
  for (const [name, value] of Object.entries(attributes)) {
    found[name] = value
    found[localName(name)] ??= value
  }
  return found
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
