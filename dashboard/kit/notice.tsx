import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

type Props = {
  tone?: 'info' | 'warn' | 'alarm'
  children: ReactNode
  /** Buttons. */
  actions?: ReactNode
  className?: string
}

const TONES = { info: 'bg-tint', warn: 'bg-warn-tint', alarm: 'bg-alarm-tint' }
const ICONS = { info: 'text-accent', warn: 'text-warn', alarm: 'text-alarm' }

/** A notice within the page. */
export function Notice({ tone = 'info', children, actions, className }: Props) {
  const Icon = tone === 'info' ? Info : CircleAlert
  return (
    <div
      role={tone === 'info' ? undefined : 'alert'}
      className={classes(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl px-4 py-3 text-sm',
        TONES[tone],
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden className={classes('mt-0.5 size-4 shrink-0', ICONS[tone])} />
        <div className="min-w-0">{children}</div>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
