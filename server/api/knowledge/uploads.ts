/** Bodies other than JSON: files in parts, and lines of JSON. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isStorable } from '../../http/body-parsers.ts'
import { Problem } from '../../http/problems.ts'

export const MAX_FILE_BYTES = 25 * 2 ** 20
export const MAX_FILES = 20
/** Of all parts together: they are stored in one transaction, for which the embedded database makes others wait. */
export const MAX_BODY_BYTES = 64 * 2 ** 20
/** Of a source as JSON; files have limits of their own. */
export const MAX_JSON_BYTES = 5 * 2 ** 20
export const MAX_BATCH_BYTES = 32 * 2 ** 20
const MAX_LABEL = 100
const MAX_LABELS = 20
const MAX_NAME = 300

export function useNdjsonBodies(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-ndjson',
    { parseAs: 'buffer', bodyLimit: MAX_BATCH_BYTES },
    async (_request: FastifyRequest, body: Buffer) => {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(body)
      } catch {
        throw new Problem('invalid_utf8')
      }
    },
  )
}

export type Upload = { bytes: Buffer; fileName: string; mediaType: string }
export type Uploads = { files: Upload[]; name: string | undefined; labels: string[] }

/** Reads the whole body first, so that nothing is stored of one that is refused. @throws Problem */
export async function readUploads(request: FastifyRequest): Promise<Uploads> {
  const uploads: Uploads = { files: [], name: undefined, labels: [] }
  let bytes = 0
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const file = await readFile(part)
        bytes += file.bytes.length
        if (bytes > MAX_BODY_BYTES) throw new Problem('body_too_large')
        uploads.files.push(file)
      } else addField(uploads, part.fieldname, String(part.value))
    }
  } catch (error) {
    throw toUploadProblem(error)
  }
  if (uploads.files.length === 0) throw new Problem('file_missing')
  if (uploads.files.some(({ bytes }) => bytes.length === 0)) throw new Problem('file_empty')
  return uploads
}

type FilePart = { toBuffer: () => Promise<Buffer>; filename: string; mimetype: string }

async function readFile(part: FilePart): Promise<Upload> {
  const bytes = await part.toBuffer()
  const { mimetype, filename = '' } = part
  const name = filename.replaceAll('\0', '').toWellFormed().trim()
  // The end has the extension; half a character is left out.
  const kept = name.slice(-MAX_NAME).replace(/^[\udc00-\udfff]/, '')
  return { bytes, fileName: kept || 'file', mediaType: mimetype.slice(0, MAX_NAME) }
}

function addField(uploads: Uploads, field: string, value: string): void {
  if (field === 'name' && value.trim() !== '') uploads.name = checked(field, value.trim(), MAX_NAME)
  if (field !== 'labels') return
  for (const label of value.split(',')) {
    if (label.trim() !== '') uploads.labels.push(checked(field, label.trim(), MAX_LABEL))
  }
  if (uploads.labels.length > MAX_LABELS) throw wrong(field, `must not have more than ${MAX_LABELS} labels`)
}

function checked(path: string, value: string, most: number): string {
  if (value.length > most) throw wrong(path, `must not have more than ${most} characters`)
  if (!isStorable(value)) throw wrong(path, 'must not hold U+0000 or a lone surrogate')
  return value
}

function wrong(path: string, message: string): Problem {
  return new Problem('invalid_request', { errors: [{ path, message }] })
}

const TOO_LARGE = new Set([
  'FST_REQ_FILE_TOO_LARGE',
  'FST_FILES_LIMIT',
  'FST_PARTS_LIMIT',
  'FST_FIELDS_LIMIT',
])

function toUploadProblem(error: unknown): unknown {
  if (error instanceof Problem) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (TOO_LARGE.has(code)) return new Problem('body_too_large')
  return new Problem('malformed_request', { cause: error })
}
