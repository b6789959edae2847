/** Validates a server's answers against the OpenAPI document that it serves. */
import assert from 'node:assert/strict'
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Answer } from './client.ts'

export type Operation = {
  /** As in the document, such as `GET /conversations/{id}/messages`. */
  name: string
  operationId: string
  summary: string
  tags: string[]
  requestBody?: object
  parameters?: object[]
  responses: Record<string, { description: string; content?: Record<string, unknown> }>
}

type Matcher = Operation & { method: string; path: RegExp }

export class Conformance {
  readonly operations: Operation[]
  readonly #matchers: Matcher[]
  readonly #ajv = addFormats.default(new Ajv2020.Ajv2020({ strict: false }))
  readonly #validators = new Map<string, ValidateFunction | undefined>()

  // biome-ignore lint/suspicious/noExplicitAny: a document from the network, which the linter of OpenAPI checks
  constructor(document: any) {
    this.#ajv.addSchema(document, 'document')
    const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>)
    this.#matchers = paths.flatMap(([template, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        ...operation,
        name: `${method.toUpperCase()} ${template}`,
        method: method.toUpperCase(),
        path: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]*')}/?$`),
      })),
    )
    // The path with fewer parameters wins where two match.
    this.#matchers.sort((a, b) => a.path.source.split('[^/]*').length - b.path.source.split('[^/]*').length)
    this.operations = this.#matchers
  }

  /**
   * @param path as called, with its query
   * @returns the name of the operation that answered; undefined for a path that the document lacks
   */
  check(method: string, path: string, { status, headers, text, json }: Answer): string | undefined {
    const bare = path.split('?')[0] ?? ''
    const operation = this.#matchers.find((matcher) => matcher.method === method && matcher.path.test(bare))
    if (!operation) return undefined
    const { name, responses } = operation
    const response = responses[status]
    assert.ok(response, `${name} answers ${status}, which the document does not name: ${text.slice(0, 300)}`)
    const type = headers.get('content-type')?.split(';')[0] ?? ''
    if (!response.content) assert.equal(text, '', `${name} ${status} has a body`)
    else assert.ok(type in response.content, `${name} ${status} answers ${type}`)
    if (json !== undefined) this.#validate(name, status, json)
    return name
  }

  #validate(name: string, status: number, json: unknown): void {
    const [method = '', template = ''] = name.split(' ')
    const pointer = [
      'paths',
      template,
      method.toLowerCase(),
      'responses',
      status,
      'content',
      'application/json',
      'schema',
    ]
      .map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))
      .map(encodeURIComponent)
      .join('/')
    const validate = this.#validators.get(pointer) ?? this.#ajv.getSchema(`document#/${pointer}`)
    this.#validators.set(pointer, validate)
    assert.ok(validate, `no schema at ${pointer}`)
    assert.ok(
      validate(json),
      `${name} ${status}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(json)}`,
    )
  }
}

const watched = new Map<string, Promise<Conformance>>()
/** By document: servers of one configuration have the same, and its validators take long to compile. */
const conformances = new Map<string, Conformance>()

/** Validates every further answer of this server to `call` against its document. */
export function watch(address: string): void {
  watched.set(address, conformanceOf(address))
}

async function conformanceOf(address: string): Promise<Conformance> {
  const response = await fetch(`${address}/openapi.json`)
  const text = await response.text()
  const conformance = conformances.get(text) ?? new Conformance(JSON.parse(text))
  conformances.set(text, conformance)
  return conformance
}

export async function checkIfWatched(
  address: string,
  method: string,
  path: string,
  answer: Answer,
): Promise<void> {
  const conformance = await watched.get(address)
  conformance?.check(method, path, answer)
}
