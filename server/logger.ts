import pino, { type Logger, type LoggerOptions } from 'pino'
import type { Config } from './config/config.ts'
import { createHideSecrets } from './config/secrets.ts'
import type { ReplicaState } from './database/replica.ts'
import { createDescribeError } from './describe-error.ts'

/** Lines are buffered up to this size or time, to save system calls. */
const BATCH_BYTES = 8 * 1024
const MAX_WAIT_MS = 200

/** Options of every logger, whatever its destination. */
export function loggerOptions(config: Config): LoggerOptions {
  const describe = createDescribeError(createHideSecrets(config))
  return { level: config.logLevel, base: undefined, serializers: { err: describe, cause: describe } }
}

/** JSON lines on standard output; readable ones when that is a terminal. */
export async function createLogger(config: Config): Promise<Logger> {
  const options = loggerOptions(config)
  if (process.stdout.isTTY)
    return pino(options, (await import('pino-pretty')).default({ ignore: 'pid,hostname' }))
  const output = pino.destination({ dest: 1, minLength: BATCH_BYTES, periodicFlush: MAX_WAIT_MS })
  process.once('exit', () => output.flushSync())
  return pino(options, output)
}

/** Logs each change of the read replica's state; while it does not serve, the primary does. */
export function logReplica(logger: Logger, replica: ReplicaState, error?: unknown): void {
  if (replica === 'serving') logger.info({ replica }, 'the read replica serves lists, numbers and exports')
  else logger.warn({ replica, err: error }, 'the primary serves lists, numbers and exports')
}
