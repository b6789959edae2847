import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { readPlace, writePlace } from '../../database/place.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { OwnParams } from '../../http/owner/route.ts'
import { Problem } from '../../http/problems.ts'
import { Gone, UUID } from '../../http/schemas.ts'
import { type NewSource, SOURCE_STATUSES } from '../../knowledge/source.ts'
import {
  addSources,
  changeSource,
  deleteSource,
  listPassages,
  listSources,
  readOriginal,
  readSource,
  refreshSource,
  type StoredOriginal,
} from '../../knowledge/source-queries.ts'
import type { PublicHosts } from '../../outbound/public-agent.ts'
import type { KnowledgeApi } from './knowledge-api.ts'
import { callerOfKnowledge, isMultipart, knowledgeIn, namedIn } from './knowledge-route.ts'
import { pagesRoute } from './pages.ts'
import {
  examplePassage,
  exampleSource,
  FaqItem,
  Labels,
  Name,
  NewSourceBody,
  PassageAnswer,
  presentPassage,
  presentSource,
  Refresh,
  SourceAnswer,
  SourceParams,
  toNewSource,
  wrongCursor,
} from './source-schemas.ts'
import {
  MAX_BODY_BYTES,
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_JSON_BYTES,
  readUploads,
  type Uploads,
} from './uploads.ts'

const PASSAGES_OF_PAGE = 50

export function sourceRoutes(app: App, api: KnowledgeApi): void {
  addRoute(app, api)
  listRoute(app, api)
  readRoute(app, api)
  passagesRoute(app, api)
  pagesRoute(app, api)
  originalRoute(app, api)
  changeRoute(app, api)
  refreshRoute(app, api)
  deleteRoute(app, api)
}

function addRoute(app: App, { connections, forKnowledge, quotas, ingestion, web }: KnowledgeApi): void {
  app.post(
    '/chatbots/:id/sources',
    {
      ...forKnowledge({
        idempotency: callerOfKnowledge,
        isUpload: true,
        operationId: 'addSource',
        summary: 'Add a source',
        description: `A text, a FAQ, a web page or a site as JSON, or up to ${MAX_FILES} files of up to ${MAX_FILE_BYTES / 2 ** 20} MiB, ${MAX_BODY_BYTES / 2 ** 20} MiB together, in parts named \`file\`, optionally with parts \`name\` and \`labels\`. Files are answered with an array; 200 when all of them were stored already.`,
        params: OwnParams,
        body: inContentTypes,
        response: {
          200: Type.Array(SourceAnswer, { examples: [[exampleSource]] }),
          202: Type.Union([SourceAnswer, Type.Array(SourceAnswer)], { examples: [exampleSource] }),
          ...bodyErrors(401, 403, 404, 409, 422),
        },
      }),
      bodyLimit: MAX_BODY_BYTES,
      preParsing: refuseLarge,
      preValidation: async (request) => {
        // The parts are read by the handler, after the chatbot is known.
        if (isMultipart(request)) request.body = {} as NewSourceBody
      },
    },
    async (request, reply) => {
      const own = knowledgeIn(request)
      const isUpload = isMultipart(request)
      // Only the documented content types are validated.
      if (typeof request.body !== 'object') throw new Problem('unsupported_media_type')
      const given = isUpload
        ? sourcesOf(await readUploads(request))
        : [notPrivate(toNewSource(request.body as NewSourceBody, null), web.client.hosts)]
      const added = await addSources(connections, own, given, quotas)
      ingestion.wake()
      reply.code(isUpload && added.every(({ isNew }) => !isNew) ? 200 : 202)
      const sources = added.map(({ source }) => presentSource(source))
      return isUpload ? sources : sources[0]
    },
  )
}

/** Only JSON is validated; `readUploads` checks the parts. */
const inContentTypes = {
  content: {
    'application/json': { schema: NewSourceBody },
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: {
          file: { type: 'array', items: { type: 'string', format: 'binary' } },
          name: { type: 'string' },
          labels: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
}

/** A name is looked up when it is fetched. */
function notPrivate(source: NewSource, hosts: PublicHosts): NewSource {
  const { type, url } = source
  if ((type === 'url' || type === 'site') && url !== null && hosts.isPrivate(new URL(url)))
    throw new Problem('blocked_address')
  return source
}

/** One name for several files would tell nothing. */
function sourcesOf({ files, name, labels }: Uploads): NewSource[] {
  const isOnly = files.length === 1
  return files.map(({ bytes, fileName, mediaType }) => ({
    type: 'file',
    name: (isOnly && name) || fileName,
    url: null,
    labels: [...new Set(labels)],
    refresh: null,
    externalId: null,
    original: { bytes, fileName, mediaType },
  }))
}

function listRoute(app: App, { connections, forKnowledge }: KnowledgeApi): void {
  app.get(
    '/chatbots/:id/sources',
    forKnowledge({
      operationId: 'listSources',
      summary: 'List the sources of a chatbot',
      description: 'Newest first.',
      params: OwnParams,
      querystring: Type.Object({
        cursor: Type.Optional(
          Type.String({ maxLength: 200, description: '`next_cursor` of the page before' }),
        ),
        limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        status: Type.Optional(Type.Enum([...SOURCE_STATUSES])),
        label: Type.Optional(Type.String({ maxLength: 100 })),
        q: Type.Optional(Type.String({ maxLength: 200, description: 'Contained in the name' })),
      }),
      response: {
        200: Type.Object(
          { sources: Type.Array(SourceAnswer), next_cursor: Type.Union([Type.String(), Type.Null()]) },
          { examples: [{ sources: [exampleSource], next_cursor: null }] },
        ),
        ...errors(400, 401, 403, 404, 422),
      },
    }),
    async (request) => {
      const { cursor, limit, status, label, q } = request.query
      const wanted = { limit, after: placeOf(cursor), status, label, text: q }
      const { sources, next } = await listSources(connections, knowledgeIn(request), wanted)
      return { sources: sources.map(presentSource), next_cursor: next ? writePlace(next) : null }
    },
  )
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const place = readPlace(cursor)
  if (place && UUID.test(place.id)) return place
  throw wrongCursor()
}

function readRoute(app: App, { connections, forKnowledge }: KnowledgeApi): void {
  app.get(
    '/chatbots/:id/sources/:source_id',
    forKnowledge({
      operationId: 'readSource',
      summary: 'Get a source',
      params: SourceParams,
      response: { 200: ShownSource, ...errors(400, 401, 403, 404) },
    }),
    async (request) => presentSource(await readSource(connections, namedIn(request))),
  )
}

const ShownSource = Type.Object(SourceAnswer.properties, { examples: [exampleSource] })

function passagesRoute(app: App, { connections, forKnowledge }: KnowledgeApi): void {
  app.get(
    '/chatbots/:id/sources/:source_id/passages',
    forKnowledge({
      operationId: 'listPassages',
      summary: 'List the passages of a source',
      description: 'As they are searched, in the order of the document.',
      params: SourceParams,
      querystring: Type.Object({
        cursor: Type.Optional(
          Type.String({ maxLength: 20, description: '`next_cursor` of the page before' }),
        ),
      }),
      response: {
        200: Type.Object(
          { passages: Type.Array(PassageAnswer), next_cursor: Type.Union([Type.String(), Type.Null()]) },
          { examples: [{ passages: [examplePassage], next_cursor: null }] },
        ),
        ...errors(400, 401, 403, 404, 422),
      },
    }),
    async (request) => {
      const { cursor = '0' } = request.query
      if (!/^\d{1,9}$/.test(cursor)) throw wrongCursor()
      const wanted = { after: Number(cursor), limit: PASSAGES_OF_PAGE }
      const passages = await listPassages(connections, namedIn(request), wanted)
      const last = passages.length === PASSAGES_OF_PAGE ? passages.at(-1) : undefined
      return { passages: passages.map(presentPassage), next_cursor: last ? String(last.number) : null }
    },
  )
}

const exampleFaq = [{ question: 'Do you deliver?', answer: 'Yes, within a day.' }]
const bytes = { schema: Type.String({ format: 'binary' }) }

function originalRoute(app: App, { connections, forKnowledge }: KnowledgeApi): void {
  app.get(
    '/chatbots/:id/sources/:source_id/original',
    forKnowledge({
      operationId: 'downloadOriginal',
      summary: 'Download what a source was made of',
      description: 'A file as it came, text as `text/plain`, a FAQ as JSON.',
      params: SourceParams,
      response: {
        200: {
          description: 'The bytes, as a download',
          content: {
            'application/octet-stream': bytes,
            'application/pdf': bytes,
            'text/plain': { schema: Type.String() },
            'application/json': { schema: Type.Array(FaqItem, { examples: [exampleFaq] }) },
          },
        },
        ...errors(400, 401, 403, 404),
      },
    }),
    async (request, reply) => {
      const original = await readOriginal(connections, namedIn(request))
      reply
        .type(mediaTypeOf(original))
        .header('content-disposition', attachmentOf(original.name))
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
      return reply.send(original.bytes as unknown as string)
    },
  )
}

/** What a browser would run is only bytes. */
function mediaTypeOf({ type, mediaType }: StoredOriginal): string {
  if (type === 'text') return 'text/plain; charset=utf-8'
  if (type === 'faq') return 'application/json; charset=utf-8'
  return mediaType === 'application/pdf' ? mediaType : 'application/octet-stream'
}

/** RFC 6266: a plain name for old clients, and the whole one. */
function attachmentOf(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function changeRoute(app: App, { connections, forKnowledge }: KnowledgeApi): void {
  app.patch(
    '/chatbots/:id/sources/:source_id',
    forKnowledge({
      operationId: 'changeSource',
      summary: 'Change a source',
      description: 'Changes only what is sent.',
      params: SourceParams,
      body: Type.Object(
        {
          name: Type.Optional(Name),
          labels: Type.Optional(Labels),
          refresh: Type.Optional(Refresh),
          enabled: Type.Optional(Type.Boolean({ description: 'A disabled source is not searched' })),
        },
        { examples: [{ labels: ['shop'], enabled: false }] },
      ),
      response: { 200: ShownSource, ...bodyErrors(401, 403, 404, 422) },
    }),
    async (request) => {
      const { name, labels, refresh, enabled } = request.body
      const change = {
        name: name?.trim(),
        labels: labels && [...new Set(labels)],
        refresh,
        isEnabled: enabled,
      }
      return presentSource(await changeSource(connections, namedIn(request), change))
    },
  )
}

function refreshRoute(app: App, { connections, forKnowledge, ingestion }: KnowledgeApi): void {
  app.post(
    '/chatbots/:id/sources/:source_id/refresh',
    forKnowledge({
      idempotency: { none: 'refreshing twice reads it once more' },
      operationId: 'refreshSource',
      summary: 'Read the address of a source again',
      params: SourceParams,
      response: { 202: ShownSource, ...errors(400, 401, 403, 404, 409) },
    }),
    async (request, reply) => {
      const source = await refreshSource(connections, namedIn(request))
      if (!source) throw new Problem('nothing_to_refresh')
      ingestion.wake()
      reply.code(202)
      return presentSource(source)
    },
  )
}

function deleteRoute(app: App, { connections, forKnowledge }: KnowledgeApi): void {
  app.delete(
    '/chatbots/:id/sources/:source_id',
    forKnowledge({
      operationId: 'deleteSource',
      summary: 'Delete a source',
      description: 'From the next message on nothing of it is found.',
      params: SourceParams,
      response: { 204: Gone('The source is deleted'), ...errors(400, 401, 403, 404) },
    }),
    async (request, reply) => {
      await deleteSource(connections, namedIn(request))
      reply.code(204)
      return null
    },
  )
}

/** Before the body is read: only files may be large. */
async function refuseLarge(request: FastifyRequest): Promise<void> {
  const most = isMultipart(request) ? MAX_BODY_BYTES : MAX_JSON_BYTES
  if (Number(request.headers['content-length'] ?? 0) > most) throw new Problem('body_too_large')
}
