import { useEffect } from 'react'
import { followChatbot } from './live.ts'

/** Keeps a chatbot's data live while mounted; renders nothing. */
export function LiveNews({ id }: { id: string }) {
  useEffect(() => followChatbot(id), [id])
  return null
}
