import { useEffect } from 'react'
import { followChatbot } from './live.ts'

/** Keeps what is shown of a chatbot up to date for as long as it is there; shows nothing. */
export function LiveNews({ id }: { id: string }) {
  useEffect(() => followChatbot(id), [id])
  return null
}
