import Type from 'typebox'
import { Problem } from '../../http/problems.ts'
import { codePoints } from '../../text/shorten.ts'

const LONGEST = 255

/** What a client calls its session, taken as it is: any script, emoji and joiners included. */
export const SessionId = Type.String({ minLength: 1, maxLength: LONGEST, pattern: '^[^\\p{Cc}]*$' })

const CONTROL = /\p{Cc}/u

/** Of the address. @throws Problem 400 */
export function sessionIdOf({ session_id: sessionId }: { session_id: string }): string {
  if (sessionId === '' || codePoints(sessionId) > LONGEST || CONTROL.test(sessionId)) {
    throw new Problem('invalid_field', {
      text: `session_id must have 1 to ${LONGEST} characters, none of them a control character`,
    })
  }
  return sessionId
}
