/**
 * Starts the embedded database's thread with the cache of compiled code, which each thread enables for itself. In
 * JavaScript, as start.js is.
 */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'

if (workerData.compileCache) enableCompileCache(workerData.compileCache)
await import(workerData.module)
flushCompileCache()
