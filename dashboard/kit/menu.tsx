/**
 * A button with a menu. The popup's code is large and most menus stay closed, so it is loaded on hover or focus of
 * the button.
 */
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'

const popup = () => import('./menu-popup.tsx')
const MenuPopup = lazy(async () => ({ default: (await popup()).MenuPopup }))

/** For use within a `Menu`. */
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
