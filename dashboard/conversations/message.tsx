import { CircleAlert, ThumbsDown, ThumbsUp } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { classes } from '../kit/classes.ts'
import { clock, dateTime, t } from '../language/language.ts'
import { AnswerDialog } from '../numbers/answer-dialog.tsx'
import { AnswerDetails } from './answer-details.tsx'
import type { Named } from './conversation-actions.ts'
import type { Message, Turn } from './conversation-queries.ts'
import { whyNoReply } from './failures.ts'
import { Reply } from './reply.tsx'

type Props = { named: Named; message: Message; question: string }

const LOOKS = {
  visitor: 'rounded-tl-md border border-line bg-raised',
  chatbot: 'rounded-tr-md bg-tint',
  owner: 'rounded-tr-md bg-accent text-on-accent',
} as const

const speakers = () => ({ visitor: t('Visitor'), chatbot: t('Chatbot'), owner: t('You') })

export function MessageView({ named, message, question }: Props) {
  const { by, content, created_at: at, turn } = message
  const isOurs = by !== 'visitor'
  return (
    <li className={classes('flex max-w-[88%] flex-col gap-1', isOurs ? 'items-end self-end' : 'items-start')}>
      <article
        aria-label={speakers()[by]}
        className={classes('min-w-0 max-w-full rounded-2xl px-3.5 py-2.5 text-sm leading-relaxed', LOOKS[by])}
      >
        {isOurs ? (
          <Reply text={content} />
        ) : (
          <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {content}
          </p>
        )}
      </article>
      <div
        className={classes(
          'flex flex-wrap items-center gap-x-2 px-1 text-quiet text-xs',
          isOurs && 'justify-end',
        )}
      >
        <span>{speakers()[by]}</span>
        <time dateTime={at} title={dateTime(at)}>
          {clock(at)}
        </time>
        <Rating rating={message.rating} />
        {isOurs && turn?.found_nothing && <Badge tone="warn">{t('No answer found')}</Badge>}
        {isOurs && turn && <AnswerDetails turn={turn} />}
      </div>
      {!isOurs && turn && turn.state !== 'running' && <NoReply failure={turn.failure} state={turn.state} />}
      {isOurs && turn?.found_nothing && <AnswerThis named={named} turn={turn} question={question} />}
    </li>
  )
}

function Rating({ rating }: Pick<Message, 'rating'>) {
  if (!rating) return null
  const label = rating === 'up' ? t('Positive feedback') : t('Negative feedback')
  const Icon = rating === 'up' ? ThumbsUp : ThumbsDown
  return (
    <span title={label} className={rating === 'up' ? 'text-good' : 'text-alarm'}>
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{label}</span>
    </span>
  )
}

function NoReply({ failure, state }: { failure: string | null; state: string }) {
  return (
    <p className="flex items-start gap-1.5 px-1 text-alarm text-xs">
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      {t('No reply.')} {whyNoReply(failure ?? state)}
    </p>
  )
}

type AnswerProps = { named: Named; turn: Turn; question: string }

/** The dialog outlives the question, to confirm that it was answered. */
function AnswerThis({ named, turn, question }: AnswerProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {turn.is_unanswered && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('Add an answer')}
        </Button>
      )}
      <AnswerDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        chatbotId={named.id}
        turnId={turn.id}
        question={question}
      />
    </>
  )
}
