import { Switch as Base } from '@base-ui/react/switch'
import { type ReactNode, useId } from 'react'

type Props = { label: string; hint?: ReactNode; checked: boolean; onChange: (checked: boolean) => void }

/** A setting that takes effect at once. */
export function Switch({ label, hint, checked, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-quiet text-sm">
            {hint}
          </p>
        )}
      </div>
      <Control
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        checked={checked}
        onCheckedChange={onChange}
      />
    </div>
  )
}

/** A switch whose label is not shown, for a row of a table. */
export function Toggle({ label, checked, onChange }: Omit<Props, 'hint'>) {
  return <Control aria-label={label} checked={checked} onCheckedChange={onChange} />
}

function Control(props: Omit<Base.Root.Props, 'className' | 'render'>) {
  return (
    <Base.Root
      {...props}
      nativeButton
      render={<button type="button" />}
      className="mt-0.5 flex h-6 w-11 shrink-0 rounded-full bg-border p-0.5 transition-colors data-checked:bg-accent forced-colors:border forced-colors:border-[ButtonText] forced-colors:bg-[ButtonFace] forced-colors:p-px forced-colors:data-checked:bg-[Highlight] forced-colors:forced-color-adjust-none"
    >
      <Base.Thumb className="size-5 rounded-full bg-white shadow transition-transform data-checked:translate-x-5 dark:data-checked:bg-on-accent forced-colors:bg-[ButtonText] forced-colors:data-checked:bg-[HighlightText]" />
    </Base.Root>
  )
}
