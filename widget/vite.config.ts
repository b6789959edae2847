import { minify, type Plugin, type UserConfig } from 'vite'
import { OWN_NAMES } from './own-names.ts'

/** The licence of the bundled library requires this notice. */
const NOTICE = '/*! with streaming-markdown (MIT, Damian Tarnawski) */'

/** @param define replaces names in the source; the loader gets the panel's address */
export function widgetConfig(entry: string, define: Record<string, string> = {}): UserConfig {
  const isLoader = entry === 'loader.ts'
  return {
    define,
    plugins: [remInPixels, shortNames],
    build: {
      target: 'es2022',
      // As a library, without Vite's helper for preloading, which costs a kilobyte. The loader is a classic
      // script, not a module.
      lib: { entry: `widget/${entry}`, formats: [isLoader ? 'iife' : 'es'], name: 'frontdesk' },
      rolldownOptions: {
        output: {
          // The loader's address is fixed, because sites embed it.
          entryFileNames: isLoader ? 'widget.js' : 'assets/[name]-[hash].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          strict: false,
          minify: { compress: { dropConsole: true, target: 'es2022' }, codegen: { removeWhitespace: true } },
          postBanner: ({ isEntry }) => (isEntry && !isLoader ? NOTICE : ''),
        },
      },
    },
  }
}

/** In a shadow root, `rem` becomes pixels, because its size depends on the embedding page. */
const remInPixels: Plugin = {
  name: 'rem-in-pixels',
  enforce: 'pre',
  transform: {
    filter: { id: /\.css\?inline$/ },
    handler: (css) =>
      css.replace(/(?<![\d.])(\d+(?:\.\d+)?|\.\d+)rem\b/g, (_, length) => `${Number(length) * 16}px`),
  },
}

/** Shortens the widget's own property names. Rolldown itself does so only in builds of a single file. */
const shortNames: Plugin = {
  name: 'short-names',
  async renderChunk(code, { fileName }) {
    const options = { module: true, compress: false, mangle: false, mangleProps: { include: OWN_NAMES } }
    const shortened = await minify(fileName, code, options)
    if (shortened.errors[0]) throw new Error(shortened.errors[0].message)
    return { code: shortened.code, map: null }
  },
}
