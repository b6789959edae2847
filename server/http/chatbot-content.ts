/** What the APIs at which owners write their chatbots take, and check, alike. */
import Type from 'typebox'
import Value from 'typebox/value'
import { ChatbotConfiguration } from '../chatbots/configuration.ts'
import { LONGEST_SLUG, SLUG } from '../chatbots/slug.ts'
import { type FieldError, Problem } from './problems.ts'

export const Name = Type.String({ maxLength: 200, pattern: '\\S' })
export const Description = Type.String({ maxLength: 20_000 })
export const Slug = Type.String({
  pattern: SLUG,
  maxLength: LONGEST_SLUG,
  description: 'Lower-case letters, digits, - and _ between them',
})

/** In an update, null takes a key out; where all is given anew, it is as if the key were not there. */
export const Configuration = Type.Object(
  Object.fromEntries(
    Object.entries(ChatbotConfiguration.properties).map(([key, schema]) => [
      key,
      Type.Optional(Type.Union([schema, Type.Null()])),
    ]),
  ),
  { description: 'How it behaves and looks; keys that Frontdesk does not know are kept' },
)

export function withoutNulls(configuration: object = {}): ChatbotConfiguration {
  return Object.fromEntries(Object.entries(configuration).filter(([, value]) => value !== null))
}

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
  const found = Value.Errors(ChatbotConfiguration, withoutNulls(configuration))
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
  let level: object[] = [root]
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
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
