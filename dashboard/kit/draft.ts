import { useState } from 'react'

const PREFIX = 'frontdesk:draft:'

/** An unsent text, kept for this tab across screens. */
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
