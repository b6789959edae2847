import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Bot, Plus } from 'lucide-react'
import { buttonLook } from '../kit/button.tsx'
import { Empty, Failed, Skeleton } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { ChatbotCard } from './chatbot-card.tsx'
import { chatbotsQuery } from './chatbot-queries.ts'

const grid = 'grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3'

/** The owner's chatbots, last changed first. */
export function ChatbotList() {
  const { data, error, refetch } = useQuery(chatbotsQuery)
  const navigate = useNavigate()
  const add = (
    <Link to="/new" className={buttonLook({ look: 'primary' })}>
      <Plus aria-hidden /> {t('New chatbot')}
    </Link>
  )
  return (
    <Page title={t('Chatbots')} actions={data && data.length > 0 && add}>
      {error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <div className="rounded-card border border-border border-dashed">
          <Empty
            icon={Bot}
            title={t('Your first chatbot is a minute away')}
            text={t('Start from a template or your own content, and try it right away.')}
            action={add}
          />
        </div>
      ) : (
        <ul className={grid}>
          {data.map((chatbot) => (
            <ChatbotCard
              key={chatbot.id}
              chatbot={chatbot}
              onOpen={(id) => void navigate({ to: '/chatbots/$id/build', params: { id } })}
            />
          ))}
        </ul>
      )}
    </Page>
  )
}

function Loading() {
  return (
    <div role="status" aria-label={t('Loading')} className={grid}>
      <Skeleton className="h-40 rounded-card" />
      <Skeleton className="h-40 rounded-card" />
      <Skeleton className="hidden h-40 rounded-card xl:block" />
    </div>
  )
}
