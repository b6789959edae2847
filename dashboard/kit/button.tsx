import { Button as Base } from '@base-ui/react/button'
import { cva, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Spinner } from './spinner.tsx'

export const buttonLook = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium text-sm transition-colors disabled:opacity-50 data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent hover:not-data-disabled:brightness-110',
        secondary: 'border border-border bg-raised text-ink hover:not-data-disabled:bg-sunken',
        quiet: 'text-ink hover:not-data-disabled:bg-sunken',
        danger: 'bg-alarm text-raised hover:not-data-disabled:brightness-110',
      },
      size: { small: 'h-8 px-2.5', medium: 'h-10 px-4', icon: 'size-10', smallIcon: 'size-8' },
    },
    defaultVariants: { look: 'secondary', size: 'medium' },
  },
)

type Props = Omit<Base.Props, 'className'> &
  VariantProps<typeof buttonLook> & {
    className?: string
    /** Shows a spinner and ignores further presses. */
    isBusy?: boolean
    children?: ReactNode
  }

export function Button({ look, size, className, isBusy = false, disabled, children, ...props }: Props) {
  return (
    <Base
      {...props}
      className={classes(buttonLook({ look, size }), className)}
      disabled={disabled || isBusy}
      focusableWhenDisabled={isBusy}
      aria-busy={isBusy || undefined}
    >
      {isBusy && <Spinner />}
      {children}
    </Base>
  )
}
