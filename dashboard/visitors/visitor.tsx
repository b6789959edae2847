import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, BadgeCheck, Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ConversationRow } from '../conversations/conversation-row.tsx'
import { visitorName } from '../conversations/visitor-name.ts'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Confirm } from '../kit/confirm.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { useToast } from '../kit/toast.tsx'
import { dateTime, number, plural, t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { eraseVisitor, type OneVisitor, useExportVisitor, visitorQuery } from './visitor-queries.ts'

export function Visitor() {
  const { id = '', visitorId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(visitorQuery(id, visitorId))
  const name = data ? visitorName(data) : t('Visitor')
  return (
    <div className="flex flex-col">
      <Link
        to="/chatbots/$id/visitors"
        params={{ id }}
        className="mx-auto -mb-2 flex w-full max-w-6xl items-center gap-1.5 px-4 pt-4 text-quiet text-sm hover:text-ink sm:px-6 lg:px-8 lg:pt-6"
      >
        <ArrowLeft aria-hidden className="size-4" /> {t('All visitors')}
      </Link>
      <Page title={name} actions={data && <Actions id={id} visitorId={visitorId} name={name} />}>
        {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <LoadingRows />)}
        {data && <About visitor={data} id={id} />}
      </Page>
    </div>
  )
}

function About({ visitor, id }: { visitor: OneVisitor; id: string }) {
  const { conversations } = visitor
  const messages = conversations.reduce((sum, { message_count }) => sum + message_count, 0)
  const facts = [
    [t('First seen'), dateTime(visitor.first_seen)],
    [t('Last seen'), dateTime(visitor.last_seen)],
    [t('Messages'), number(messages)],
    [t('ID'), visitor.visitor_id],
    ...(visitor.email ? [[t('Email'), visitor.email] as const] : []),
  ] as const
  return (
    <>
      <Card>
        <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
          {facts.map(([name, value]) => (
            <div key={name} className="min-w-0">
              <dt className="text-quiet text-sm">{name}</dt>
              <dd className="mt-0.5 text-sm [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
        {visitor.is_verified && (
          <p className="mt-4 flex items-center gap-2 text-sm">
            <Badge tone="good">
              <BadgeCheck aria-hidden className="size-3.5" /> {t('Verified')}
            </Badge>
            <span className="text-quiet">{t('Your site confirmed who this is.')}</span>
          </p>
        )}
      </Card>
      <Card title={plural(conversations.length, '{count} conversation', '{count} conversations')}>
        <ul className="-mx-3 -mb-2 flex flex-col">
          {conversations.map((conversation) => (
            <li key={conversation.number}>
              <ConversationRow
                id={id}
                conversation={conversation}
                heading={
                  conversation.title ||
                  plural(conversation.message_count, '{count} message', '{count} messages')
                }
              />
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

function Actions({ id, visitorId, name }: { id: string; visitorId: string; name: string }) {
  const [isAsking, setAsking] = useState(false)
  const exporting = useExportVisitor(id, visitorId)
  const navigate = useNavigate()
  const toast = useToast()
  const erase = async () => {
    await eraseVisitor(id, visitorId)
    toast.done(t('{name} was erased', { name }))
    await navigate({ to: '/chatbots/$id/visitors', params: { id } })
  }
  return (
    <>
      <Button isBusy={exporting.isPending} onClick={() => exporting.mutate()}>
        {!exporting.isPending && <Download aria-hidden />} {t('Export')}
      </Button>
      <Button onClick={() => setAsking(true)} className="text-alarm">
        <Trash2 aria-hidden /> {t('Erase')}
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('Erase {name}?', { name })}
        description={t(
          'All their conversations with this chatbot, their responses, ratings and your notes will be deleted. This cannot be undone.',
        )}
        action={t('Erase everything')}
        onConfirm={erase}
      />
    </>
  )
}
