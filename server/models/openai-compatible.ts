/**
 * The client for services with OpenAI's chat completions API: OpenAI, OpenRouter, Groq, Ollama, vLLM. It always
 * streams. All text of one network read is one event, so the work grows with the reads instead of the tokens.
 * Source: https://platform.openai.com/docs/api-reference/chat
 */
import { type Dispatcher, errors } from 'undici'
import { CompletionStream } from './completion-stream.ts'
import { Deadline } from './deadline.ts'
import { Dialect, type Field } from './dialect.ts'
import type { Model, ModelEvent, ModelRequest } from './model.ts'
import { ModelFailure } from './model-failure.ts'
import { FailedTwice, ReliableRequests } from './reliable-request.ts'
import { ReplyCap } from './reply-cap.ts'
import { retryAfterMs } from './retry-after.ts'

/** The timeout for the rest of the body after a complete reply: usage and [DONE]. */
const AFTERWARDS_TIMEOUT_MS = 1000
/** Limits for draining an error's body, which frees the connection. */
const ERROR_BODY = { bytes: 64 * 1024, milliseconds: 500 }

export type OpenAiCompatibleOptions = {
  /** provider/model, for logs and messages. */
  name: string
  /** The service's own name for the model. */
  model: string
  /** Up to and without `/chat/completions`. */
  baseUrl: string
  apiKey?: string | undefined
  /** In tokens. */
  window: number
  dispatcher: Dispatcher
  firstTokenTimeoutMs: number
  idleTimeoutMs: number
}

export function openAiCompatible(options: OpenAiCompatibleOptions): Model {
  const url = new URL(`${options.baseUrl.replace(/(?<!\/)\/+$/, '')}/chat/completions`)
  const target = { origin: url.origin, path: url.pathname + url.search }
  const headers = {
    'content-type': 'application/json',
    accept: 'text/event-stream',
    ...(options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {}),
  }

  const dialect = new Dialect()
  const requests = new ReliableRequests(options.dispatcher, options.firstTokenTimeoutMs)

  const ask = (request: ModelRequest, signal: AbortSignal, without: ReadonlySet<Field>) =>
    requests.send({
      ...target,
      method: 'POST',
      headers,
      body: dialect.body(options.model, request, without),
      signal,
      // Disabled, since `Deadline` sets the timeouts.
      headersTimeout: 0,
      bodyTimeout: 0,
    })

  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const { firstTokenWithinMs = options.firstTokenTimeoutMs } = request
    const deadline = new Deadline(signal, Math.min(firstTokenWithinMs, options.firstTokenTimeoutMs))
    const without = new Set<Field>()
    let hasAnswered = false
    try {
      let response = await ask(request, deadline.signal, without)
      hasAnswered = true
      // This ends, since each iteration learns one more unsupported field.
      while (isRefusal(response) && dialect.learn(await beginningOf(response.body), without)) {
        response = await ask(request, deadline.signal, without)
      }
      await refuseFailure(response)
      yield* read(response.body, { deadline, ...request, ...options })
    } catch (error) {
      signal.throwIfAborted()
      throw asFailure(error, deadline, hasAnswered)
    } finally {
      deadline.cancel()
    }
  }

  const { name, window, firstTokenTimeoutMs } = options
  return { name, window, firstTokenTimeoutMs, stream }
}

type Reading = { deadline: Deadline; maxTokens: number; idleTimeoutMs: number }

async function* read(
  body: Dispatcher.ResponseData['body'],
  { deadline, maxTokens, idleTimeoutMs }: Reading,
): AsyncGenerator<ModelEvent> {
  const reply = new CompletionStream()
  const [cap, reasoningCap] = [new ReplyCap(maxTokens), new ReplyCap(maxTokens)]
  let hasText = false
  let isWhole = false
  try {
    // Read beyond [DONE] to the end of the body, which frees the connection for reuse.
    for await (const bytes of body) {
      const piece = reply.read(bytes)
      // Ignore leading white space, so that a fallback is still possible.
      const text = cap.take(hasText ? piece : piece.trimStart())
      if (text) {
        hasText = true
        yield { type: 'text', text }
      }
      if (reply.failure) throw reply.failure
      reasoningCap.take(reply.thoughts)
      // Leaving the loop closes the connection, which also stops the service.
      if (cap.isReached || reasoningCap.isReached) break
      // Only text and reasoning are signs of life: a service may send comments forever.
      if ((text || reply.thoughts) && !reply.finish) deadline.restart(idleTimeoutMs)
      if (reply.finish && !isWhole) deadline.restart(AFTERWARDS_TIMEOUT_MS)
      isWhole = reply.finish !== undefined
    }
  } catch (error) {
    if (!reply.finish) throw error
  }
  const isCapped = cap.isReached || reasoningCap.isReached
  const reason = reply.finish ?? (isCapped ? 'length' : undefined)
  if (!reason) throw new ModelFailure(reply.isNoStream ? 'model_malformed' : 'model_cut_off')
  if (!hasText) throw new ModelFailure('model_empty')
  yield { type: 'end', reason, usage: reply.usage }
}

/** Statuses for an invalid request; one with fewer fields may succeed. */
function isRefusal({ statusCode }: Dispatcher.ResponseData): boolean {
  return statusCode === 400 || statusCode === 422
}

/** The beginning of an error's body. It may contain a key: never log or store it. */
async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const late = setTimeout(() => body.destroy(), ERROR_BODY.milliseconds)
  let text = ''
  try {
    for await (const bytes of body) {
      text += bytes
      if (text.length > ERROR_BODY.bytes) break
    }
  } catch {
    // A partial body is sufficient.
  } finally {
    clearTimeout(late)
  }
  return text
}

/** Discards an error's body. */
async function refuseFailure({ statusCode: status, body, headers }: Dispatcher.ResponseData): Promise<void> {
  if (status === 200) return
  const signal = AbortSignal.timeout(ERROR_BODY.milliseconds)
  // The status is sufficient, even if the body fails.
  await body.dump({ limit: ERROR_BODY.bytes, signal }).catch(() => {})
  const code = status === 429 ? 'model_rate_limited' : status >= 500 ? 'model_unavailable' : 'model_refused'
  throw new ModelFailure(code, { status, retryAfterMs: retryAfterMs(headers['retry-after']) })
}

function asFailure(error: unknown, deadline: Deadline, hasAnswered: boolean): ModelFailure {
  if (error instanceof ModelFailure) return error
  if (deadline.isOver) return new ModelFailure('model_timeout')
  if (error instanceof FailedTwice) {
    const { code, status, retryAfterMs, cause } = asFailure(error.cause, deadline, hasAnswered)
    return new ModelFailure(code, { status, retryAfterMs, cause, requests: 2 })
  }
  const isNoHttp = error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError
  if (isNoHttp) return new ModelFailure('model_malformed', { cause: error })
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return new ModelFailure('model_timeout', { cause: error })
  if (hasAnswered || code === 'UND_ERR_SOCKET' || code === 'ECONNRESET')
    return new ModelFailure('model_cut_off', { cause: error })
  return new ModelFailure('model_unreachable', { cause: error })
}
