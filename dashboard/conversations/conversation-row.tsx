import { Link } from '@tanstack/react-router'
import { CircleQuestionMark, Hand, ThumbsDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '../kit/avatar.tsx'
import { classes } from '../kit/classes.ts'
import { ago, number, plural, t } from '../language/language.ts'
import type { Summary } from './conversation-queries.ts'
import { useIsTyping } from './live-state.ts'
import { visitorName } from './visitor-name.ts'

type Props = {
  id: string
  conversation: Summary
  /** Hides the visitor's name where it is already shown. */
  heading?: string
}

/** One conversation in a list: visitor, last message and badges. */
export function ConversationRow({ id, conversation, heading }: Props) {
  const { number: own, visitor, unread_count: unread, updated_at: updated } = conversation
  const name = visitorName(visitor)
  return (
    <Link
      to="/chatbots/$id/conversations/$number"
      params={{ id, number: String(own) }}
      search
      data-conversation={own}
      className="flex gap-3 rounded-xl px-3 py-3 text-ink outline-offset-[-2px] hover:bg-sunken aria-[current=page]:bg-tint"
    >
      {heading === undefined && <Avatar name={visitor?.name} className="mt-0.5" />}
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <span
            dir="auto"
            className={classes(
              'min-w-0 flex-1 truncate text-ink text-sm',
              unread > 0 ? 'font-semibold' : 'font-medium',
            )}
          >
            {heading ?? name}
          </span>
          <time dateTime={updated} className="shrink-0 text-quiet text-xs">
            {ago(updated)}
          </time>
        </span>
        <span className="flex items-center gap-2">
          <LastSaid id={id} conversation={conversation} />
          <Signs conversation={conversation} />
          {unread > 0 && (
            <span className="grid h-5 min-w-5 shrink-0 place-items-center rounded-full bg-accent px-1.5 font-semibold text-[0.6875rem] text-on-accent tabular-nums">
              <span aria-hidden>{number(unread)}</span>
              <span className="sr-only">
                {plural(unread, '{count} unread message', '{count} unread messages')}
              </span>
            </span>
          )}
        </span>
      </span>
    </Link>
  )
}

function LastSaid({ id, conversation }: Props) {
  const { number: own, last_message: last, unread_count: unread } = conversation
  const isTyping = useIsTyping(id, own)
  const text = isTyping ? t('Writing a reply…') : plainly(last.content)
  return (
    <span
      dir="auto"
      className={classes(
        'min-w-0 flex-1 truncate text-sm',
        isTyping ? 'text-accent italic' : unread > 0 ? 'text-ink' : 'text-quiet',
      )}
    >
      {last.role === 'assistant' && !isTyping && <span className="text-quiet">↩ </span>}
      {text}
    </span>
  )
}

/** One line without markdown syntax. */
const plainly = (text: string): string =>
  text
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(^|\s)(#{1,6}|[-*>])\s+/g, '$1')
    .replace(/(\*\*|__|`)/g, '')

function Signs({ conversation }: { conversation: Summary }) {
  const { is_taken_over, has_unanswered, ratings } = conversation
  return (
    <>
      {is_taken_over && (
        <Sign label={t('Taken over')} className="text-accent">
          <Hand aria-hidden className="size-4" />
        </Sign>
      )}
      {has_unanswered && (
        <Sign label={t('Unanswered')} className="text-warn">
          <CircleQuestionMark aria-hidden className="size-4" />
        </Sign>
      )}
      {ratings.down > 0 && (
        <Sign label={t('Negative feedback')} className="text-alarm">
          <ThumbsDown aria-hidden className="size-4" />
        </Sign>
      )}
    </>
  )
}

function Sign({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    <span title={label} className={classes('shrink-0', className)}>
      {children}
      <span className="sr-only">{label}</span>
    </span>
  )
}
