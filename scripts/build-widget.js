// Bundles the public pages' files and the widget: few files, because each costs a round trip, and as small as they
// get, because sites embed them.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { transform } from 'esbuild'
import { build } from 'vite'
import { OWN_NAMES } from './own-names.js'

const WIDGET = resolve('widget')
/** The licence of the bundled library requires this notice. */
const NOTICE = '/*! with streaming-markdown (MIT, Damian Tarnawski) */'
const LANGUAGES = { en: 'english', bn: 'bengali', 'zh-Hant': 'traditional-chinese', ar: 'arabic' }

/** Writes the files, and `manifest.json` with their addresses: hashed, except the loader's, which sites embed. */
export async function buildWidget(output) {
  mkdirSync(`${output}/assets`, { recursive: true })
  const write = (path, body) => {
    writeFileSync(`${output}${path}`, body)
    return path
  }
  const writeHashed = (name, ending, body) => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    return write(`/assets/${name}-${hash}.${ending}`, body)
  }
  const page = await bundle('page.ts', { banner: NOTICE })
  const style = await bundle('page.css')
  const panel = await bundle('widget.ts', { banner: NOTICE })
  // The page and the panel share the chunks of the languages.
  const chunks = [...page, ...panel].filter(({ isEntry }) => isEntry === false)
  const languages = Object.entries(LANGUAGES).map(([language, name]) => {
    const { fileName, code } = chunks.find((chunk) => chunk.name === name)
    return [language, write(`/assets/${fileName}`, code)]
  })
  const panelPath = writeHashed('widget', 'js', panel[0].code)
  const loader = await bundle('loader.ts', { format: 'iife', define: { PANEL: JSON.stringify(panelPath) } })
  write('/widget.js', loader[0].code)
  const manifest = {
    script: writeHashed('page', 'js', page[0].code),
    style: writeHashed('page', 'css', style.find(({ type }) => type === 'asset').source),
    icon: writeHashed('icon', 'svg', readFileSync(`${WIDGET}/icon.svg`)),
    panel: panelPath,
    languages: Object.fromEntries(languages),
  }
  writeFileSync(`${output}/manifest.json`, JSON.stringify(manifest))
}

/** @returns the entry file first, then the chunks that it loads on demand */
async function bundle(entry, { format = 'es', banner = '', define = {} } = {}) {
  const isStyle = entry.endsWith('.css')
  const files = { banner, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
  const [built] = [
    await build({
      root: WIDGET,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      define,
      // A sheet in a shadow root must not depend on the size of the embedding page.
      css: { postcss: { plugins: isStyle ? [] : [remToPixels] } },
      plugins: [mangleOwnNames],
      build: {
        write: false,
        target: 'es2022',
        minify: true,
        modulePreload: false,
        ...(isStyle ? {} : { lib: { entry: `${WIDGET}/${entry}`, formats: [format], name: 'frontdesk' } }),
        rolldownOptions: {
          ...(isStyle ? { input: `${WIDGET}/${entry}` } : {}),
          optimization: { inlineConst: { mode: 'all', pass: 3 } },
          output: { ...files, minify: true, codeSplitting: format === 'es' },
        },
      },
    }),
  ].flat()
  return built.output
}

const remToPixels = {
  postcssPlugin: 'rem-to-pixels',
  Declaration: (declaration) => {
    declaration.value = inPixels(declaration.value)
  },
  AtRule: (rule) => {
    rule.params = inPixels(rule.params)
  },
}

function inPixels(text) {
  return text.replace(/(?<![\d.])(\d+(?:\.\d+)?|\.\d+)rem\b/g, (_, length) => `${Number(length) * 16}px`)
}

/** Vite's minifier renames variables only; the panel is to stay within 20 KB. */
const mangleOwnNames = {
  name: 'mangle-own-names',
  renderChunk: {
    order: 'post',
    handler: async (code) => {
      const options = { minify: true, target: 'es2022', charset: 'utf8', drop: ['console'] }
      const mangled = await transform(code, { ...options, mangleProps: OWN_NAMES, mangleCache: NAMES })
      Object.assign(NAMES, mangled.mangleCache)
      return { code: mangled.code, map: null }
    },
  },
}
/** One short name for each property in all files. */
const NAMES = {}
