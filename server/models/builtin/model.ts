import type { Model, ModelEvent, ModelRequest } from '../model.ts'
import { ModelFailure } from '../model-failure.ts'
import { BUILTIN } from '../model-name.ts'
import { type Answer, answer } from './answer.ts'

/** The built-in answerer behind the interface of every other model: one piece of text, then the end. */
export const builtinAnswerer: Model = {
  name: BUILTIN,
  // It reads the user's messages only, to see what "it" is; a few screens of them do.
  window: 8192,
  async *stream(request): AsyncGenerator<ModelEvent> {
    // It says what its owner wrote; it writes no JSON.
    if (request.responseFormat) throw new ModelFailure('model_refused')
    const { text, basis } = answerFrom(request)
    yield { type: 'text', text }
    yield { type: 'end', reason: 'stop', usage: undefined, basis }
  },
}

/** What the knowledge says to the newest message of the request. */
export function answerFrom({ messages, grounds }: ModelRequest): Answer {
  const asked = messages.flatMap((message) => (message.role === 'user' ? message.content : []))
  return answer({
    text: asked.at(-1) ?? '',
    earlier: asked.slice(0, -1),
    knowledge: grounds.knowledge,
    name: grounds.name,
    suggestedQuestions: grounds.suggestedQuestions,
  })
}
