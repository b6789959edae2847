/** Classes of menus and lists above the page. */
export const popup =
  'rounded-xl border border-line bg-raised text-ink shadow-lg shadow-black/10 outline-hidden origin-[var(--transform-origin)] transition-[scale,opacity] duration-100 data-starting-style:scale-95 data-starting-style:opacity-0 data-ending-style:opacity-0'
/** Backdrop of dialogs. */
export const backdrop =
  'fixed inset-0 z-40 min-h-dvh bg-black/40 transition-opacity duration-150 data-starting-style:opacity-0 data-ending-style:opacity-0'
