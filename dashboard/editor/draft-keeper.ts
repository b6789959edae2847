/**
 * Runs the effects of `draft-state.ts`. Each change is stored in this browser at once and sent after a pause in typing, so
 * that a closed tab or a lost connection loses nothing.
 */
import type { Content, EditedChatbot } from '../chatbots/content.ts'
import { CallFailed } from '../server.ts'
import type { FieldPath } from './content-fields.ts'
import {
  type DraftEffect,
  type DraftEvent,
  type DraftFailure,
  type DraftState,
  type DraftStatus,
  isPending,
  opened,
  statusOf,
  step,
} from './draft-state.ts'
import { type KeptDrafts, keptDrafts } from './kept-drafts.ts'

export type DraftView = Pick<
  DraftState,
  'content' | 'hasDraft' | 'conflicts' | 'fields' | 'trouble' | 'base'
> & {
  status: DraftStatus
}

export type DraftCalls = {
  save: (content: Content, base: number) => Promise<EditedChatbot>
  read: () => Promise<EditedChatbot>
}

export type DraftKeeper = ReturnType<typeof keepDraft>

export function keepDraft(edited: EditedChatbot, calls: DraftCalls) {
  const kept = keptDrafts(edited.id)
  const { dispatch, view, subscribe, settled, isStored, stop } = draftLoop(edited, calls, kept)
  let isClosed = false
  let was = view().status

  /** Takes over the changes of closed tabs, one at a time: the next once these are saved. */
  const collect = () =>
    kept.visit((take) => {
      const draft = isClosed || view().status !== 'saved' ? undefined : take()
      if (draft) dispatch({ type: 'found', kept: draft })
    })

  /** Saves pending changes now. @returns whether the server has everything */
  const flush = async (): Promise<boolean> => {
    do {
      dispatch({ type: 'due' })
      await settled()
    } while (!isClosed && (view().status === 'unsaved' || view().status === 'saving'))
    return view().status === 'saved'
  }

  subscribe(() => {
    const { status } = view()
    if (status === 'saved' && was !== 'saved') void collect()
    was = status
  })
  void collect()
  return {
    id: edited.id,
    subscribe,
    view,
    change: (change: Partial<Content>) => dispatch({ type: 'changed', change }),
    flush,
    collect,
    /** Merges what the server has, where it is newer. */
    see: (now: EditedChatbot) => dispatch({ type: 'seen', now }),
    refresh: async () => dispatch({ type: 'seen', now: await calls.read() }),
    /** After publishing, discarding or restoring: `was` is what the owner saw then. */
    replace: (now: EditedChatbot, was: Content) => dispatch({ type: 'replaced', now, was }),
    resolve: (path: FieldPath, isMine: boolean) => dispatch({ type: 'resolved', path, isMine }),
    /** Whether closing the tab now could lose changes. */
    isAtRisk: () => view().status !== 'saved' && (!isStored() || view().status !== 'unsaved'),
    /** Leaves unsaved changes in this browser. */
    close() {
      isClosed = true
      stop()
      kept.close()
    },
  }
}

/** Applies events one after the other, stores what is unsaved in this browser, and runs the effects. */
function draftLoop(edited: EditedChatbot, { save, read }: DraftCalls, kept: KeptDrafts) {
  const listeners = new Set<() => void>()
  let state = opened(edited)
  let view: DraftView = { ...state, status: 'saved' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay = Promise.resolve()
  let isStored = true
  let isStopped = false

  const dispatch = (event: DraftEvent): void => {
    if (isStopped) return
    const next = step(state, event)
    state = next.state
    view = { ...state, status: statusOf(state) }
    isStored = kept.keep(isPending(state) ? state : undefined)
    for (const listener of listeners) listener()
    for (const effect of next.effects) run(effect)
  }

  const run = (effect: DraftEffect): void => {
    if (effect.type === 'wait') {
      clearTimeout(timer)
      timer = setTimeout(() => dispatch({ type: 'due' }), effect.ms)
      return
    }
    const answer: Promise<DraftEvent> =
      effect.type === 'save'
        ? save(effect.content, effect.base).then((now) => ({ type: 'saved', now }))
        : read().then((now) => ({ type: 'read', now }))
    underWay = answer
      .catch((error): DraftEvent => ({ type: 'failed', failure: failureOf(error) }))
      .then(dispatch)
  }

  return {
    dispatch,
    view: () => view,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Resolves once the call in flight has its response. */
    settled: () => underWay,
    /** Whether the browser had room for the unsaved changes. */
    isStored: () => isStored,
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

function failureOf(error: unknown): DraftFailure {
  return error instanceof CallFailed ? error : new CallFailed(0, String(error))
}
