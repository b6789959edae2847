/** Transient state: the connection, and where a reply is being written. */
import { useSyncExternalStore } from 'react'

/** Ends the typing indicator of a reply that never arrives. */
const MAX_REPLY_MS = 90_000

const live = new Set<string>()
const typing = new Map<string, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

export const isLive = (id: string): boolean => live.has(id)

export function setLive(id: string, isNow: boolean): void {
  if (isNow === live.has(id)) return
  if (isNow) live.add(id)
  else live.delete(id)
  tell()
}

export function beginsTyping(id: string, number: number): void {
  endsTyping(id, number)
  typing.set(
    `${id} ${number}`,
    setTimeout(() => endsTyping(id, number), MAX_REPLY_MS),
  )
  tell()
}

export function endsTyping(id: string, number: number): void {
  const key = `${id} ${number}`
  clearTimeout(typing.get(key))
  if (typing.delete(key)) tell()
}

export const useIsLive = (id: string): boolean => useSyncExternalStore(subscribe, () => isLive(id))

export const useIsTyping = (id: string, number: number): boolean =>
  useSyncExternalStore(subscribe, () => typing.has(`${id} ${number}`))
