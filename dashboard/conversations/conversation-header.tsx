import { Link } from '@tanstack/react-router'
import { ArrowLeft, Bot, Hand, PanelRight } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../kit/avatar.tsx'
import { Button, buttonLook } from '../kit/button.tsx'
import { classes } from '../kit/classes.ts'
import { Confirm } from '../kit/confirm.tsx'
import { plural, t } from '../language/language.ts'
import { type Named, useTakeOver } from './conversation-actions.ts'
import type { Conversation } from './conversation-queries.ts'
import { useIsTyping } from './live-state.ts'
import { visitorName } from './visitor-name.ts'

type Props = { named: Named; conversation: Conversation; onDetails: () => void }

export function ConversationHeader({ named, conversation, onDetails }: Props) {
  const { id, number } = named
  const { visitor, is_taken_over: isTaken, message_count: count } = conversation
  const takeOver = useTakeOver(named)
  const isTyping = useIsTyping(id, number)
  const [isAsking, setAsking] = useState(false)
  const unanswered = isTaken ? unansweredIn(conversation) : []
  const press = () => (unanswered.length > 0 ? setAsking(true) : takeOver.mutate(!isTaken))
  const name = visitorName(visitor)
  const state = isTaken
    ? t('You’re replying')
    : isTyping
      ? t('Writing a reply…')
      : plural(count, '{count} message', '{count} messages')
  return (
    <header className="flex min-h-16 items-center gap-2.5 border-line border-b bg-raised px-3 py-2 sm:px-4">
      <Link
        to="/chatbots/$id/conversations"
        params={{ id }}
        search
        aria-label={t('Back to the list')}
        className={classes(buttonLook({ look: 'quiet', size: 'icon' }), '-ml-2 md:hidden')}
      >
        <ArrowLeft aria-hidden />
      </Link>
      <Avatar name={visitor?.name} className="max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="truncate font-semibold text-base leading-tight">
          {name}
        </h2>
        <p className={classes('truncate text-xs', isTaken ? 'text-accent' : 'text-quiet')}>{state}</p>
      </div>
      <Button size="small" isBusy={takeOver.isPending} onClick={press}>
        {!takeOver.isPending && (isTaken ? <Bot aria-hidden /> : <Hand aria-hidden />)}
        {isTaken ? t('Return to chatbot') : t('Take over')}
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('Return with an unanswered question?')}
        description={t('Not answered yet: “{question}”. The chatbot answers only from the next message.', {
          question: unanswered.join(' · '),
        })}
        action={t('Return to chatbot')}
        onConfirm={() => takeOver.mutateAsync(false)}
        isHarmless
      />
      <Button
        look="quiet"
        size="smallIcon"
        aria-label={t('Details')}
        onClick={onDetails}
        className="xl:hidden"
      >
        <PanelRight aria-hidden />
      </Button>
    </header>
  )
}

const MAX_QUESTION = 200

/** The visitor's messages since the last reply. */
function unansweredIn({ messages }: Conversation): string[] {
  const last = messages.findLastIndex(({ by }) => by !== 'visitor')
  return messages.slice(last + 1).map(({ content }) => shortened(content))
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > MAX_QUESTION ? `${characters.slice(0, MAX_QUESTION).join('')}…` : text
}
