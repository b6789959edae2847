import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { ALIASES, Environment, type VariableName } from './environment.ts'

/** An invalid variable or file, and what it should be. Never contains the value, which may be a secret. */
export type Problem = { where: string; message: string }

export type Strings = Readonly<Record<string, string | undefined>>

const TRUE = new Set(['true', '1', 'yes', 'on'])
const FALSE = new Set(['false', '0', 'no', 'off'])
const VARIABLES = Object.entries(Environment.properties as Record<string, TSchema & { description?: string }>)
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/

/** Parses an environment into typed values, with defaults instead of invalid ones. */
export function readEnvironment(strings: Strings): { values: Environment; problems: Problem[] } {
  const values: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const [name, schema] of VARIABLES) {
    const given = find(strings, name as VariableName)
    const value = given && convert(given.raw, schema)
    values[name] = 'default' in schema ? schema.default : undefined
    if (!given) continue
    if (Value.Check(schema, value)) values[name] = value
    else problems.push({ where: given.source, message: `should be ${schema.description}` })
  }
  return { values: values as Environment, problems }
}

/** An empty value counts as unset, as compose files and CI leave variables out. */
function find(strings: Strings, name: VariableName): { source: string; raw: string } | undefined {
  const alias = ALIASES[name]
  for (const source of alias ? [name, alias] : [name]) {
    const raw = strings[source]?.trim()
    if (raw) return { source, raw }
  }
  return undefined
}

function convert(raw: string, schema: object): unknown {
  const type = 'type' in schema ? schema.type : 'string'
  if (type === 'integer' || type === 'number') return NUMBER.test(raw) ? Number(raw) : raw
  if (type === 'boolean') return TRUE.has(raw.toLowerCase()) || (FALSE.has(raw.toLowerCase()) ? false : raw)
  return raw
}
