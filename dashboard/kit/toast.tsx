/** Toasts for results and errors. Their code is loaded with the first interaction. */
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'

/** The button of a toast. */
export type ToastAction = { label: string; run: () => void }
export type News = { title: string; description?: string; action?: ToastAction; isFailure?: boolean }

const fetchList = () => import('./toast-list.tsx')
// Preload: without a connection, the offline error could not be shown.
for (const sign of ['pointerdown', 'keydown'])
  addEventListener(sign, () => void fetchList().catch(() => undefined), { once: true })

const ToastList = lazy(async () => {
  const list = await fetchList().catch(() => undefined)
  // Without toasts, the screen still works.
  return { default: list?.ToastList ?? (() => null) }
})

let waiting: News[] = []
let show: ((news: News) => void) | undefined
let isNeeded = false
const listeners = new Set<() => void>()

/** Subscribes the renderer and replays queued toasts. @returns unsubscribes */
export function onNews(listener: (news: News) => void): () => void {
  show = listener
  for (const news of waiting.splice(0)) listener(news)
  return () => {
    if (show === listener) show = undefined
  }
}

function say(news: News): void {
  if (show) {
    show(news)
    return
  }
  waiting = [...waiting, news]
  isNeeded = true
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const isThere = useSyncExternalStore(subscribe, () => isNeeded)
  return (
    <>
      {children}
      {isThere && (
        <Suspense>
          <ToastList />
        </Suspense>
      )}
    </>
  )
}

type Done = { description?: string; undo?: () => void; action?: ToastAction }

const toast = {
  /** With an undo button if given. */
  done(title: string, { description, undo, action = undo && { label: t('Undo'), run: undo } }: Done = {}) {
    say({ title, ...(description ? { description } : {}), ...(action ? { action } : {}) })
  },
  failed(error: unknown) {
    const title = error instanceof CallFailed ? error.message : t('Something went wrong.')
    say({ title, isFailure: true })
  },
}

export const useToast = () => toast
