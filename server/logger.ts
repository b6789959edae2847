import pino, { type Logger } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config/config.ts'

/** JSON lines on standard output; readable ones when that is a terminal. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino(
    { level, base: undefined },
    process.stdout.isTTY ? pretty({ ignore: 'pid,hostname' }) : pino.destination(1),
  )
}
