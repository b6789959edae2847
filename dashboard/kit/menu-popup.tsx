import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import { popup } from './popup.ts'

/** Open at once: it mounts on the button press. */
export function MenuPopup({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-hidden" sideOffset={6} align="end">
          <Base.Popup className={classes(popup, 'min-w-44 py-1')}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type ItemProps = { onClick: () => void; isDangerous?: boolean; children: ReactNode }

export function MenuItem({ onClick, isDangerous = false, children }: ItemProps) {
  return (
    <Base.Item
      onClick={onClick}
      className={classes(
        'flex cursor-default items-center gap-2.5 px-3 py-2 text-sm outline-hidden data-highlighted:bg-sunken [&_svg]:size-4',
        isDangerous && 'text-alarm',
      )}
    >
      {children}
    </Base.Item>
  )
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />
}
