/** Empty, error and loading states. */
import { CircleAlert } from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'

type EmptyProps = {
  icon: ComponentType<{ className?: string }>
  title: string
  text?: string | undefined
  /** A button or link. */
  action?: ReactNode
}

export function Empty({ icon: Icon, title, text, action }: EmptyProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      <span className="mb-2 grid size-12 place-items-center rounded-full bg-tint text-accent">
        <Icon className="size-6" />
      </span>
      <p className="font-semibold">{title}</p>
      {text && <p className="max-w-md text-balance text-quiet text-sm">{text}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}

export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const text = error instanceof CallFailed ? error.message : t('Something went wrong.')
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      <CircleAlert aria-hidden className="size-8 text-alarm" />
      <p className="max-w-md text-sm">{text}</p>
      <Button onClick={onRetry}>{t('Try again')}</Button>
    </div>
  )
}

/** A placeholder for loading content. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes('block animate-pulse rounded-lg bg-sunken', className)} />
}

/** Placeholder rows. */
export function LoadingRows({ rows = 4 }: { rows?: number }) {
  return (
    <div role="status" aria-label={t('Loading')} className="flex flex-col gap-3 py-2">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical rows that never move
        <Skeleton key={index} className="h-14" />
      ))}
    </div>
  )
}
