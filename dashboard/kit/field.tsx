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
  /** `Input`, `TextArea`, or any Base UI control. */
  children: ReactNode
  className?: string
}

/** A control with its label, hint and error, linked for screen readers. */
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
      // Minimum lines; the field grows with its text.
      style={{ minHeight: `calc(${rows}lh + 1rem)` }}
      render={<textarea rows={rows} />}
    />
  )
}
