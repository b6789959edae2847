/** What an answer was about, and whether it may have been. */
import type { Answer } from '../client.ts'
import type { Role } from './permissions-table.ts'
import type { World } from './permissions-world.ts'

export type Verdict = {
  /** The status, with `own` behind a success in which there is nothing of the owner's. */
  cell: string
  /** What nobody is to see. */
  wrong: string[]
}

/**
 * @param changed rows that the call made, changed or took away
 * @param answer an error where the OpenAPI document does not know of it
 */
export function verdictOn(world: World, role: Role, answer: Answer | Error, changed: string[]): Verdict {
  if (answer instanceof Error) return { cell: 'no answer', wrong: [answer.message] }
  const { status, text } = answer
  if (status >= 300) return { cell: String(status), wrong: trespass(world, text, changed) }
  const isOwners = [text, ...changed].some((each) => isOfOwner(world, each))
  const cell = isOwners ? String(status) : `${status} own`
  return { cell, wrong: eavesdropping(world, role, [text, ...changed]) }
}

/** Whether a text or an id of the owner's stands in it. */
export function isOfOwner(world: World, text: string): boolean {
  const { canary, words, people, chatbots, talk, interview, later } = world
  const ofChatbots = [chatbots.shown, chatbots.hidden].flatMap(({ id, guest, fellow, client }) => [
    id,
    ...[guest, fellow, client].map(({ id }) => id),
  ])
  const ofPeople = [people.owner, people.hermit, world.recordOfGuest, world.recordOfOwner]
  const conversations = [talk, interview, later].flatMap(({ id, number }) => [id, String(number)])
  return [canary, words, ...ofPeople, ...ofChatbots, ...conversations].some((mark) => text.includes(mark))
}

/** What a refusal may not do: change something, or tell what is the owner's. */
function trespass({ canary, words }: World, text: string, changed: string[]): string[] {
  const isTold = text.includes(canary) || text.includes(words)
  return [
    ...(isTold ? [`its answer tells what is the owner’s: ${shortened(text)}`] : []),
    ...changed.map((row) => `it was refused, and there is a change: ${shortened(row)}`),
  ]
}

/** What a success may do for the visitor and the chatbot's owner alone: read or touch what the visitor said. */
function eavesdropping({ words, chatbots }: World, role: Role, texts: string[]): string[] {
  if (role === 'owner' || role === 'visitor') return []
  const marks = [words, chatbots.shown.guest.id, chatbots.hidden.guest.id]
  return texts
    .filter((each) => marks.some((mark) => each.includes(mark)))
    .map((each) => `it is about what somebody else’s visitor said: ${shortened(each)}`)
}

const shortened = (text: string) => text.slice(0, 200)
