/**
 * Extracts extractions from a message with a model, through a schema of the form. The model's output is
 * untrusted. Only extractions for fields of the form that are backed by the user's own words pass.
 */
import { type FailedTry, generateReply } from '../../models/generate-reply.ts'
import type { ChatMessage, Model, ModelRequest, Usage } from '../../models/model.ts'
import { ModelFailure } from '../../models/model-failure.ts'
import { BUILTIN } from '../../models/model-name.ts'
import { estimateMessageTokens, estimateTokens } from '../../text/tokens.ts'
import type { Extraction } from '../extraction.ts'
import type { Form } from '../form.ts'
import type { IntakeState } from '../progress.ts'
import { responseFormat } from './extraction-schema.ts'
import { extractionsOf } from './extractions-of.ts'
import { readMessage } from './grounded.ts'
import { cut, instructions, quotedMessage } from './instructions.ts'
import { readExtraction } from './read-extraction.ts'
import { structured } from './structured.ts'

export type Given = {
  form: Form
  state: IntakeState
  text: string
  /** Earlier messages, oldest first; the last ten are used. */
  history: readonly ChatMessage[]
  /** Models chosen for the turn; the built-in one is ignored. */
  models: readonly Model[]
  signal: AbortSignal
  /** Called for each failed try, for logging. */
  onFailure: (failed: FailedTry) => void
}

export type ExtractedByModel = { extractions: Extraction[]; model: string; usage: Usage | undefined }

const MAX_MESSAGES = 10
const MAX_MESSAGE_LENGTH = 2000
/** In tokens, which are never fewer than characters / 3.5: at most 12,000 characters. */
const MAX_INSTRUCTIONS = 3400
/** In characters. */
const MAX_REPLY_LENGTH = 64 * 1024

/**
 * @returns the model's extractions, empty when it says that there are none; undefined when it failed or returned
 *   nonsense, and the rules must take over
 * @throws the signal's abort reason
 */
export async function extractByModel(given: Given): Promise<ExtractedByModel | undefined> {
  const { models, signal, onFailure } = given
  const newest: ChatMessage = { role: 'user', content: quotedMessage(given.text) }
  const format = responseFormat(given.form)
  const beside = estimateMessageTokens(newest) + estimateTokens(JSON.stringify(format))
  const able = models.filter(({ name, window }) => name !== BUILTIN && hasRoom(window, beside, given.text))
  if (able.length === 0) return undefined
  const history = historyFor(given)
  const today = new Date().toISOString().slice(0, 10)
  const window = Math.min(...able.map((model) => model.window))
  const request = { ...requestFor(given, history, newest, { window, beside, today }), responseFormat: format }
  const asked = able.map((model) => structured(model, onFailure))
  const reply = await replyTo(asked, request, signal, onFailure)
  const extracted = reply && readExtraction(reply.text)
  if (!extracted) return undefined
  const earlier = history.flatMap(({ role, content }) => (role === 'user' ? content : [])).reverse()
  const message = readMessage(given.text, earlier, today)
  const extractions = extractionsOf(extracted, { form: given.form, state: given.state, message })
  // Every extraction was made up.
  if (extractions.length === 0 && extracted.length > 0) return undefined
  return { extractions, model: reply.model, usage: reply.usage }
}

function historyFor({ history }: Given): ChatMessage[] {
  return history
    .filter(({ role }) => role !== 'system')
    .slice(-MAX_MESSAGES)
    .map(({ role, content }) => ({ role, content: cut(content, MAX_MESSAGE_LENGTH) }))
}

function requestFor(
  { form, state, text }: Given,
  history: readonly ChatMessage[],
  newest: ChatMessage,
  { window, beside, today }: { window: number; beside: number; today: string },
): ModelRequest {
  const system: ChatMessage = {
    role: 'system',
    content: instructions(form, state, roomForInstructions(window), today),
  }
  const maxTokens = roomForReply(window, text)
  const room = window - maxTokens - estimateMessageTokens(system) - beside
  return {
    messages: [system, ...newestThatFit(history, room), newest],
    temperature: 0,
    maxTokens,
    grounds: { name: '', knowledge: [], suggestedQuestions: [] },
  }
}

/** Whether the model can read the whole message; otherwise the rules read all of it. */
function hasRoom(window: number, beside: number, text: string): boolean {
  return roomForInstructions(window) + roomForReply(window, text) + beside <= window
}

function roomForInstructions(window: number): number {
  return Math.min(MAX_INSTRUCTIONS, Math.floor(window / 2))
}

/**
 * The reply repeats what was said twice, as words and as value, with keys each time; some models also reason
 * first.
 */
function roomForReply(window: number, text: string): number {
  return Math.min(1000 + 5 * estimateTokens(text), 8000, Math.floor(window / 3))
}

function newestThatFit(history: readonly ChatMessage[], room: number): ChatMessage[] {
  let left = room
  const lastTooMany = history.findLastIndex((message) => {
    left -= estimateMessageTokens(message)
    return left < 0
  })
  return history.slice(lastTooMany + 1)
}

type Reply = { text: string; model: string; usage: Usage | undefined }

/** @returns undefined when the models failed or the reply was too long */
async function replyTo(
  models: readonly Model[],
  request: ModelRequest,
  signal: AbortSignal,
  onFailure: (failed: FailedTry) => void,
): Promise<Reply | undefined> {
  const reply: Reply = { text: '', model: '', usage: undefined }
  try {
    for await (const event of generateReply(models, request, signal, onFailure)) {
      reply.model = event.model
      if (event.type === 'end') reply.usage = event.usage
      else reply.text += event.text
      if (reply.text.length > MAX_REPLY_LENGTH) return undefined
    }
    return reply
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ModelFailure) return undefined
    throw error
  }
}
