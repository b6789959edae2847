import type { ReactNode } from 'react'
import { classes } from './classes.ts'

type Props = {
  title?: string
  hint?: ReactNode
  actions?: ReactNode
  children?: ReactNode
  className?: string
}

/** A section with a second-level heading. */
export function Card({ title, hint, actions, children, className }: Props) {
  return (
    <section className={classes('rounded-card border border-line bg-raised p-4 sm:p-5', className)}>
      {(title || actions) && (
        <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0 flex-1 basis-64">
            {title && <h2 className="font-semibold">{title}</h2>}
            {hint && <p className="mt-0.5 text-quiet text-sm">{hint}</p>}
          </div>
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
