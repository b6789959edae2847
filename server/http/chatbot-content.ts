/** Schemas and checks of chatbot content, shared by the APIs in which owners edit chatbots. */
import Type from 'typebox'
import Value from 'typebox/value'
import { ChatbotConfiguration } from '../chatbots/configuration.ts'
import { MAX_SLUG_LENGTH, SLUG } from '../chatbots/slug.ts'
import { type FieldError, Problem } from './problems.ts'

export const Name = Type.String({ maxLength: 200, pattern: '\\S' })
export const Description = Type.String({ maxLength: 20_000 })
export const Slug = Type.String({
  pattern: SLUG,
  maxLength: MAX_SLUG_LENGTH,
  description: 'Lower-case letters, digits, - and _ between them',
})

/** In an update, null removes a key; in a full replacement it is ignored. */
export const Configuration = Type.Object(
  Object.fromEntries(
    Object.entries(ChatbotConfiguration.properties).map(([key, schema]) => [
      key,
      Type.Optional(Type.Union([schema, Type.Null()])),
    ]),
  ),
  { description: 'Behaviour and appearance of the chatbot; unknown keys are kept' },
)

export function withoutNulls(configuration: object = {}): ChatbotConfiguration {
  return Object.fromEntries(Object.entries(configuration).filter(([, value]) => value !== null))
}

/** JSON.stringify, Postgres and JSON readers recurse into it. */
const MAX_DEPTH = 100

/**
 * Checks of a configuration that the body's schema cannot express.
 * @throws Problem 422
 */
export function checkConfiguration(configuration: Record<string, unknown> = {}): void {
  if (!isShallow(configuration)) {
    refuse([{ path: 'configuration', message: `must not be nested deeper than ${MAX_DEPTH} levels` }])
  }
  const found = Value.Errors(ChatbotConfiguration, withoutNulls(configuration))
  if (found.length > 0) refuse(found.map(toFieldError))
}

function refuse(errors: FieldError[]): never {
  throw new Problem('invalid_request', { errors })
}

function toFieldError({ instancePath, message }: { instancePath: string; message: string }): FieldError {
  return { path: `configuration${instancePath.replaceAll('/', '.')}`, message }
}

/** Iterative, because the body may be nested deeper than the stack. */
function isShallow(root: object): boolean {
  let level: object[] = [root]
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const next: object[] = []
    for (const value of level) {
      for (const inner of Object.values(value)) {
        if (typeof inner === 'object' && inner !== null) next.push(inner)
      }
    }
    level = next
  }
  return level.length === 0
}
