/** Valid calls of every operation in a server's OpenAPI document, built from the document's examples. */
import { randomUUID } from 'node:crypto'
import type { World } from './inputs-world.ts'

// biome-ignore lint/suspicious/noExplicitAny: schemas of a document from the network
type Schema = any
type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema?: Schema }

/** Has a test of its own: server/api/knowledge/odd-uploads.test.ts. */
const FILES = 'multipart/form-data'
/** Tried with one line. */
const LINES = 'application/x-ndjson'

export type Operation = {
  /** Such as `GET /conversations/{id}/messages`. */
  name: string
  method: string
  template: string
  tags: string[]
  security: Record<string, unknown>[]
  parameters: Parameter[]
  /** One for each accepted body: a form, or JSON, sometimes in alternatives. */
  bodies: { type: string; schema: Schema; example: Record<string, unknown> }[]
}

export type ValidCall = {
  path: string
  headers: Record<string, string>
  type?: string
  body?: Record<string, unknown>
}

export async function operationsOf(address: string): Promise<Operation[]> {
  const document: Schema = await (await fetch(`${address}/openapi.json`)).json()
  return Object.entries<Schema>(document.paths).flatMap(([template, methods]) =>
    Object.entries<Schema>(methods).map(
      ([method, { tags = [], security = [], parameters = [], requestBody }]) => ({
        name: `${method.toUpperCase()} ${template}`,
        method: method.toUpperCase(),
        template,
        tags,
        security,
        parameters,
        bodies: Object.entries<Schema>(requestBody?.content ?? {})
          .filter(([type]) => type !== FILES)
          .flatMap(([type, { schema, example }]) =>
            kindsOf(document, schema).map(({ known, kind }) => ({
              type,
              schema: kind,
              example:
                kind.examples?.[0] ?? known.examples?.[0] ?? (type === LINES ? JSON.parse(example) : example),
            })),
          ),
      }),
    ),
  )
}

/** The alternatives of a schema. */
function kindsOf(document: Schema, schema: Schema): { known: Schema; kind: Schema }[] {
  const known = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema
  const kinds = (known.anyOf ?? [known]).filter((kind: Schema) => kind.type !== 'null')
  return kinds.map((kind: Schema) => ({ known, kind }))
}

/** @param which index of the operation's body, if it has any */
export function validCall(operation: Operation, world: World, which = 0): ValidCall {
  const { template, parameters, bodies } = operation
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(inAddress(template, name, world) ?? exampleOf(parameters, name))),
  )
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name }) => `${name}=${inAddress(template, name, world) ?? exampleOf(parameters, name)}`)
  const body = bodies[which]
  return {
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: { ...credentials(operation, body?.example, world) },
    ...(body ? { type: body.type, body: filled(template, body.example, body.schema, world) } : {}),
  }
}

function credentials(
  { security, tags }: Operation,
  example: object | undefined,
  world: World,
): Record<string, string> {
  const isBearer = security.some((one) => 'bearer' in one)
  if (example && 'api_key' in example) return {}
  if (tags.includes('openai')) return { authorization: `Bearer ${world.key}` }
  return isBearer ? { authorization: `Bearer ${world.token}` } : {}
}

function exampleOf(parameters: readonly Parameter[], name: string): unknown {
  const schema = parameters.find((parameter) => parameter.name === name)?.schema
  return schema?.examples?.[0] ?? schema?.example ?? schema?.default ?? schema?.minimum ?? 'x'
}

function inAddress(template: string, name: string, world: World): string | number | undefined {
  if (template.startsWith('/conversations')) return world.conversation
  if (template.startsWith('/api/chatbot')) return world.onboarding
  if (template.startsWith('/api/chat/conversation')) return 'holidays'
  const values: Record<string, string | number> = {
    id: world.chatbotId,
    chatbot_id: world.chatbotId,
    session_id: world.session,
    key_id: world.keyId,
    slug: world.slug,
    model: world.slug,
    visitor_id: world.visitorId,
    number: world.inbox,
    note_id: world.noteId,
    turn_id: world.turnId,
    source_id: world.sourceId,
    version: 1,
  }
  return values[name]
}

/** The example, with this world's ids in place of fictitious ones. */
function filled(template: string, example: Record<string, unknown>, schema: Schema, world: World) {
  const isWidget = template.startsWith('/api/chat/widget')
  const session = isWidget ? world.session : 'api_key' in example ? world.clientSession : example.session_id
  const ours: Record<string, unknown> = {
    chatbot_id: world.chatbotId,
    assistant_id: world.chatbotId,
    api_key: world.key,
    session_id: session,
    model: template.startsWith('/v1') ? world.slug : example.model,
    visitor_id: world.visitorId,
    // No request leaves the machine: the name has no address.
    url: 'https://example.invalid/',
    username: `user-${randomUUID().slice(0, 8)}`,
    email: `${randomUUID()}@example.com`,
  }
  const isOurs = (name: string) => name in ours && name in (schema.properties ?? example)
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, isOurs(name) ? ours[name] : value]),
  )
}

/** All positions for a value: those in the example, and every other field of the schema. */
export function placesIn({ example, schema }: Operation['bodies'][number]): (string | number)[][] {
  const inside = (value: unknown, known: Schema, path: (string | number)[]): (string | number)[][] => {
    if (typeof value !== 'object' || value === null) return [path]
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
    const fields = (known?.anyOf ?? [known]).flatMap((one: Schema) =>
      Object.entries<Schema>(one?.properties ?? {}),
    )
    const unsaid = Array.isArray(value)
      ? []
      : fields.map(([name]: [string, Schema]) => name).filter((name: string) => !(name in value))
    const schemaOf = (key: string | number) => fields.find(([name]: [string, Schema]) => name === key)?.[1]
    return [
      path,
      ...keys.flatMap((key) => inside(value[key as keyof typeof value], schemaOf(key), [...path, key])),
      ...unsaid.map((name: string) => [...path, name]),
    ]
  }
  return inside(example, schema, []).slice(1)
}

const MARK = '"the place of another value"'

/** The body as JSON, with this source text in place of the value at this position. */
export function replaced(
  body: Record<string, unknown>,
  path: readonly (string | number)[],
  raw: string,
): string {
  const copy = structuredClone(body)
  let inner: Schema = copy
  for (const key of path.slice(0, -1)) inner = inner[key]
  inner[path.at(-1) as string] = JSON.parse(MARK)
  return JSON.stringify(copy).replace(MARK, () => raw)
}
