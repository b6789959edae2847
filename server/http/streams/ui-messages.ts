/**
 * The body that the AI SDK's default transport sends: the client's whole conversation. Its newest message is what
 * is said now; the earlier ones are stored already.
 * Source: https://ai-sdk.dev/docs/ai-sdk-ui/transport
 */
import Type, { type Static } from 'typebox'
import { Problem } from '../problems.ts'

const Message = Type.Object({
  role: Type.String(),
  parts: Type.Array(
    Type.Object({ type: Type.String(), text: Type.Optional(Type.String({ maxLength: 200_000 })) }),
    { maxItems: 1000 },
  ),
})

/** The fields of such a body. */
export const uiMessageFields = {
  id: Type.Optional(Type.String({ description: 'The chat’s id, which the client has made up' })),
  messages: Type.Array(Message, {
    minItems: 1,
    maxItems: 2000,
    description: 'The whole conversation; the newest entry of the role `user` is what is said now',
  }),
  trigger: Type.Optional(
    Type.Enum(['submit-message', 'regenerate-message'], {
      description: '`regenerate-message`: the newest reply is made anew, in its place',
    }),
  ),
}
const UiMessages = Type.Object(uiMessageFields)
type UiMessages = Static<typeof UiMessages>

export const exampleUiMessages = {
  messages: [{ role: 'user', parts: [{ type: 'text', text: 'When do you open?' }] }],
  trigger: 'submit-message',
}

/** Whether a body is of this kind, whatever else is wrong with it: `message` is the field of every other one. */
export function isUiMessages(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || 'message' in body || !('messages' in body)) return false
  const { messages } = body
  return Array.isArray(messages) && messages.some((message) => Array.isArray(message?.parts))
}

/** What the newest message says, and whether its reply is to be made anew. */
export type Said = { text: string; isRegeneration: boolean }

/** @throws Problem 422 for a newest message without a text, or with more than texts */
export function newestOf({ messages, trigger }: UiMessages): Said {
  const at = messages.findLastIndex(({ role }) => role === 'user')
  const parts = messages[at]?.parts ?? []
  const other = parts.findIndex(({ type }) => type === 'file')
  if (other >= 0) throw wrong(`messages.${at}.parts.${other}.type`, 'must not be file: only texts are read')
  const text = parts
    .flatMap((part) => (part.type === 'text' ? (part.text ?? '') : []))
    .join('\n')
    .trim()
  if (text === '') throw wrong('messages', 'must hold a message of the user that says something')
  return { text, isRegeneration: trigger === 'regenerate-message' }
}

function wrong(path: string, message: string): Problem {
  return new Problem('invalid_request', { errors: [{ path, message }] })
}
