import { type ReactNode, useEffect } from 'react'
import { classes } from '../kit/classes.ts'

type Props = {
  title: string
  hint?: ReactNode
  /** Buttons. */
  actions?: ReactNode
  children: ReactNode
  className?: string
}

/** One screen: heading, actions and content. */
export function Page({ title, hint, actions, children, className }: Props) {
  useTitle(title)
  return (
    <div className={classes('mx-auto flex w-full max-w-6xl flex-col gap-5 p-4 sm:p-6 lg:p-8', className)}>
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h1 className="wrap-anywhere line-clamp-3 font-semibold text-2xl tracking-tight">{title}</h1>
          {hint && <p className="mt-1 text-quiet text-sm">{hint}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Frontdesk`
  }, [title])
}
