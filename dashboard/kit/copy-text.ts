/** The clipboard API needs a secure context; plain HTTP falls back to `execCommand`. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const held = document.createElement('textarea')
    const focused = document.activeElement
    held.value = text
    // Inside the open dialog, which traps the focus.
    const place = focused?.closest('[role="dialog"]') ?? document.body
    place.append(held)
    held.select()
    const isCopied = document.execCommand('copy')
    held.remove()
    if (focused instanceof HTMLElement) focused.focus()
    return isCopied
  }
}
