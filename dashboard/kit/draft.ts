import { useState } from 'react'

const PREFIX = 'frontdesk:draft:'

/** A text that is being written, which survives leaving the screen, in this tab. */
export function useDraft(keptAs: string, otherwise = '') {
  const key = PREFIX + keptAs
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? otherwise)
  const write = (typed: string) => {
    setText(typed)
    if (typed && typed !== otherwise) sessionStorage.setItem(key, typed)
    else sessionStorage.removeItem(key)
  }
  return [text, write] as const
}
