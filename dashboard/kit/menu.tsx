/**
 * A menu that a button opens. What draws it is large, and few menus of a screen are ever opened: it is fetched when
 * somebody comes near the button.
 */
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'

const popup = () => import('./menu-popup.tsx')
const MenuPopup = lazy(async () => ({ default: (await popup()).MenuPopup }))

/** To be used within a `Menu`. */
export const MenuItem = lazy(async () => ({ default: (await popup()).MenuItem }))
export const MenuSeparator = lazy(async () => ({ default: (await popup()).MenuSeparator }))

type TriggerProps = {
  onClick?: () => void
  onPointerEnter?: () => void
  onFocus?: () => void
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
}

/** @param trigger such as `<Button …/>` */
export function Menu({ trigger, children }: { trigger: ReactElement<TriggerProps>; children: ReactNode }) {
  const [isWanted, setWanted] = useState(false)
  const prepare = () => void popup().catch(() => undefined)
  const closed = cloneElement(trigger, {
    onClick: () => setWanted(true),
    onPointerEnter: prepare,
    onFocus: prepare,
    'aria-haspopup': 'menu',
    'aria-expanded': false,
  })
  if (!isWanted) return closed
  return (
    <Suspense fallback={closed}>
      <MenuPopup trigger={trigger}>{children}</MenuPopup>
    </Suspense>
  )
}
