// Bundles the server into a few files, because finding and linking a thousand modules takes half of a start. Needs the
// development packages; without a bundle, the sources run. docs/decisions/0050-server-bundle.md
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { hashOfServer, SERVER_OUTPUT, SERVER_STAMP } from './build-stamp.js'

/** The program, and the modules that threads and the processes that read documents load. */
const ENTRIES = {
  main: 'server/main.ts',
  'embedded-database': 'server/database/embedded-database.ts',
  'reading-thread': 'server/models/builtin/reading/reading-thread.ts',
  'document-reader': 'server/knowledge/read/document-reader.ts',
  'reader-watchdog': 'server/knowledge/read/reader-watchdog.ts',
}

/** They load files of their own, or are loaded only where they are needed. */
const UNBUNDLED = [
  /^node:/,
  /^@electric-sql\//,
  /^@pydantic\//,
  /^@zxcvbn-ts\//,
  /^pino/,
  /^pdfjs-dist/,
  'linkedom',
  'transliteration',
]

/** Files beside a module stay where they are: in the bundle, its address is still that of the source. */
const sourceAddresses = {
  name: 'source-addresses',
  transform: {
    filter: { id: /[/\\]server[/\\].*\.ts$/, code: /import\.meta\./ },
    handler(code, id) {
      const source = relative(resolve(SERVER_OUTPUT), id).replaceAll('\\', '/')
      return code
        .replaceAll('import.meta.dirname', `(import.meta.dirname + '/${dirname(source)}')`)
        .replaceAll(/import\.meta\.url(?=\))/g, `new URL('${source}', import.meta.url)`)
        .replaceAll(
          /new URL\('\.\/([\w-]+)\.ts', new URL\('[^']+', import\.meta\.url\)\)/g,
          "new URL('./$1.js', import.meta.url)",
        )
    },
  },
}

console.error('Bundling the server (only when it has changed, some seconds) ...')
const sources = hashOfServer()
// Without the stamp, nobody runs a bundle whose build was killed.
rmSync(SERVER_OUTPUT, { recursive: true, force: true })
const bundle = await rolldown({
  input: ENTRIES,
  platform: 'node',
  external: UNBUNDLED,
  plugins: [sourceAddresses],
})
await bundle.write({ dir: SERVER_OUTPUT, format: 'esm', entryFileNames: '[name].js' })
await bundle.close()
writeFileSync(SERVER_STAMP, sources)
