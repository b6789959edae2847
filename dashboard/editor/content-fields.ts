/**
 * The fields of a content: its keys, those of the configuration, and those of the theme. Lists and the form are one
 * field: their parts refer to each other by order and by key.
 */
import { type Content, canonical } from '../chatbots/content.ts'

/** Such as `['configuration', 'theme', 'accent']`. */
export type FieldPath = readonly string[]
type Field<Values> = { path: FieldPath; values: Values }
type Keyed = Readonly<Record<string, unknown>>

/** Objects whose keys are fields. */
const NESTED = ['', 'configuration', 'configuration.theme']

/** All fields of these contents, each with its value in every content; undefined where there is none. */
export function fieldsOf<Contents extends readonly Content[]>(
  ...contents: Contents
): Field<{ [Index in keyof Contents]: unknown }>[] {
  return leaves([], contents) as Field<{ [Index in keyof Contents]: unknown }>[]
}

function leaves(path: FieldPath, values: readonly unknown[]): Field<readonly unknown[]>[] {
  const objects = values.filter(isKeyed)
  const isNested =
    NESTED.includes(path.join('.')) && values.every((value) => value === undefined || isKeyed(value))
  if (!isNested) return [{ path, values }]
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  return keys.flatMap((key) =>
    leaves(
      [...path, key],
      values.map((value) => valueAt(value, [key])),
    ),
  )
}

export function valueAt(value: unknown, [key, ...rest]: FieldPath): unknown {
  if (key === undefined) return value
  return isKeyed(value) && Object.hasOwn(value, key) ? valueAt(value[key], rest) : undefined
}

/** @param value undefined removes the field */
export function withField(content: Content, path: FieldPath, value: unknown): Content {
  return replaced(content, path, value) as Content
}

function replaced(object: unknown, [key, ...rest]: FieldPath, value: unknown): unknown {
  if (key === undefined) return value
  const entries = isKeyed(object) ? Object.entries(object) : []
  const changed = replaced(valueAt(object, [key]), rest, value)
  const isThere = entries.some(([each]) => each === key)
  const all = isThere
    ? entries.map(([each, was]) => [each, each === key ? changed : was])
    : [...entries, [key, changed]]
  return Object.fromEntries(all.filter(([, each]) => each !== undefined))
}

export const isSamePath = (one: FieldPath, other: FieldPath): boolean =>
  one.length === other.length && one.every((key, index) => key === other[index])

/** Whether the server would store the same: the name is trimmed, and lists lose their empty lines. */
export function isSameValue(path: FieldPath, one: unknown, other: unknown): boolean {
  return one === other || canonical(stored(path, one)) === canonical(stored(path, other))
}

function stored(path: FieldPath, value: unknown): unknown {
  if (typeof value === 'string') return path[0] === 'name' ? value.trim() : value
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return value
  return value.map((text) => text.trim()).filter((text) => text !== '')
}

/** Whether the server would store both as the same content. */
export function isSameContent(one: Content, other: Content): boolean {
  return fieldsOf(one, other).every(({ path, values }) => isSameValue(path, ...values))
}

function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
