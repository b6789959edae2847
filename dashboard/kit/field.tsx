import { Field as Base } from '@base-ui/react/field'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

const box =
  'w-full rounded-lg border border-border bg-raised text-base text-ink placeholder:text-quiet disabled:opacity-60 aria-invalid:border-alarm data-invalid:border-alarm sm:text-sm'

type FieldProps = {
  label: string
  /** One sentence of help. */
  hint?: ReactNode
  error?: string | undefined
  /** The control: `Input`, `TextArea`, or any control of Base UI. */
  children: ReactNode
  className?: string
}

/** A control with its label, help and error, joined for those who do not see the screen. */
export function Field({ label, hint, error, children, className }: FieldProps) {
  return (
    <Base.Root className={classes('flex flex-col gap-1.5', className)} invalid={error !== undefined}>
      <Base.Label className="font-medium text-sm">{label}</Base.Label>
      {children}
      {hint && <Base.Description className="text-quiet text-sm">{hint}</Base.Description>}
      {error !== undefined && (
        <Base.Error className="text-alarm text-sm" match>
          {error}
        </Base.Error>
      )}
    </Base.Root>
  )
}

type InputProps = Omit<Base.Control.Props, 'className'> & { className?: string }

export function Input({ className, ...props }: InputProps) {
  return <Base.Control {...props} className={classes(box, 'h-10 px-3', className)} />
}

type TextAreaProps = Omit<InputProps, 'render' | 'type'> & { rows?: number }

export function TextArea({ className, rows = 4, ...props }: TextAreaProps) {
  return (
    <Base.Control
      {...props}
      className={classes(box, 'field-sizing-content max-h-[60dvh] px-3 py-2 leading-relaxed', className)}
      // It grows with its text, from this many lines on.
      style={{ minHeight: `calc(${rows}lh + 1rem)` }}
      render={<textarea rows={rows} />}
    />
  )
}
