/** Says shortly what was done, or what went wrong. What draws it is fetched when there is first something to say. */
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'

/** What the button of a toast does. */
export type ToastAction = { label: string; run: () => void }
export type News = { title: string; description?: string; action?: ToastAction; isFailure?: boolean }

const fetchList = () => import('./toast-list.tsx')
// Without a connection, that there is none could not be told.
for (const sign of ['pointerdown', 'keydown'])
  addEventListener(sign, () => void fetchList().catch(() => undefined), { once: true })

const ToastList = lazy(async () => {
  const list = await fetchList().catch(() => undefined)
  // Said or not, the screen stays.
  return { default: list?.ToastList ?? (() => null) }
})

let waiting: News[] = []
let tell: ((news: News) => void) | undefined
let isNeeded = false
const listeners = new Set<() => void>()

/** For what draws them: it is told what waits already. @returns ends it */
export function onNews(listener: (news: News) => void): () => void {
  tell = listener
  for (const news of waiting.splice(0)) listener(news)
  return () => {
    if (tell === listener) tell = undefined
  }
}

function say(news: News): void {
  if (tell) {
    tell(news)
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
  /** With a way back where there is one. */
  done(title: string, { description, undo, action = undo && { label: t('Undo'), run: undo } }: Done = {}) {
    say({ title, ...(description ? { description } : {}), ...(action ? { action } : {}) })
  },
  failed(error: unknown) {
    const title = error instanceof CallFailed ? error.message : t('Something went wrong.')
    say({ title, isFailure: true })
  },
}

export const useToast = () => toast
