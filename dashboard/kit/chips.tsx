import { classes } from './classes.ts'

type Chip<Value extends string> = { value: Value; label: string }

type Props<Value extends string> = {
  /** Accessible name of the group. */
  label: string
  chips: readonly Chip<Value>[]
  value: Value
  onChange: (value: Value) => void
  className?: string
}

/** Single choice among a few visible options. */
export function Chips<Value extends string>({ label, chips, value, onChange, className }: Props<Value>) {
  return (
    <fieldset aria-label={label} className={classes('flex min-w-0 flex-wrap gap-1.5', className)}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          aria-pressed={chip.value === value}
          onClick={() => onChange(chip.value)}
          className="h-8 shrink-0 whitespace-nowrap rounded-full border border-border bg-raised px-3 font-medium text-ink text-xs hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-tint aria-pressed:text-accent"
        >
          {chip.label}
        </button>
      ))}
    </fieldset>
  )
}
