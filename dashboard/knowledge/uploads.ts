/** Running uploads by chatbot. They go on while another screen is open. */
import { useSyncExternalStore } from 'react'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { sendFile } from './send-file.ts'
import { refetchLists, type Source } from './source-queries.ts'

export type Upload = {
  key: number
  name: string
  state: 'waiting' | 'sending' | 'known' | 'failed'
  /** From 0 to 1. */
  progress: number
  /** Why it failed. */
  problem?: string
  /** The source that has the same content. */
  source?: Source
}

const NONE: readonly Upload[] = []
const listeners = new Set<() => void>()
let uploads: ReadonlyMap<string, readonly Upload[]> = new Map()
let lastKey = 0
/** One at a time: the server reads two, and rows appear in the order of the files. */
let queue: Promise<void> = Promise.resolve()

export function useUploads(chatbotId: string): readonly Upload[] {
  return useSyncExternalStore(subscribe, () => uploads.get(chatbotId) ?? NONE)
}

/** Successful uploads leave the list: the list of sources shows them. */
export function upload(chatbotId: string, files: readonly File[]): void {
  const added = files.map((file) => ({ file, key: ++lastKey }))
  const waiting = added.map(
    ({ file, key }): Upload => ({ key, name: file.name, state: 'waiting', progress: 0 }),
  )
  put(chatbotId, (before) => [...before, ...waiting])
  for (const { file, key } of added) queue = queue.then(() => send(chatbotId, file, key))
}

export function dismiss(chatbotId: string, key: number): void {
  put(chatbotId, (before) => before.filter((each) => each.key !== key))
}

async function send(chatbotId: string, file: File, key: number): Promise<void> {
  change(chatbotId, key, { state: 'sending' })
  try {
    const onProgress = (progress: number) => change(chatbotId, key, { progress })
    const { source, isNew } = await sendFile(chatbotId, file, onProgress)
    if (isNew) {
      await refetchLists(chatbotId)
      dismiss(chatbotId, key)
    } else change(chatbotId, key, { state: 'known', source })
  } catch (error) {
    const problem = error instanceof CallFailed ? error.message : t('Something went wrong.')
    change(chatbotId, key, { state: 'failed', problem })
  }
}

function change(chatbotId: string, key: number, changed: Partial<Upload>): void {
  put(chatbotId, (before) => before.map((each) => (each.key === key ? { ...each, ...changed } : each)))
}

function put(chatbotId: string, make: (before: readonly Upload[]) => readonly Upload[]): void {
  uploads = new Map(uploads).set(chatbotId, make(uploads.get(chatbotId) ?? NONE))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
