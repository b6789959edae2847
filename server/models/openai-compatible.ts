/**
 * The client for every service that speaks OpenAI's chat completions: OpenAI, OpenRouter, Groq,
 * Ollama, vLLM. It always streams. What one read of the network brings is passed on as one piece, so
 * that the work grows with the reads and not with the tokens.
 * Source: https://platform.openai.com/docs/api-reference/chat
 */
import type { Dispatcher } from 'undici'
import { CompletionStream } from './completion-stream.ts'
import { Deadline } from './deadline.ts'
import type { Model, ModelEvent, ModelRequest } from './model.ts'
import { ModelFailure } from './model-failure.ts'
import { retryAfterMs } from './retry-after.ts'

/** A service that said [DONE] and does not end its answer is not waited for. */
const END_OF_BODY_TIMEOUT_MS = 500

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
  const url = new URL(`${options.baseUrl.replace(/\/+$/, '')}/chat/completions`)
  const target = { origin: url.origin, path: url.pathname + url.search }
  const headers = {
    'content-type': 'application/json',
    accept: 'text/event-stream',
    ...(options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {}),
  }

  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const deadline = new Deadline(signal, options.firstTokenTimeoutMs)
    try {
      const response = await options.dispatcher.request({
        ...target,
        method: 'POST',
        headers,
        body: bodyOf(options.model, request),
        signal: deadline.signal,
        // Ours is the deadline that counts.
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      await refuseFailure(response)
      yield* read(response.body, deadline, options.idleTimeoutMs)
    } catch (error) {
      signal.throwIfAborted()
      throw asFailure(error, deadline)
    } finally {
      deadline.cancel()
    }
  }

  return { name: options.name, window: options.window, stream }
}

function bodyOf(model: string, request: ModelRequest): string {
  return JSON.stringify({
    model,
    messages: request.messages,
    temperature: request.temperature,
    max_tokens: request.maxTokens,
    top_p: request.topP,
    stop: request.stop,
    response_format: request.responseFormat,
    stream: true,
    stream_options: { include_usage: true },
  })
}

async function* read(
  body: Dispatcher.ResponseData['body'],
  deadline: Deadline,
  idleTimeoutMs: number,
): AsyncGenerator<ModelEvent> {
  const reply = new CompletionStream()
  let hasText = false
  try {
    // To the end of the body, beyond [DONE]: only then is the connection free for the next call.
    for await (const bytes of body) {
      const text = reply.read(bytes)
      if (text) {
        hasText = true
        yield { type: 'text', text }
      }
      // Only text is a sign of life: a service may send comments for ever.
      if (reply.isDone) deadline.restart(END_OF_BODY_TIMEOUT_MS)
      else if (text) deadline.restart(idleTimeoutMs)
    }
  } catch (error) {
    if (!reply.isDone) throw error
  }
  if (!reply.finish) throw new ModelFailure(reply.isNoStream ? 'model_malformed' : 'model_cut_off')
  if (!hasText) throw new ModelFailure('model_empty')
  yield { type: 'end', reason: reply.finish, usage: reply.usage }
}

/** An error's body may hold anything, a key too: it is read to free the connection, and thrown away. */
async function refuseFailure(response: Dispatcher.ResponseData): Promise<void> {
  const status = response.statusCode
  if (status === 200) return
  await response.body.dump({ limit: 64 * 1024 })
  const code = status === 429 ? 'model_rate_limited' : status >= 500 ? 'model_unavailable' : 'model_refused'
  throw new ModelFailure(code, { status, retryAfterMs: retryAfterMs(response.headers['retry-after']) })
}

function asFailure(error: unknown, deadline: Deadline): ModelFailure {
  if (deadline.isOver) return new ModelFailure('model_timeout')
  if (error instanceof ModelFailure) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return new ModelFailure('model_timeout', { cause: error })
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET')
    return new ModelFailure('model_cut_off', { cause: error })
  return new ModelFailure('model_unreachable', { cause: error })
}
