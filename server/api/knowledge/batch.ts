import { setImmediate as breathe } from 'node:timers/promises'
import Ajv from 'ajv'
import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { parseJsonLine } from '../../http/body-parsers.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { OwnParams } from '../../http/owner/route.ts'
import { Problem } from '../../http/problems.ts'
import type { NewSource } from '../../knowledge/source.ts'
import { addSources } from '../../knowledge/source-queries.ts'
import type { KnowledgeApi } from './knowledge-api.ts'
import { callerOfKnowledge, knowledgeIn } from './knowledge-route.ts'
import { FaqSource, type NewSourceBody, TextSource, toNewSource } from './source-schemas.ts'
import { MAX_BATCH_BYTES, MAX_JSON_BYTES } from './uploads.ts'

const MAX_LINES = 10_000
/** In characters: parsing them takes a few milliseconds. In between, the event loop is free. */
const PARSED_IN_A_ROW = 256 * 1024
/** Stored in one transaction; what is stored stays when a later one fails. */
const LINES_AT_ONCE = 50

const ExternalId = Type.String({ minLength: 1, maxLength: 300 })
const Line = Type.Union([
  Type.Object({ ...TextSource.properties, external_id: ExternalId }),
  Type.Object({ ...FaqSource.properties, external_id: ExternalId }),
])
const isLine = new Ajv.Ajv({ strict: false }).compile<NewSourceBody & { external_id: string }>(Line)

const Rejected = Type.Object({ line: Type.Integer({ description: 'From 1' }), detail: Type.String() })
const Answer = Type.Object(
  {
    accepted: Type.Integer({ description: 'New sources, and sources with another content' }),
    unchanged: Type.Integer(),
    rejected: Type.Array(Rejected),
  },
  { examples: [{ accepted: 120, unchanged: 3, rejected: [{ line: 7, detail: 'It is not valid JSON' }] }] },
)

export function batchRoute(app: App, { connections, forKnowledge, quotas, ingestion }: KnowledgeApi): void {
  app.post(
    '/chatbots/:id/sources/batch',
    {
      ...forKnowledge({
        idempotency: callerOfKnowledge,
        isUpload: true,
        operationId: 'addSources',
        summary: 'Add or replace many sources',
        description: `One JSON source of type \`text\` or \`faq\` a line, each with an \`external_id\`. At most ${MAX_LINES.toLocaleString('en')} lines. The same \`external_id\` again replaces, the same content again is unchanged.`,
        params: OwnParams,
        body: inLines,
        response: { 202: Answer, ...bodyErrors(401, 403, 404, 409, 422) },
      }),
      bodyLimit: MAX_BATCH_BYTES,
    },
    async (request, reply) => {
      // Only the documented content type is validated.
      if (typeof request.body !== 'string') throw new Problem('unsupported_media_type')
      const { lines, rejected } = await readLines(request.body)
      const own = knowledgeIn(request)
      let accepted = 0
      for (let at = 0; at < lines.length || at === 0; at += LINES_AT_ONCE) {
        const added = await addSources(connections, own, lines.slice(at, at + LINES_AT_ONCE), quotas)
        accepted += added.filter(({ isNew }) => isNew).length
        ingestion.wake()
      }
      reply.code(202)
      return { accepted, unchanged: lines.length - accepted, rejected }
    },
  )
}

const inLines = {
  content: {
    'application/x-ndjson': {
      schema: {
        type: 'string',
        examples: [
          '{"type": "text", "external_id": "hours", "name": "Hours", "text": "We are open from 9 to 5."}\n',
        ],
      },
    },
  },
}

type Lines = { lines: NewSource[]; rejected: { line: number; detail: string }[] }

/** Of two lines with the same external id, the last one counts. @throws Problem 422 for too many */
async function readLines(body: string): Promise<Lines> {
  const written = body.split('\n', MAX_LINES + 2)
  // The last line may end as the others do.
  if (written.at(-1)?.trim() === '') written.pop()
  if (written.length > MAX_LINES) throw tooMany()
  const sources = new Map<string, NewSource>()
  const rejected: Lines['rejected'] = []
  let parsed = 0
  for (const [index, line] of written.entries()) {
    if (line.trim() === '') continue
    parsed += line.length
    if (parsed > PARSED_IN_A_ROW) {
      parsed = 0
      await breathe()
    }
    const read = readLine(line)
    if (typeof read === 'string') rejected.push({ line: index + 1, detail: read })
    else sources.set(read.externalId ?? '', read)
  }
  return { lines: [...sources.values()], rejected }
}

/** @returns the source, or what is wrong with the line */
function readLine(line: string): NewSource | string {
  const bytes = Buffer.from(line)
  if (bytes.length > MAX_JSON_BYTES) return 'It is too large'
  try {
    const value = parseJsonLine(bytes)
    return isLine(value) ? toNewSource(value, value.external_id) : mistakeIn(value)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const [first] = error.errors ?? []
    return first ? `${first.path || 'It'} ${first.message}` : 'It is not valid JSON'
  }
}

function mistakeIn(value: unknown): string {
  const { type, external_id: externalId } = (value ?? {}) as Record<string, unknown>
  if (typeof externalId !== 'string' || externalId === '') return 'It has no external_id'
  if (type !== 'text' && type !== 'faq') return 'Its type must be "text" or "faq"'
  const [error] =
    isLine.errors?.filter(({ schemaPath }) =>
      schemaPath.startsWith(type === 'text' ? '#/anyOf/0' : '#/anyOf/1'),
    ) ?? []
  return `${error?.instancePath.slice(1).replaceAll('/', '.') || 'It'} ${error?.message ?? 'is wrong'}`
}

function tooMany(): Problem {
  const message = `must not have more than ${MAX_LINES} lines`
  return new Problem('invalid_request', { errors: [{ path: '', message }] })
}
