import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import Ajv, { type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyServerOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { fieldErrors } from './field-errors.ts'
import { isLarge, runForBody } from './large-bodies.ts'
import { Problem } from './problems.ts'

const OPTIONS = { useDefaults: true, removeAdditional: false, strict: false } as const

/** Validators that stop at the first error, and that find all errors. */
const checkers = (coerceTypes: boolean) => ({
  first: addFormats.default(new Ajv.Ajv({ ...OPTIONS, coerceTypes })),
  all: addFormats.default(new Ajv.Ajv({ ...OPTIONS, coerceTypes, allErrors: true })),
})
/** For bodies: a string where a number belongs is an error of the client. */
const asWritten = checkers(false)
/** For path and query parameters, which are strings and are coerced to the schema's types. */
const asWanted = checkers(true)

type FindMistakes = (value: unknown) => ErrorObject[] | undefined

/**
 * Finds all errors, but only the first in a large body or in an array that is too long: collecting an error
 * for each of its entries would block the event loop.
 */
function compile({ first, all }: typeof asWritten, schema: object): FindMistakes {
  // Compiled on first use: a process calls few of its routes in its first seconds.
  let compiled: ReturnType<typeof first.compile> | undefined
  return (value) => {
    compiled ??= first.compile(schema)
    const isRight = compiled
    if (isRight(value)) return undefined
    const found = isRight.errors ?? []
    if (isLarge(value) || found.some(({ keyword }) => keyword === 'maxItems')) return found
    // Compiled on first use: most schemas never see an invalid value.
    const findAll = all.compile(schema)
    findAll(value)
    return findAll.errors ?? found
  }
}

type Validate = { (value: unknown): boolean | Promise<boolean>; errors?: ErrorObject[] | undefined }

/**
 * A Fastify validator: synchronous errors are in `errors`; for a large body it rejects after its queued run.
 */
function createValidate(findMistakes: FindMistakes): Validate {
  const validate: Validate = (value) => {
    if (isLarge(value)) return runForBody(value, () => refuse(findMistakes(value))).then(() => true)
    validate.errors = findMistakes(value)
    return validate.errors === undefined
  }
  return validate
}

/** @throws Problem 422 when there are errors */
function refuse(mistakes: ErrorObject[] | undefined): void {
  if (mistakes) throw new Problem('invalid_request', { errors: fieldErrors(mistakes) })
}

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
type Part = { schema: object; httpPart?: string }

const buildSerializer = SerializerSelector()

/** `setValidatorCompiler` is not used: its compiler is lost in every scope that has its own schemas. */
export const compilersFactory = {
  // Cached: compiling the same error schemas for each status of each route took a third of the startup time.
  buildSerializer: (...scope: Parameters<typeof buildSerializer>) => {
    const compile = buildSerializer(...scope)
    const compiled = new Map<string, ReturnType<typeof compile>>()
    return (route: Parameters<typeof compile>[0]) => {
      const key = JSON.stringify(route.schema)
      const serialize = compiled.get(key) ?? onFirstUse(() => compile(route))
      compiled.set(key, serialize)
      return serialize
    }
  },
  buildValidator:
    () =>
    ({ schema, httpPart }: Part) =>
      createValidate(compile(httpPart === 'body' ? asWritten : asWanted, schema)),
} as unknown as CompilersFactory

type Serialize = ReturnType<ReturnType<typeof buildSerializer>>

function onFirstUse(compile: () => Serialize): Serialize {
  let serialize: Serialize | undefined
  return (data) => {
    serialize ??= compile()
    return serialize(data)
  }
}

/** Validates and types a body inside a handler. @throws Problem 422 */
export function createCheck<Body>(schema: TSchema): (body: unknown) => Promise<Body> {
  const findMistakes = compile(asWritten, schema)
  return async (body) => {
    await runForBody(body, () => refuse(findMistakes(body)))
    return body as Body
  }
}
