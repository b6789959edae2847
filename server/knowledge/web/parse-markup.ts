/** Parses markup in pieces, so that a large page keeps no request of others waiting. */
import { setImmediate as breathe } from 'node:timers/promises'
import { type Handler, Parser } from 'htmlparser2'

const PIECE = 64 * 1024
/** The parser takes quadratic time in the depth; pages are 20 to 40 deep. */
const MAX_DEPTH = 1000

export type Element = { name: string; attributes: Readonly<Record<string, string>> }

export type Visitor = {
  open: (element: Element) => void
  /** @param path names of the open elements */
  text?: (text: string, path: readonly string[]) => void
  close?: (name: string) => void
}

/** What is nested too deeply is not visited, nor what follows it. */
export async function parseMarkup(
  markup: string,
  visitor: Visitor,
  { xml }: { xml: boolean },
): Promise<void> {
  const path: string[] = []
  const handler: Partial<Handler> = {
    onopentag: (name, attributes) => {
      path.push(name)
      visitor.open({ name, attributes })
    },
    ontext: (text) => visitor.text?.(text, path),
    onclosetag: (name) => {
      path.pop()
      visitor.close?.(name)
    },
  }
  const parser = new Parser(handler, { xmlMode: xml, decodeEntities: true })
  for (let at = 0; at < markup.length && path.length <= MAX_DEPTH; at += PIECE) {
    parser.write(markup.slice(at, at + PIECE))
    await breathe()
  }
}
