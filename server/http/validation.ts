import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import Ajv, { type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyServerOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { fieldErrors } from './field-errors.ts'
import { Problem } from './problems.ts'

const OPTIONS = { useDefaults: true, removeAdditional: false, strict: false } as const

/** What is wrong with a value: the first thing, and, asked again, all of it. */
const checkers = (coerceTypes: boolean) => ({
  first: addFormats.default(new Ajv.Ajv({ ...OPTIONS, coerceTypes })),
  all: addFormats.default(new Ajv.Ajv({ ...OPTIONS, coerceTypes, allErrors: true })),
})
/** In a body, a text where a number belongs is a mistake of the client's, not to be guessed right. */
const asWritten = checkers(false)
/** An address holds nothing but texts, so there it is read as what the schema wants. */
const asWanted = checkers(true)

type Validate = { (value: unknown): boolean; errors?: ErrorObject[] | null }

/**
 * Tells all that is wrong, but of a list that is too long only that: the mistakes in each of its entries, as
 * many as a body can hold, would keep everybody else waiting.
 */
function compile({ first, all }: typeof asWritten, schema: object): Validate {
  const isRight = first.compile(schema)
  const validate: Validate = (value) => {
    if (isRight(value)) return true
    validate.errors = isRight.errors ?? []
    if (validate.errors.some(({ keyword }) => keyword === 'maxItems')) return false
    // Compiled when it is first wanted: most schemas never meet a mistake.
    const tell = all.compile(schema)
    tell(value)
    validate.errors = tell.errors ?? validate.errors
    return false
  }
  return validate
}

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
      compile(httpPart === 'body' ? asWritten : asWanted, schema),
} as unknown as CompilersFactory

/** For a body that is checked in a handler: gives it its type. @throws Problem 422 */
export function createCheck<Body>(schema: TSchema): (body: unknown) => Body {
  const validate = compile(asWritten, schema)
  return (body) => {
    if (!validate(body)) throw new Problem('invalid_request', { errors: fieldErrors(validate.errors ?? []) })
    return body as Body
  }
}
