import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../kit/dialog.tsx'
import { Failed, Skeleton } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { Composer } from './composer.tsx'
import type { Named } from './conversation-actions.ts'
import { ConversationHeader } from './conversation-header.tsx'
import { conversationQuery, type Conversation as Opened } from './conversation-queries.ts'
import { ConversationSide } from './conversation-side.tsx'
import { useReading } from './reading.ts'
import { Transcript } from './transcript.tsx'

/** One conversation: transcript and side panel. */
export function Conversation() {
  const { id = '', number = '' } = useParams({ strict: false })
  const named = { id, number: Number(number) }
  const { data, error, refetch } = useQuery(conversationQuery(id, named.number))
  if (data) return <Open key={`${id} ${number}`} named={named} conversation={data} />
  return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />
}

function Open({ named, conversation }: { named: Named; conversation: Opened }) {
  const [isAside, setAside] = useState(false)
  const { firstUnread, onScroll } = useReading(named, conversation)
  return (
    <div className="flex h-full">
      <div className="flex min-w-0 flex-1 flex-col">
        <ConversationHeader named={named} conversation={conversation} onDetails={() => setAside(true)} />
        <Transcript named={named} conversation={conversation} firstUnread={firstUnread} onScroll={onScroll} />
        {conversation.is_taken_over && <Composer named={named} />}
      </div>
      <aside
        aria-label={t('Details')}
        className="relative hidden w-72 shrink-0 overflow-y-auto border-line border-l bg-raised xl:block 2xl:w-80"
      >
        <ConversationSide named={named} conversation={conversation} />
      </aside>
      <Dialog isOpen={isAside} onClose={() => setAside(false)} title={t('Details')}>
        <div className="-m-5 mt-0">
          <ConversationSide named={named} conversation={conversation} />
        </div>
      </Dialog>
    </div>
  )
}

function Loading() {
  return (
    <div role="status" aria-label={t('Loading')} className="flex h-full flex-col">
      <div className="flex h-16 items-center gap-3 border-line border-b bg-raised px-4">
        <Skeleton className="size-9 rounded-full" />
        <Skeleton className="h-4 w-36" />
      </div>
      <div className="flex flex-col gap-4 p-4">
        <Skeleton className="h-12 w-3/5 rounded-2xl" />
        <Skeleton className="h-24 w-3/5 self-end rounded-2xl" />
        <Skeleton className="h-12 w-2/5 rounded-2xl" />
      </div>
    </div>
  )
}
