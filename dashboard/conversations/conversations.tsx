import { Outlet, useParams, useSearch } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { classes } from '../kit/classes.ts'
import { Empty } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { useTitle } from '../shell/page.tsx'
import { ConversationList } from './conversation-list.tsx'
import { inboxSearch } from './inbox-search.ts'

/** The inbox: the list beside the open conversation; on a phone, one at a time. */
export function Conversations() {
  const { id = '', number } = useParams({ strict: false })
  const search = inboxSearch(useSearch({ strict: false }))
  const isOpen = number !== undefined
  useTitle(t('Conversations'))
  return (
    <div className="flex h-[calc(100dvh-3.5rem-4rem)] lg:h-dvh">
      <section
        aria-label={t('List of conversations')}
        className={classes(
          'w-full min-w-0 bg-raised md:w-80 md:shrink-0 md:border-line md:border-r 2xl:w-96',
          isOpen && 'hidden md:block',
        )}
      >
        <ConversationList id={id} search={search} openNumber={isOpen ? Number(number) : undefined} />
      </section>
      {/* The list has a heading too, but is hidden on a phone while a conversation is open. */}
      {isOpen && <h1 className="sr-only md:hidden">{t('Conversations')}</h1>}
      <section
        aria-label={t('Conversation')}
        className={classes('min-w-0 flex-1', !isOpen && 'hidden md:block')}
      >
        {isOpen ? <Outlet /> : <NoneOpen />}
      </section>
    </div>
  )
}

function NoneOpen() {
  return (
    <div className="grid h-full place-items-center">
      <Empty
        icon={MessagesSquare}
        title={t('Choose a conversation')}
        text={t('Move with the arrow keys or j and k, open with Enter.')}
      />
    </div>
  )
}
