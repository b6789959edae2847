/** The planned reply of the model to a message, and its behaviour. */
import type { Random } from './random.ts'

export type Delivery =
  | 'at once'
  | 'briskly'
  | 'slowly'
  /** Every try is answered with an error. */
  | 'refuses'
  /** The connection breaks in mid-reply. */
  | 'breaks off'
  /** Sends a sentence, then hangs until it is asked again. */
  | 'hangs'

export type ScriptedReply = {
  delivery: Delivery
  /** The whole reply. */
  text: string
  /** The reply in the chunks in which it is sent. */
  pieces: string[]
  firstPauseMs: number
  pauseMs: number
}

/**
 * Every message and reply contains the message's name; names have a fixed length, so that none contains
 * another.
 */
export const NAME = /\b[ep]\d{5}\b/g

const THINGS = [
  'tea',
  'rain',
  'বৃষ্টি',
  'the ship 🚢',
  '茶',
  'a family 👩‍👩‍👧',
  'the market',
  'naïve art',
  'old maps',
]

/** A server that stops waits for it. */
const MAX_REPLY_MS = 4000

const SPEEDS: Record<Delivery, { pauseMs: [number, number]; sentences: [number, number] }> = {
  'at once': { pauseMs: [0, 0], sentences: [1, 4] },
  briskly: { pauseMs: [5, 40], sentences: [2, 6] },
  slowly: { pauseMs: [60, 150], sentences: [3, 8] },
  refuses: { pauseMs: [0, 0], sentences: [1, 1] },
  'breaks off': { pauseMs: [10, 80], sentences: [2, 6] },
  hangs: { pauseMs: [20, 60], sentences: [3, 3] },
}

export function scriptReply(name: string, delivery: Delivery, random: Random): ScriptedReply {
  const { pauseMs, sentences } = SPEEDS[delivery]
  const text = Array.from({ length: random.integer(...sentences) }, (_, index) =>
    index === 0
      ? `This is what I say to ${name}.`
      : `Sentence ${index + 1} for ${name} is about ${random.pick(THINGS)}.`,
  ).join(' ')
  const pieces = cut(text, delivery === 'at once' ? Infinity : random.integer(4, 24))
  return {
    delivery,
    text,
    pieces,
    firstPauseMs: delivery === 'at once' ? 0 : random.between(0, 200),
    pauseMs: Math.min(random.between(...pauseMs), MAX_REPLY_MS / pieces.length),
  }
}

/** By code points: a lone surrogate is no valid JSON. */
function cut(text: string, length: number): string[] {
  const characters = [...text]
  if (length >= characters.length) return [text]
  return Array.from({ length: Math.ceil(characters.length / length) }, (_, index) =>
    characters.slice(index * length, (index + 1) * length).join(''),
  )
}

/**
 * The sentences of a text that are followed by more text, and so are surely complete. Empty if there are
 * none.
 */
export function finishedSentences(text: string): string {
  return /^.*[.](?= \S)/su.exec(text)?.[0] ?? ''
}
