/**
 * Changes the source of pdf.js while it is loaded, at six places of its text reader: /ActualText, hidden text, layers
 * and the fonts' names are not told otherwise (mozilla/pdf.js#12237, #20014). Each place must be there exactly once, so
 * that a new version of pdf.js fails at once where it changed them.
 */
import { registerHooks } from 'node:module'

/** What the changed source calls, at `globalThis.frontdeskInk`; see ink.ts. */
export const HOOK = 'frontdeskInk'

type Change = { name: string; after: string; insert: string }

const CHANGES: readonly Change[] = [
  {
    name: 'operators',
    after:
      'args = operation.args;\n        switch (fn | 0) {\n          case OPS.setFont:\n            const fontNameArg',
    insert: `args = operation.args;\n        globalThis.${HOOK}?.operator(fn, args, textState, resources);\n        switch (fn | 0) {\n          case OPS.setFont:\n            const fontNameArg`,
  },
  {
    name: 'look of a new item',
    after: 'textContentItem.initialized = true;',
    insert: `textContentItem.initialized = true;\n      textContentItem.inkKey = textState.inkKey;\n      textContentItem.look = globalThis.${HOOK}?.lookOf(textState, trm);`,
  },
  {
    name: 'look in the result',
    after: 'hasEOL: textChunk.hasEOL',
    insert: 'hasEOL: textChunk.hasEOL,\n        look: textChunk.look',
  },
  {
    name: 'a new look ends the item',
    after: 'const baseCharSpacing = font.vertical',
    insert:
      'if (textContentItem.initialized && textContentItem.inkKey !== textState.inkKey) flushTextContentItem();\n      const baseCharSpacing = font.vertical',
  },
  {
    name: 'properties of marked content',
    after: 'id: Number.isInteger(mcid)',
    insert: `...globalThis.${HOOK}?.propertiesOf(args[1], resources, stringToPDFString),\n                id: Number.isInteger(mcid)`,
  },
  {
    name: "the font's name",
    after: 'fontFamily: font.fallbackName,',
    insert: 'fontFamily: font.fallbackName,\n          fontName: font.name,',
  },
]

/** @throws if pdf.js no longer has one of the places */
export function changeSource(source: string): string {
  return CHANGES.reduce((text, { name, after, insert }) => {
    if (text.split(after).length !== 2) throw new Error(`pdf.js has changed: ${name}`)
    return text.replace(after, () => insert)
  }, source)
}

const WORKER = '/pdfjs-dist/legacy/build/pdf.worker.mjs'
/** Draws pages, in native code, if it is installed. Nothing is drawn. */
const CANVAS = '@napi-rs/canvas'

/**
 * Must run before pdf.js is imported.
 * @returns what ends it, afterwards
 */
export function hookPdfjs(): () => void {
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === CANVAS) throw new Error('pages are not drawn')
      return next(specifier, context)
    },
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (!url.endsWith(WORKER)) return loaded
      return { ...loaded, source: changeSource(String(loaded.source)) }
    },
  })
  return () => hooks.deregister()
}
