import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export type Tab<Name extends string> = { name: Name; label: string; content: ReactNode }

type Props<Name extends string> = {
  tabs: readonly Tab<Name>[]
  value: Name
  onChange: (name: Name) => void
}

/** Only the selected panel is rendered. */
export function Tabs<Name extends string>({ tabs, value, onChange }: Props<Name>) {
  return (
    <Base.Root value={value} onValueChange={(name) => onChange(name as Name)}>
      <Base.List className="relative flex overflow-x-auto border-line border-b sm:gap-1">
        {tabs.map(({ name, label }) => (
          <Base.Tab
            key={name}
            value={name}
            className="whitespace-nowrap px-1.5 py-2.5 font-medium text-[0.8125rem] text-quiet hover:text-ink data-active:text-ink sm:px-3 sm:text-sm"
          >
            {label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width] duration-150" />
      </Base.List>
      {tabs.map(({ name, content }) => (
        <Base.Panel key={name} value={name} className="pt-5 outline-hidden">
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
