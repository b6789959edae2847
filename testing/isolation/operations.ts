/** The operations of a server, read from its OpenAPI document, field by field. */

export type Place = 'path' | 'query' | 'header' | 'body'

export type Field = {
  place: Place
  /** In a body with its parents, such as `messages[].role`. */
  name: string
  type: string
  /** Whether a call without it is rejected. */
  isRequired: boolean
}

export type Operation = {
  /** Its `operationId`, with the title of the schema if a body has alternatives. */
  key: string
  method: string
  /** Such as `/conversations/{id}/messages`. */
  path: string
  needsCredential: boolean
  fields: Field[]
  /** The required parameters, with the document's examples. */
  shown: Record<string, unknown>
  /** The document's example of the body, if any. */
  body: unknown
  /** Of the body; a body in lines of JSON is shown by its first line, and has no fields. */
  type: BodyType
}

export type BodyType = 'json' | 'form' | 'lines'

type Schema = {
  $ref?: string
  type?: string
  title?: string
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  example?: unknown
  examples?: unknown[]
}
type Parameter = { in: Place; name: string; required?: boolean; schema: Schema; example?: unknown }
type Content = Record<string, { schema: Schema; example?: unknown }>
type Described = {
  operationId: string
  security?: object[]
  parameters?: Parameter[]
  requestBody?: { content: Content }
}
export type Document = {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}

const TYPES_OF_BODIES: Record<string, BodyType> = {
  'application/x-www-form-urlencoded': 'form',
  'application/x-ndjson': 'lines',
}

export async function documentOf(address: string): Promise<Document> {
  return (await (await fetch(`${address}/openapi.json`)).json()) as Document
}

/** Sorted with reading operations first. */
export function operationsIn(document: Document): Operation[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => variantsOf(document, path, method, described)),
  )
  return operations.sort((a, b) => Number(b.method === 'GET') - Number(a.method === 'GET'))
}

function variantsOf(document: Document, path: string, method: string, described: Described): Operation[] {
  const { operationId, security = [], parameters = [], requestBody } = described
  const [[type, content] = []] = Object.entries(requestBody?.content ?? {})
  const bodyType = TYPES_OF_BODIES[type ?? ''] ?? 'json'
  const line = bodyType === 'lines' ? content?.example : undefined
  const bodies = line === undefined ? objectsOf(document, content?.schema) : [undefined]
  const named = parameters.map(({ in: place, name, schema, required = false }): Field[] =>
    leavesOf(document, schema).map((leaf) => ({ place, name, type: leaf.type, isRequired: required })),
  )
  const shown = parameters.flatMap(({ name, required, schema, example }) =>
    required ? [[name, example ?? schema.default ?? exampleOf(document, schema) ?? schema.minimum]] : [],
  )
  return bodies.map((schema) => ({
    key: bodies.length > 1 && schema ? `${operationId} ${schema.title}` : operationId,
    method: method.toUpperCase(),
    path,
    needsCredential: security.length > 0 && security.every((each) => Object.keys(each).length > 0),
    fields: [...named.flat(), ...(schema ? leavesOf(document, schema) : [])],
    shown: Object.fromEntries(shown),
    body: line
      ? JSON.parse(String(line))
      : schema && (schema.examples?.[0] ?? content?.example ?? exampleOf(document, schema)),
    type: bodyType,
  }))
}

/** The alternatives of a body; a single undefined if there is no body. */
function objectsOf(document: Document, schema: Schema | undefined): (Schema | undefined)[] {
  const found = schema && resolved(document, schema)
  if (!found?.anyOf) return [found]
  return found.anyOf.map((each) => resolved(document, each)).filter(({ type }) => type === 'object')
}

function resolved(document: Document, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return (name && document.components.schemas[name]) || schema
}

const TYPES = ['string', 'integer', 'number']

/** All strings and numbers in a body, at any depth; no enum values. */
function leavesOf(document: Document, given: Schema, name = '', isRequired = true): Field[] {
  const schema = resolved(document, given)
  const within = (each: Schema, at: string, required = isRequired) =>
    leavesOf(document, each, at, isRequired && required)
  if (schema.anyOf) return once(schema.anyOf.flatMap((each) => within(each, name)))
  if (schema.items) return within(schema.items, `${name}[]`)
  const rest = schema.additionalProperties
  if (schema.properties || rest) {
    const leaves = Object.entries(schema.properties ?? {}).flatMap(([key, each]) =>
      within(each, name ? `${name}.${key}` : key, schema.required?.includes(key) ?? false),
    )
    const more = rest === true ? [leaf(`${name}.*`, 'string', false)] : rest ? within(rest, `${name}.*`) : []
    return once([...leaves, ...more])
  }
  const isClosed = schema.enum !== undefined || schema.const !== undefined
  return !isClosed && TYPES.includes(schema.type ?? 'string') ? [leaf(name, schema.type, isRequired)] : []
}

function leaf(name: string, type = 'string', isRequired = false): Field {
  return { place: 'body', name, type, isRequired }
}

function once(fields: Field[]): Field[] {
  return [...new Map(fields.toReversed().map((field) => [field.name, field])).values()].toReversed()
}

function exampleOf(document: Document, given: Schema): unknown {
  const schema = resolved(document, given)
  return schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0]
}
