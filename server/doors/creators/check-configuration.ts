import Value from 'typebox/value'
import { ChatbotConfiguration } from '../../chatbots/configuration.ts'
import { type FieldError, Problem } from '../../http/problems.ts'

/** JSON.stringify, Postgres and whoever reads it again go down into it by recursion. */
const DEEPEST = 100

/**
 * What the schema of a body cannot say of a configuration.
 * @throws Problem 422
 */
export function checkConfiguration(configuration: Record<string, unknown> = {}): void {
  if (!isShallow(configuration)) {
    refuse([{ path: 'configuration', message: `must not be nested deeper than ${DEEPEST} levels` }])
  }
  const set = Object.fromEntries(Object.entries(configuration).filter(([, value]) => value !== null))
  const found = Value.Errors(ChatbotConfiguration, set)
  if (found.length > 0) refuse(found.map(toFieldError))
}

function refuse(errors: FieldError[]): never {
  throw new Problem('invalid_request', { errors })
}

function toFieldError({ instancePath, message }: { instancePath: string; message: string }): FieldError {
  return { path: `configuration${instancePath.replaceAll('/', '.')}`, message }
}

/** Level by level, without recursion: the body may be nested deeper than the stack. */
function isShallow(root: object): boolean {
  let level: unknown[] = [root]
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
  return level.length === 0
}
