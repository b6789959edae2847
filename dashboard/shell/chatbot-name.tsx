import { useQuery } from '@tanstack/react-query'
import { chatbotsQuery } from '../chatbots/chatbot-queries.ts'
import { classes } from '../kit/classes.ts'

export function ChatbotName({ id, className }: { id: string; className?: string }) {
  const { data } = useQuery(chatbotsQuery)
  const name = data?.find((chatbot) => chatbot.id === id)?.name ?? ''
  return (
    <p dir="auto" className={classes('min-h-4 truncate', className)}>
      {name}
    </p>
  )
}
