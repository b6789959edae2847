import { User } from 'lucide-react'
import { classes } from './classes.ts'

/** The first letter of a name, or an icon without one. */
export function Avatar({ name, className }: { name: string | null | undefined; className?: string }) {
  const [letter] = new Intl.Segmenter().segment(name?.trim() ?? '')
  return (
    <span
      aria-hidden
      className={classes(
        'grid size-9 shrink-0 select-none place-items-center rounded-full font-semibold text-sm',
        letter ? 'bg-tint text-accent' : 'bg-sunken text-quiet',
        className,
      )}
    >
      {letter ? letter.segment.toUpperCase() : <User className="size-4.5" />}
    </span>
  )
}
