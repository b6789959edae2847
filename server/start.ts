/**
 * The program that `npm start` runs: the server with a cache of its compiled code. The cache is enabled here because a
 * module's imports are compiled before its first line runs.
 */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

// Beside the packages, where only the owner of the installation can write: whoever writes there decides what runs. If
// it cannot be written, the server compiles at each start.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/frontdesk'))
await import('./main.ts')
// A server that is killed would not write it.
flushCompileCache()
