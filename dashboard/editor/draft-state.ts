/**
 * Autosave of a draft as a pure function: state and event in, state and effects out. `draft-keeper.ts` runs the effects.
 * One call at a time is in flight: it saves, or reads what was saved elsewhere, which is then merged.
 */
import { type Content, contentOf, type EditedChatbot } from '../chatbots/content.ts'
import {
  type FieldPath,
  isSameContent,
  isSamePath,
  isSameValue,
  valueAt,
  withField,
} from './content-fields.ts'
import { merge, type Sides } from './merge.ts'

export type DraftState = {
  /** What the editor shows. */
  content: Content
  /** The server’s content, as of its last response. */
  base: { revision: number; content: Content }
  hasDraft: boolean
  /** Sent without a response: the server may have it. */
  sent: Content | undefined
  /** Fields that were changed here and elsewhere: `content` has mine, `base` theirs. Nothing is saved meanwhile. */
  conflicts: readonly FieldPath[]
  call: 'save' | 'read' | undefined
  problem: 'offline' | 'invalid' | undefined
  /** Validation errors by field path, such as `configuration.model`. */
  fields: ReadonlyMap<string, string>
  /** The server's message when it rejected the draft. */
  trouble: string | undefined
  retryMs: number
}

/** Changes that the server may not have, as stored in the browser. */
export type KeptDraft = Pick<DraftState, 'content' | 'base' | 'sent' | 'conflicts'>

/** `status` is 0 without a response. */
export type DraftFailure = {
  status: number
  code: string | undefined
  message: string
  fields: ReadonlyMap<string, string>
}

export type DraftEvent =
  | { type: 'changed'; change: Partial<Content> }
  /** It is time to save. */
  | { type: 'due' }
  | { type: 'saved'; now: EditedChatbot }
  /** The response of the effect `read`. */
  | { type: 'read'; now: EditedChatbot }
  | { type: 'failed'; failure: DraftFailure }
  /** The server's state was read for another reason. */
  | { type: 'seen'; now: EditedChatbot }
  /** Published, discarded or restored by this tab, which showed `was`. */
  | { type: 'replaced'; now: EditedChatbot; was: Content }
  | { type: 'resolved'; path: FieldPath; isMine: boolean }
  /** A closed tab left changes. */
  | { type: 'found'; kept: KeptDraft }

export type DraftEffect =
  | { type: 'save'; content: Content; base: number }
  | { type: 'read' }
  /** Sends `due` after the time, instead of at any time set before. */
  | { type: 'wait'; ms: number }

type Step = { state: DraftState; effects: readonly DraftEffect[] }

/** After the last key. */
export const SAVE_AFTER_MS = 700
export const RETRY_MS = { first: 2000, most: 30_000 }
const NO_FIELDS: ReadonlyMap<string, string> = new Map()

export function opened(edited: EditedChatbot): DraftState {
  const content = contentOf(edited)
  return {
    content,
    base: { revision: edited.revision, content },
    hasDraft: edited.draft !== null,
    sent: undefined,
    conflicts: [],
    call: undefined,
    problem: undefined,
    fields: NO_FIELDS,
    trouble: undefined,
    retryMs: RETRY_MS.first,
  }
}

export type DraftStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'invalid'

export function statusOf(state: DraftState): DraftStatus {
  if (state.conflicts.length > 0) return 'conflict'
  if (state.call) return 'saving'
  if (state.problem) return state.problem
  return isPending(state) ? 'unsaved' : 'saved'
}

/** Whether the server may lack something. */
export const isPending = ({ content, base, sent }: DraftState): boolean =>
  sent !== undefined || !isSameContent(content, base.content)

export function step(state: DraftState, event: DraftEvent): Step {
  switch (event.type) {
    case 'changed':
      return changed(state, event.change)
    case 'due':
      return state.call || state.problem === 'invalid' ? stay(state) : send(state)
    case 'saved':
      return saved(state, event.now)
    case 'read':
      return send(merged({ ...state, call: undefined, problem: undefined }, event.now))
    case 'failed':
      return failed({ ...state, call: undefined }, event.failure)
    case 'seen':
      return seen(state, event.now)
    case 'replaced':
      return replaced(state, event.now, event.was)
    case 'resolved':
      return resolved(state, event.path, event.isMine)
    case 'found':
      return found(state, event.kept)
  }
}

const stay = (state: DraftState): Step => ({ state, effects: [] })

/** Saves after a pause, if there is something to save. */
function later(state: DraftState): Step {
  const isReady = !state.call && state.conflicts.length === 0 && isPending(state)
  return { state, effects: isReady ? [{ type: 'wait', ms: SAVE_AFTER_MS }] : [] }
}

/** Saves now, if there is something to save. A save without a response may have arrived: it is looked for first. */
function send(state: DraftState): Step {
  if (state.conflicts.length > 0 || !isPending(state)) return stay({ ...state, problem: undefined })
  const calling = { ...state, problem: undefined }
  if (state.sent) return { state: { ...calling, call: 'read' }, effects: [{ type: 'read' }] }
  const { content, base } = state
  const save = { type: 'save', content, base: base.revision } as const
  return { state: { ...calling, call: 'save', sent: content }, effects: [save] }
}

function changed(state: DraftState, change: Partial<Content>): Step {
  const content = { ...state.content, ...change }
  const conflicts = stillOpen(state.conflicts, content, state.base.content)
  const next = { ...state, content, conflicts, problem: undefined }
  return later(isPending(next) ? next : { ...next, fields: NO_FIELDS, trouble: undefined })
}

function saved(state: DraftState, now: EditedChatbot): Step {
  const { sent = state.content } = state
  // Not the response's content: the server may store the same in another form, which would be saved again.
  const heard = { revision: now.revision, content: sent }
  return later({
    ...state,
    // Replaced meanwhile: the base is already newer.
    base: now.revision < state.base.revision ? state.base : heard,
    hasDraft: true,
    sent: undefined,
    call: undefined,
    fields: NO_FIELDS,
    trouble: undefined,
    retryMs: RETRY_MS.first,
  })
}

function failed(state: DraftState, { status, code, message, fields }: DraftFailure): Step {
  const isRejected = status >= 400 && status < 500
  const known = isRejected ? { ...state, sent: undefined } : state
  if (code === 'draft_changed') return { state: { ...known, call: 'read' }, effects: [{ type: 'read' }] }
  if (isRejected && ![401, 408, 429].includes(status))
    return stay({ ...known, problem: 'invalid', fields, trouble: message })
  const retryMs = Math.min(state.retryMs * 2, RETRY_MS.most)
  return { state: { ...known, problem: 'offline', retryMs }, effects: [{ type: 'wait', ms: state.retryMs }] }
}

/** During a call, its response says what is new. */
function seen(state: DraftState, now: EditedChatbot): Step {
  if (state.call || now.revision <= state.base.revision) return stay(state)
  return later(merged(state, now))
}

/** Drops what was not saved of `was`; keeps what was typed since. */
function replaced(state: DraftState, now: EditedChatbot, was: Content): Step {
  const fresh = opened(now)
  const { content, conflicts } = merge({ base: was, theirs: fresh.content, mine: state.content })
  const { call } = state
  return later({ ...fresh, content, conflicts, call, sent: call === 'save' ? state.sent : undefined })
}

function resolved(state: DraftState, path: FieldPath, isMine: boolean): Step {
  const conflicts = state.conflicts.filter((each) => !isSamePath(each, path))
  const theirs = valueAt(state.base.content, path)
  const content = isMine ? state.content : withField(state.content, path, theirs)
  const next = { ...state, content, conflicts }
  return state.call ? stay(next) : send(next)
}

/** Only for a state that is saved: two bases could not be told apart. */
function found(state: DraftState, kept: KeptDraft): Step {
  const theirs = state.base.content
  const next = mergedWith(
    { ...state, conflicts: kept.conflicts },
    { base: kept.base.content, sent: kept.sent, theirs, mine: kept.content },
  )
  return send(next)
}

function merged(state: DraftState, now: EditedChatbot): DraftState {
  const { base, sent, content: mine } = state
  const theirs = contentOf(now)
  const next = mergedWith(state, { base: base.content, sent, theirs, mine })
  const heard = { revision: now.revision, content: theirs }
  return { ...next, base: heard, hasDraft: now.draft !== null, sent: undefined }
}

/** Conflicts that are already asked about stay until they are resolved, or both sides agree. */
function mergedWith(state: DraftState, sides: Sides): DraftState {
  const { content, conflicts } = merge(sides)
  const open = stillOpen(state.conflicts, content, sides.theirs)
  const added = conflicts.filter((path) => !open.some((each) => isSamePath(each, path)))
  return { ...state, content, conflicts: [...open, ...added] }
}

function stillOpen(conflicts: readonly FieldPath[], mine: Content, theirs: Content): readonly FieldPath[] {
  return conflicts.filter((path) => !isSameValue(path, valueAt(mine, path), valueAt(theirs, path)))
}
