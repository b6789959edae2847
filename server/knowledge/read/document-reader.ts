/**
 * The process that reads one document and ends. It gets the request as a message and the bytes by standard input, and
 * sends the text back in pieces, so that receiving a long text never blocks the server.
 */
import { once } from 'node:events'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import type { Block } from './document.ts'
import type { ReadingMessage, ReadingRequest } from './messages.ts'

/** A document can wait; the server's event loop cannot. */
const LOW_PRIORITY = 10
/** Characters of blocks in a message. The server parses one in about a millisecond. */
const PIECE_CHARACTERS = 128 * 1024
/** Added to a block's characters: its fields. */
const BLOCK_OVERHEAD = 60

if (process.platform !== 'win32') setPriority(LOW_PRIORITY)
process.once('disconnect', () => process.exit())
const [request] = (await once(process, 'message')) as [ReadingRequest]
startWatchdog(request)
if (request.compileCache) enableCompileCache(request.compileCache)
const { readBytes, failureOf } = await import('./read-bytes.ts')
try {
  await read()
} catch (error) {
  await send({ kind: 'failure', ...failureOf(error) })
}
flushCompileCache()
process.exit()

async function read(): Promise<void> {
  const bytes = await buffer(process.stdin)
  const document = await readBytes(bytes, {
    ...request,
    onProgress: (done, total) => void process.send?.({ kind: 'progress', done, total }),
  })
  for (const blocks of pieces(document.blocks)) await send({ kind: 'blocks', blocks })
  const { type, title, pages } = document
  await send({ kind: 'end', type, title, pages })
}

function* pieces(blocks: readonly Block[]): Generator<Block[]> {
  let piece: Block[] = []
  let characters = 0
  for (const block of blocks) {
    piece.push(block)
    characters += block.text.length + BLOCK_OVERHEAD
    if (characters < PIECE_CHARACTERS) continue
    yield piece
    piece = []
    characters = 0
  }
  yield piece
}

/** Resolves when the message was written, so that only one is in memory. */
async function send(message: ReadingMessage): Promise<void> {
  await new Promise((resolve) => process.send?.(message, resolve))
}

function startWatchdog({ limits: { memoryBytes, milliseconds } }: ReadingRequest): void {
  new Worker(new URL('./reader-watchdog.ts', import.meta.url), {
    workerData: { memoryBytes, milliseconds, parent: process.ppid },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  }).unref()
}
