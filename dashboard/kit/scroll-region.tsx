import type { ComponentPropsWithRef } from 'react'

type Props = Omit<ComponentPropsWithRef<'section'>, 'aria-label'> & { label: string; isScrolled?: boolean }

/** A scrollable region, focusable for keyboard scrolling. */
export function ScrollRegion({ label, isScrolled = true, ...props }: Props) {
  return <section {...props} aria-label={label} tabIndex={isScrolled ? 0 : undefined} />
}
