/** Whether the event targets a text field. */
export function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

/**
 * Moves the focus to the next or previous conversation, from the focused one or else the open one.
 * @returns whether there is one
 */
export function moveBy(list: HTMLElement, step: number, openNumber: number | undefined): boolean {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-conversation]')]
  const focused = rows.indexOf(document.activeElement as HTMLElement)
  const open = rows.findIndex((row) => row.dataset.conversation === String(openNumber))
  const from = focused >= 0 ? focused : open
  const row = rows[from < 0 ? (step > 0 ? 0 : rows.length - 1) : from + step]
  row?.focus()
  return row !== undefined
}
