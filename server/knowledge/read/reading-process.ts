/** Starts the process that reads one document, and ends it: on time, on cancel, and with the server. */
import { type ChildProcess, spawn } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
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
  return spawn(process.execPath, [`--max-old-space-size=${heap}`, fileURLToPath(reader)], {
    env: { PATH, MALLOC_ARENA_MAX: '1', ...(SystemRoot && { SystemRoot }) },
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  })
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
