import { cva, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'

const look = cva(
  'inline-flex shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-quiet',
        accent: 'bg-tint text-accent',
        good: 'bg-good-tint text-good',
        warn: 'bg-warn-tint text-warn',
        alarm: 'bg-alarm-tint text-alarm',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export function Badge({ tone, children }: VariantProps<typeof look> & { children: ReactNode }) {
  return <span className={look({ tone })}>{children}</span>
}
