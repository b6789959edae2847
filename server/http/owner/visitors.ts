/** A chatbot's visitors, as the creators' and the console API send them. */
import Type from 'typebox'
import { exampleTime, Id, Timestamp } from '../schemas.ts'

export const VisitorParams = Type.Object({ id: Id, visitor_id: Type.String({ examples: ['browser-1'] }) })

export const visitorContent = {
  visitor_id: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  first_seen: Timestamp,
  last_seen: Timestamp,
}

export const exampleVisitor = {
  visitor_id: 'browser-1',
  name: 'Grace',
  first_seen: exampleTime,
  last_seen: exampleTime,
}

type Visitor = { visitorKey: string; name: string | null; firstSeen: Date; lastSeen: Date }

export function presentVisitor({ visitorKey, name, firstSeen, lastSeen }: Visitor) {
  return {
    visitor_id: visitorKey,
    name,
    first_seen: firstSeen.toISOString(),
    last_seen: lastSeen.toISOString(),
  }
}
