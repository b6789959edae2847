import { Progress } from '@base-ui/react/progress'
import { number } from '../language/language.ts'
import { classes } from './classes.ts'

type Props = {
  /** From 0 to 1. */
  of: number
  /** Accessible name. */
  label: string
  className?: string
}

/** How far a task is. */
export function ProgressBar({ of, label, className }: Props) {
  const percent = number(of, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <Progress.Root
      value={of * 100}
      aria-label={label}
      getAriaValueText={() => percent}
      className={classes('flex items-center gap-2', className)}
    >
      <Progress.Track className="h-1.5 min-w-10 flex-1 overflow-hidden rounded-full bg-sunken forced-colors:border">
        <Progress.Indicator className="rounded-full bg-accent transition-[width] duration-300 forced-colors:bg-[Highlight]" />
      </Progress.Track>
      <span aria-hidden className="text-quiet text-xs tabular-nums">
        {percent}
      </span>
    </Progress.Root>
  )
}
