/** Uploads one file. `fetch` cannot report the progress of an upload. */

import { t } from '../language/language.ts'
import { answerOf, CallFailed } from '../server.ts'
import { accessToken, sessionRefused } from '../session.ts'
import type { Source } from './source-queries.ts'

/** The server's limit. */
const MAX_FILE_BYTES = 25 * 2 ** 20

export type Sent = { source: Source; isNew: boolean }

/** @param onProgress from 0 to 1 @throws CallFailed */
export async function sendFile(
  chatbotId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<Sent> {
  if (file.size === 0) throw new CallFailed(0, t('The file is empty.'))
  if (file.size > MAX_FILE_BYTES) throw new CallFailed(0, t('The file is larger than 25 MB. Split it.'))
  const token = await accessToken()
  const response = await post(chatbotId, file, token, onProgress)
  if (response.status === 401) sessionRefused(token)
  const body: unknown = await response.json().catch(() => undefined)
  const call = Promise.resolve({ data: body as Source[], error: body, response })
  const [source] = await answerOf(call)
  return { source: source as Source, isNew: response.status === 202 }
}

async function post(
  chatbotId: string,
  file: File,
  token: string | undefined,
  onProgress: (share: number) => void,
): Promise<Response> {
  const form = new FormData()
  form.append('file', file)
  const request = new XMLHttpRequest()
  request.open('POST', `/chatbots/${chatbotId}/sources`)
  request.setRequestHeader('authorization', `Bearer ${token ?? ''}`)
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
  const ended = new Promise<void>((done) => request.addEventListener('loadend', () => done()))
  request.send(form)
  await ended
  if (request.status === 0)
    throw new CallFailed(0, t('The file could not be sent. Check the connection and try again.'))
  const retryAfter = request.getResponseHeader('retry-after')
  return new Response(request.responseText, {
    status: request.status,
    headers: retryAfter ? { 'retry-after': retryAfter } : {},
  })
}
