import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyServerOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { fieldErrors } from './field-errors.ts'
import { Problem } from './problems.ts'

const OPTIONS = { useDefaults: true, removeAdditional: false, allErrors: true, strict: false } as const

/** In a body, a text where a number belongs is a mistake of the client's, not to be guessed right. */
const asWritten = addFormats.default(new Ajv.Ajv({ ...OPTIONS, coerceTypes: false }))
/** An address holds nothing but texts, so there it is read as what the schema wants. */
const asWanted = addFormats.default(new Ajv.Ajv({ ...OPTIONS, coerceTypes: true }))

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
type Part = { schema: object; httpPart?: string }

const buildSerializer = SerializerSelector()

/** What `setValidatorCompiler` sets would be lost in every scope that has schemas of its own. */
export const compilersFactory = {
  // A third of the start went by compiling the same few errors for each status of each route.
  buildSerializer: (...scope: Parameters<typeof buildSerializer>) => {
    const compile = buildSerializer(...scope)
    const compiled = new Map<string, ReturnType<typeof compile>>()
    return (route: Parameters<typeof compile>[0]) => {
      const key = JSON.stringify(route.schema)
      const serialize = compiled.get(key) ?? compile(route)
      compiled.set(key, serialize)
      return serialize
    }
  },
  buildValidator:
    () =>
    ({ schema, httpPart }: Part) =>
      (httpPart === 'body' ? asWritten : asWanted).compile(schema),
} as unknown as CompilersFactory

/** For a body that is checked in a handler: gives it its type. @throws Problem 422 */
export function createCheck<Body>(schema: TSchema): (body: unknown) => Body {
  const validate = asWritten.compile(schema)
  return (body) => {
    if (!validate(body)) throw new Problem('invalid_request', { errors: fieldErrors(validate.errors ?? []) })
    return body as Body
  }
}
