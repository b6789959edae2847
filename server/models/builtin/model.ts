import type { Model, ModelEvent, ModelRequest } from '../model.ts'
import { ModelFailure } from '../model-failure.ts'
import { BUILTIN } from '../model-name.ts'
import type { Answer } from './answer.ts'
import { read } from './reading/read.ts'
import { KnowledgeUnread } from './reading/reading-workers.ts'

/** "It" does not refer back further than this; and the messages are copied to another thread. */
const MAX_EARLIER_MESSAGES = 20

/** The built-in answerer as a model: it streams one piece of text, then ends. */
export const builtinAnswerer: Model = {
  name: BUILTIN,
  // It reads only the user's messages, to resolve "it"; a few screens of them suffice.
  window: 8192,
  async *stream(request): AsyncGenerator<ModelEvent> {
    // It quotes the owner's texts and cannot write JSON.
    if (request.responseFormat) throw new ModelFailure('model_refused')
    const { text, basis } = await answerFrom(request)
    yield { type: 'text', text }
    yield { type: 'end', reason: 'stop', usage: undefined, basis }
  },
}

/**
 * The answer of the knowledge to the newest message of the request.
 * @throws ModelFailure when the knowledge could not be read in time
 */
export async function answerFrom({ messages, grounds }: ModelRequest): Promise<Answer> {
  const asked = messages.flatMap((message) => (message.role === 'user' ? message.content : []))
  const question = {
    text: asked.at(-1) ?? '',
    earlier: asked.slice(-MAX_EARLIER_MESSAGES - 1, -1),
    knowledge: grounds.knowledge,
    name: grounds.name,
    suggestedQuestions: grounds.suggestedQuestions,
  }
  try {
    return await read('answer', grounds.knowledge, question)
  } catch (error) {
    if (error instanceof KnowledgeUnread) throw new ModelFailure('model_timeout', { cause: error })
    throw error
  }
}
