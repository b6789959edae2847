import Type from 'typebox'
import { Problem } from '../../http/problems.ts'
import { codePoints } from '../../text/shorten.ts'

const MAX_LENGTH = 255

/** The client's session id, kept verbatim: any script, including emoji and joiners. */
export const SessionId = Type.String({ minLength: 1, maxLength: MAX_LENGTH, pattern: '^[^\\p{Cc}]*$' })

const CONTROL = /\p{Cc}/u

/** Reads the id from the path. @throws Problem 400 */
export function sessionIdOf({ session_id: sessionId }: { session_id: string }): string {
  if (sessionId === '' || codePoints(sessionId) > MAX_LENGTH || CONTROL.test(sessionId)) {
    throw new Problem('invalid_field', {
      text: `session_id must have 1 to ${MAX_LENGTH} characters and no control characters`,
    })
  }
  return sessionId
}
