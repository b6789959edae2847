/**
 * Autosave of a draft. Each change is stored in this browser at once and sent after a pause in typing, so that a
 * closed tab or a lost connection loses nothing. Each save names the draft it is based on; if a newer one exists, the
 * server rejects the save, and the owner picks one.
 */
import { type Content, canonical, contentOf, type EditedChatbot, withoutBlanks } from '../chatbots/content.ts'
import { CallFailed } from '../server.ts'

export type DraftState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'invalid'

export type DraftView = {
  content: Content
  state: DraftState
  /** Validation errors by field path, such as `configuration.model`. */
  fields: ReadonlyMap<string, string>
  /** The server's message when it rejected the draft. */
  trouble: string | undefined
  hasDraft: boolean
}

type Kept = { content: Content; base: number; sent?: Content | undefined }

export type DraftCalls = {
  save: (content: Content, base: number) => Promise<EditedChatbot>
  read: () => Promise<EditedChatbot>
  onSaved: (saved: EditedChatbot) => void
}

const SAVE_AFTER_MS = 700
const RETRY_MS = { first: 2000, most: 30_000 }
const NONE: ReadonlyMap<string, string> = new Map()

export type DraftKeeper = ReturnType<typeof keepDraft>

export function keepDraft(edited: EditedChatbot, { save, read, onSaved }: DraftCalls) {
  const keptAs = `frontdesk:draft:${edited.id}`
  const listeners = new Set<() => void>()
  let base = edited.revision
  // Sent but not confirmed: the server may have it although its response was lost.
  let sent: Content | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | undefined
  let retryMs = RETRY_MS.first
  let isKept = true
  let view: DraftView = {
    content: contentOf(edited),
    state: 'saved',
    fields: NONE,
    trouble: undefined,
    hasDraft: edited.draft !== null,
  }

  const show = (change: Partial<DraftView>) => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }

  const keep = () => {
    const kept: Kept = { content: view.content, base, sent }
    try {
      localStorage.setItem(keptAs, JSON.stringify(kept))
      isKept = true
    } catch {
      isKept = false
    }
  }

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  const send = async () => {
    const { content } = view
    show({ state: 'saving' })
    try {
      if (sent) await settle(sent)
      sent = content
      keep()
      const saved = await save(content, base)
      base = saved.revision
      sent = undefined
      retryMs = RETRY_MS.first
      onSaved(saved)
      const isAll = view.content === content
      if (isAll) localStorage.removeItem(keptAs)
      else keep()
      show({ state: isAll ? 'saved' : 'unsaved', fields: NONE, trouble: undefined, hasDraft: true })
      if (!isAll) later(SAVE_AFTER_MS)
    } catch (error) {
      failed(error)
    }
  }

  /** After a lost response: if the save arrived, it is the new base. */
  const settle = async (unconfirmed: Content) => {
    const theirs = await read()
    if (theirs.draft && isSame(theirs.draft, unconfirmed)) base = theirs.revision
    sent = undefined
  }

  const failed = (error: unknown) => {
    const { status, code, message, fields } =
      error instanceof CallFailed ? error : new CallFailed(0, String(error))
    if (status > 0 && status < 500) sent = undefined
    if (code === 'draft_changed') return show({ state: 'conflict' })
    if (status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429)
      return show({ state: 'invalid', fields, trouble: message })
    show({ state: 'offline' })
    later(retryMs)
    retryMs = Math.min(retryMs * 2, RETRY_MS.most)
  }

  /** Saves pending changes now. @returns whether the server has everything */
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer)
    while (underWay) await underWay
    if (view.state === 'unsaved' || view.state === 'offline') {
      underWay = send().finally(() => {
        underWay = undefined
      })
      await underWay
      if ((view.state as DraftState) === 'unsaved') return await flush()
    }
    return view.state === 'saved'
  }

  /** Adopts the server's state, such as after publishing. */
  const take = (now: EditedChatbot) => {
    clearTimeout(timer)
    base = now.revision
    sent = undefined
    localStorage.removeItem(keptAs)
    show({
      content: contentOf(now),
      state: 'saved',
      fields: NONE,
      trouble: undefined,
      hasDraft: now.draft !== null,
    })
  }

  const kept = readKept(keptAs)
  if (kept) {
    const isOurs = kept.sent !== undefined && edited.draft !== null && isSame(edited.draft, kept.sent)
    const state = isOurs || kept.base === base ? 'unsaved' : 'conflict'
    view = { ...view, content: kept.content, state }
    if (state === 'unsaved') later(0)
  }

  return {
    id: edited.id,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    view: () => view,
    change(change: Partial<Content>) {
      const isStuck = view.state === 'conflict'
      show({ content: { ...view.content, ...change }, state: isStuck ? 'conflict' : 'unsaved' })
      keep()
      if (!isStuck) later(SAVE_AFTER_MS)
    },
    flush,
    take,
    /** The server's last known state; another window may have changed it. */
    sync(now: EditedChatbot) {
      if (view.state === 'saved' && now.revision !== base) take(now)
    },
    /** Overwrites what was saved elsewhere. */
    async keepMine(theirs: EditedChatbot) {
      base = theirs.revision
      show({ state: 'unsaved' })
      keep()
      await flush()
    },
    /** Whether closing the tab now could lose changes. */
    isAtRisk: () => view.state !== 'saved' && (!isKept || view.state !== 'unsaved'),
  }
}

/** As the server stores it: keys in any order, the name trimmed. */
function isSame(one: Content, other: Content): boolean {
  const write = ({ name, ...content }: Content) => canonical({ ...content, name: name.trim() })
  return write(withoutBlanks(one)) === write(withoutBlanks(other))
}

function readKept(key: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null')
    return typeof kept?.content?.name === 'string' ? kept : undefined
  } catch {
    return undefined
  }
}
