import pino, { type Logger } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config/config.ts'

/** Lines wait for so many bytes, or so long, before they are written: one system call for many lines. */
const BATCH_BYTES = 8 * 1024
const LONGEST_WAIT_MS = 200

/** JSON lines on standard output; readable ones when that is a terminal. */
export function createLogger(level: Config['logLevel']): Logger {
  if (process.stdout.isTTY) return pino({ level, base: undefined }, pretty({ ignore: 'pid,hostname' }))
  const output = pino.destination({ dest: 1, minLength: BATCH_BYTES, periodicFlush: LONGEST_WAIT_MS })
  process.once('exit', () => output.flushSync())
  return pino({ level, base: undefined }, output)
}
