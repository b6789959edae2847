/** Starts the process that reads one document, and ends it: on time, on cancel, and with the server. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire, getCompileCacheDir } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UnreadableDocument } from './document.ts'
import type { ReadingLimits } from './limits.ts'
import { OUT_OF_MEMORY, type ReadingMessage, type ReadingRequest } from './messages.ts'

const READER = new URL('./document-reader.ts', import.meta.url)
const MEBIBYTE = 1024 * 1024
/** What a process has beside its heap: the program, buffers, code. */
const OUTSIDE_HEAP = 96 * MEBIBYTE
/** The end of what the process wrote to standard error. */
const MAX_LAST_WORDS = 2000

export type Reading = {
  bytes: Uint8Array
  name: string
  mediaType: string | null
  limits: ReadingLimits
  signal: AbortSignal | undefined
  onMessage: (message: ReadingMessage) => void
  /** The program of the process. */
  reader?: URL
}

/**
 * Resolves when the process has sent all and ended.
 * @throws UnreadableDocument if it was ended for its time or memory, or crashed; the signal's reason
 */
export async function runReadingProcess(reading: Reading): Promise<void> {
  reading.signal?.throwIfAborted()
  const child = startProcess(reading.reader ?? READER, reading.limits)
  const ended = untilEnded(child, reading.onMessage)
  const stop = () => child.kill('SIGKILL')
  const timer = setTimeout(stop, reading.limits.milliseconds)
  reading.signal?.addEventListener('abort', stop, { once: true })
  const start = performance.now()
  try {
    sendRequest(child, reading)
    const failure = await ended
    reading.signal?.throwIfAborted()
    if (failure === null) return
    if (performance.now() - start >= reading.limits.milliseconds) {
      throw new UnreadableDocument('timeout', `took more than ${reading.limits.milliseconds} ms`)
    }
    throw failure
  } finally {
    clearTimeout(timer)
    reading.signal?.removeEventListener('abort', stop)
  }
}

/** Nothing of the server's environment, which has its secrets, but the way to `pdftotext`. */
function startProcess(reader: URL, { memoryBytes }: ReadingLimits): ChildProcess {
  const heap = Math.max(32, Math.round((memoryBytes - OUTSIDE_HEAP) / MEBIBYTE))
  const { PATH = '', SystemRoot } = process.env
  const flags = [`--max-old-space-size=${heap}`, ...permissions(reader)]
  return spawn(process.execPath, [...flags, fileURLToPath(reader)], {
    env: { PATH, MALLOC_ARENA_MAX: '1', ...(SystemRoot && { SystemRoot }) },
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  })
}

/**
 * It reads its own code and the packages, writes nothing but compiled code, and starts the watchdog's thread and
 * `pdftotext`. So a document cannot make it read the server's data, and native packages cannot be loaded.
 */
function permissions(reader: URL): string[] {
  const cache = getCompileCacheDir()
  const packages = join(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'), '../..')
  const program = dirname(fileURLToPath(reader))
  // Sources import others of `server/`; the bundle has all beside it.
  const code = reader.pathname.endsWith('.ts')
    ? [join(program, '../..'), join(program, '../../../package.json')]
    : [program]
  const read = [...code, packages, ...(cache ? [cache] : [])].map((path) => `--allow-fs-read=${path}`)
  const write = cache ? [`--allow-fs-write=${cache}`] : []
  return ['--permission', ...read, ...write, '--allow-worker', '--allow-child-process']
}

function sendRequest(child: ChildProcess, { bytes, name, mediaType, limits }: Reading): void {
  const request: ReadingRequest = { name, mediaType, limits, compileCache: getCompileCacheDir() ?? null }
  child.send(request, () => undefined)
  // A process that ended early reads no more; `untilEnded` says why it ended.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(bytes)
}

/** @returns null if the process sent all, else why it did not */
function untilEnded(
  child: ChildProcess,
  onMessage: Reading['onMessage'],
): Promise<UnreadableDocument | null> {
  const { promise, resolve } = Promise.withResolvers<UnreadableDocument | null>()
  let lastWords = ''
  let failure: UnreadableDocument | null | undefined
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    lastWords = (lastWords + words).slice(-MAX_LAST_WORDS)
  })
  child.on('message', (message: ReadingMessage) => {
    if (message.kind === 'end') failure = null
    if (message.kind === 'failure') failure = new UnreadableDocument(message.code, message.reason)
    onMessage(message)
  })
  child.once('error', (error) => resolve(crashed(error.message)))
  child.once('close', () => resolve(failure === undefined ? crashed(lastWords) : failure))
  return promise
}

function crashed(lastWords: string): UnreadableDocument {
  const isMemory = lastWords.includes(OUT_OF_MEMORY) || lastWords.includes('heap out of memory')
  if (isMemory) return new UnreadableDocument('too_large', OUT_OF_MEMORY)
  return new UnreadableDocument('malformed', `the reading process ended: ${lastWords.trim()}`)
}
