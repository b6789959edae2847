import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import { classes } from './classes.ts'
import { popup } from './popup.ts'

export type Choice<Value extends string> = { value: Value; label: string }

type Props<Value extends string> = {
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
  /** Needed without a surrounding `Field`. */
  label?: string
  className?: string
}

export function Select<Value extends string>({ choices, value, onChange, label, className }: Props<Value>) {
  return (
    <Base.Root
      items={[...choices]}
      value={value}
      onValueChange={(chosen) => chosen !== null && onChange(chosen)}
    >
      <Base.Trigger
        aria-label={label}
        className={classes(
          'flex h-10 min-w-36 items-center justify-between gap-2 rounded-lg border border-border bg-raised px-3 text-sm hover:bg-sunken',
          className,
        )}
      >
        <Base.Value />
        <Base.Icon>
          <ChevronsUpDown aria-hidden className="size-4 text-quiet" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50 outline-hidden" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={classes(popup, 'min-w-[var(--anchor-width)]')}>
            <Base.List className="max-h-[var(--available-height)] overflow-y-auto py-1">
              {choices.map((choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice.value}
                  className="flex cursor-default items-center gap-2 py-2 pr-4 pl-3 text-sm outline-hidden data-highlighted:bg-sunken"
                >
                  <span className="size-4">
                    <Base.ItemIndicator>
                      <Check aria-hidden className="size-4" />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText>{choice.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
