import { useQuery } from '@tanstack/react-query'
import { chatbotsQuery } from '../chatbots/chatbot-queries.ts'
import { classes } from '../kit/classes.ts'
import { number, plural } from '../language/language.ts'

const MAX_SHOWN = 99

/** Number of unread visitor messages; hidden at zero. */
export function UnreadBadge({ id, className }: { id: string; className?: string }) {
  const { data } = useQuery(chatbotsQuery)
  const unread = data?.find((chatbot) => chatbot.id === id)?.unread ?? 0
  if (unread === 0) return null
  const shown = unread > MAX_SHOWN ? `${number(MAX_SHOWN)}+` : number(unread)
  return (
    <span
      className={classes(
        'grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 font-semibold text-[0.6875rem] text-on-accent tabular-nums',
        className,
      )}
    >
      <span aria-hidden>{shown}</span>
      <span className="sr-only">{plural(unread, '{count} unread message', '{count} unread messages')}</span>
    </span>
  )
}
