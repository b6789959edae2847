import type { ComponentPropsWithRef } from 'react'

type Props = Omit<ComponentPropsWithRef<'section'>, 'aria-label'> & { label: string; isScrolled?: boolean }

/** What scrolls by itself, and so must be reached with the keyboard. */
export function ScrollRegion({ label, isScrolled = true, ...props }: Props) {
  return <section {...props} aria-label={label} tabIndex={isScrolled ? 0 : undefined} />
}
