/** Classifies an answer, and checks whether it was permitted. */
import type { Answer } from '../client.ts'
import type { Role } from './permissions-table.ts'
import type { World } from './permissions-world.ts'

export type Verdict = {
  /** The status, followed by `own` for a success without any of the owner's data. */
  cell: string
  /** Violations. */
  wrong: string[]
}

/**
 * @param changed rows that the call created, changed or deleted
 * @param answer an error where the OpenAPI document lacks it
 */
export function verdictOn(world: World, role: Role, answer: Answer | Error, changed: string[]): Verdict {
  if (answer instanceof Error) return { cell: 'no answer', wrong: [answer.message] }
  const { status, text } = answer
  if (status >= 300) return { cell: String(status), wrong: trespass(world, text, changed) }
  const isOwners = [text, ...changed].some((each) => isOfOwner(world, each))
  const cell = isOwners ? String(status) : `${status} own`
  return { cell, wrong: eavesdropping(world, role, [text, ...changed]) }
}

/** Whether the response contains a text or an id of the owner. */
export function isOfOwner(world: World, text: string): boolean {
  const { canary, words, people, chatbots, talk, interview, later } = world
  const ofChatbots = [chatbots.shown, chatbots.hidden].flatMap(
    ({ id, sourceId, passageId, guest, fellow, client }) => [
      ...[id, sourceId, passageId],
      ...[guest, fellow, client].map(({ id }) => id),
    ],
  )
  const ofPeople = [people.owner, people.hermit, world.recordOfGuest, world.recordOfOwner]
  const conversations = [talk, interview, later].flatMap(({ id, number }) => [id, String(number)])
  return [canary, words, ...ofPeople, ...ofChatbots, ...conversations].some((mark) => text.includes(mark))
}

/** A refusal must not change anything or reveal the owner's data. */
function trespass({ canary, words }: World, text: string, changed: string[]): string[] {
  const isTold = text.includes(canary) || text.includes(words)
  return [
    ...(isTold ? [`its answer tells what is the owner’s: ${shortened(text)}`] : []),
    ...changed.map((row) => `it was refused, and there is a change: ${shortened(row)}`),
  ]
}

/** Only the visitor and the chatbot's owner may read or change what the visitor wrote. */
function eavesdropping({ words, chatbots }: World, role: Role, texts: string[]): string[] {
  if (role === 'owner' || role === 'visitor') return []
  const marks = [words, chatbots.shown.guest.id, chatbots.hidden.guest.id]
  return texts
    .filter((each) => marks.some((mark) => each.includes(mark)))
    .map((each) => `it is about what somebody else’s visitor said: ${shortened(each)}`)
}

const shortened = (text: string) => text.slice(0, 200)
