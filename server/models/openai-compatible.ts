/**
 * The client for every service that speaks OpenAI's chat completions: OpenAI, OpenRouter, Groq,
 * Ollama, vLLM. It always streams. What one read of the network brings is passed on as one piece, so
 * that the work grows with the reads and not with the tokens.
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

/** What may follow a whole reply: the usage, [DONE], the end of the body. None of them is waited for long. */
const AFTERWARDS_TIMEOUT_MS = 1000
/** An error's body is read to free the connection; one that does not end is not worth it. */
const ERROR_BODY = { bytes: 64 * 1024, milliseconds: 500 }

export type OpenAiCompatibleOptions = {
  /** provider/model, for logs and messages. */
  name: string
  /** What the service itself calls the model. */
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
      // Ours is the deadline that counts.
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
      // Each time it knows of one field more that this model refuses, so this comes to an end.
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
  const [cap, capOfThoughts] = [new ReplyCap(maxTokens), new ReplyCap(maxTokens)]
  let hasText = false
  let isWhole = false
  try {
    // To the end of the body, beyond [DONE]: only then is the connection free for the next call.
    for await (const bytes of body) {
      const piece = reply.read(bytes)
      // White space is no reply yet: another model can still be asked.
      const text = cap.take(hasText ? piece : piece.trimStart())
      if (text) {
        hasText = true
        yield { type: 'text', text }
      }
      if (reply.failure) throw reply.failure
      capOfThoughts.take(reply.thoughts)
      // Leaving the loop closes the connection, so the service stops too.
      if (cap.isReached || capOfThoughts.isReached) break
      // Only tokens are a sign of life, spoken or thought: a service may send comments for ever.
      if ((text || reply.thoughts) && !reply.finish) deadline.restart(idleTimeoutMs)
      if (reply.finish && !isWhole) deadline.restart(AFTERWARDS_TIMEOUT_MS)
      isWhole = reply.finish !== undefined
    }
  } catch (error) {
    if (!reply.finish) throw error
  }
  const isCapped = cap.isReached || capOfThoughts.isReached
  const reason = reply.finish ?? (isCapped ? 'length' : undefined)
  if (!reason) throw new ModelFailure(reply.isNoStream ? 'model_malformed' : 'model_cut_off')
  if (!hasText) throw new ModelFailure('model_empty')
  yield { type: 'end', reason, usage: reply.usage }
}

/** Of the request as it is written: another may be answered. */
function isRefusal({ statusCode }: Dispatcher.ResponseData): boolean {
  return statusCode === 400 || statusCode === 422
}

/** Of an error's body, which may hold anything, a key too: for a look at it, and for nothing else. */
async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const late = setTimeout(() => body.destroy(), ERROR_BODY.milliseconds)
  let text = ''
  try {
    for await (const bytes of body) {
      text += bytes
      if (text.length > ERROR_BODY.bytes) break
    }
  } catch {
    // What came says enough, or nothing.
  } finally {
    clearTimeout(late)
  }
  return text
}

/** An error's body is thrown away. */
async function refuseFailure({ statusCode: status, body, headers }: Dispatcher.ResponseData): Promise<void> {
  if (status === 200) return
  const signal = AbortSignal.timeout(ERROR_BODY.milliseconds)
  // The status says enough, whatever becomes of the body.
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
