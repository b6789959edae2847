import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import Ajv, { type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyServerOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { fieldErrors } from './field-errors.ts'
import { isLarge, runForBody } from './large-bodies.ts'
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

type FindMistakes = (value: unknown) => ErrorObject[] | undefined

/**
 * Finds all that is wrong, but of a large body only the first thing, and of a list that is too long only that: the
 * mistakes in each of its entries, as many as a body can hold, would keep everybody else waiting.
 */
function compile({ first, all }: typeof asWritten, schema: object): FindMistakes {
  const isRight = first.compile(schema)
  return (value) => {
    if (isRight(value)) return undefined
    const found = isRight.errors ?? []
    if (isLarge(value) || found.some(({ keyword }) => keyword === 'maxItems')) return found
    // Compiled when it is first wanted: most schemas never meet a mistake.
    const findAll = all.compile(schema)
    findAll(value)
    return findAll.errors ?? found
  }
}

type Validate = { (value: unknown): boolean | Promise<boolean>; errors?: ErrorObject[] | undefined }

/** A validator for Fastify: what it finds at once is in `errors`, what it finds in the caller's turn is thrown. */
function createValidate(findMistakes: FindMistakes): Validate {
  const validate: Validate = (value) => {
    if (isLarge(value)) return runForBody(value, () => refuse(findMistakes(value))).then(() => true)
    validate.errors = findMistakes(value)
    return validate.errors === undefined
  }
  return validate
}

/** @throws Problem 422 where there are any */
function refuse(mistakes: ErrorObject[] | undefined): void {
  if (mistakes) throw new Problem('invalid_request', { errors: fieldErrors(mistakes) })
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
      createValidate(compile(httpPart === 'body' ? asWritten : asWanted, schema)),
} as unknown as CompilersFactory

/** For a body that is checked in a handler: gives it its type. @throws Problem 422 */
export function createCheck<Body>(schema: TSchema): (body: unknown) => Promise<Body> {
  const findMistakes = compile(asWritten, schema)
  return async (body) => {
    await runForBody(body, () => refuse(findMistakes(body)))
    return body as Body
  }
}
