import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BadgeCheck, Link2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { chatbotQuery } from '../chatbots/chatbot-queries.ts'
import { Avatar } from '../kit/avatar.tsx'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Completeness } from '../kit/completeness.tsx'
import { copyText } from '../kit/copy-text.ts'
import { useToast } from '../kit/toast.tsx'
import { dateTime, t } from '../language/language.ts'
import { columnsOf } from '../records/columns.ts'
import { recordStatus } from '../records/record-status.ts'
import { shownValue } from '../records/record-values.ts'
import type { Named } from './conversation-actions.ts'
import type { Conversation } from './conversation-queries.ts'
import { Notes } from './notes.tsx'
import { visitorName } from './visitor-name.ts'

type Props = { named: Named; conversation: Conversation }

/** The side panel: visitor, responses and notes. */
export function ConversationSide({ named, conversation }: Props) {
  return (
    <div className="flex flex-col divide-y divide-line">
      <Who named={named} conversation={conversation} />
      <Collected id={named.id} conversation={conversation} />
      <Part title={t('Notes')}>
        <Notes named={named} notes={conversation.notes} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 p-4">
      <h3 className="font-semibold text-sm">{title}</h3>
      {children}
    </section>
  )
}

function Who({ named, conversation }: Props) {
  const { visitor, started_at: started, updated_at: updated } = conversation
  const toast = useToast()
  const name = visitorName(visitor)
  const copyLink = async () => {
    if (await copyText(location.href.split('?')[0] ?? '')) toast.done(t('Link copied'))
  }
  return (
    <Part title={t('Visitor')}>
      <div className="flex items-center gap-3">
        <Avatar name={visitor?.name} />
        {visitor ? (
          <Link
            to="/chatbots/$id/visitors/$visitorId"
            params={{ id: named.id, visitorId: visitor.visitor_id }}
            className="min-w-0 truncate font-medium text-accent text-sm underline-offset-2 hover:underline"
          >
            <span dir="auto">{name}</span>
          </Link>
        ) : (
          <span className="text-sm">{name}</span>
        )}
      </div>
      {visitor?.is_verified && (
        <p title={t('Your site confirmed who this is.')}>
          <Badge tone="good">
            <BadgeCheck aria-hidden className="size-3.5" /> {t('Verified')}
          </Badge>
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
        {visitor?.is_verified && (
          <>
            <dt className="text-quiet">{t('ID')}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{visitor.visitor_id}</dd>
          </>
        )}
        <dt className="text-quiet">{t('Started')}</dt>
        <dd>{dateTime(started)}</dd>
        <dt className="text-quiet">{t('Last message')}</dt>
        <dd>{dateTime(updated)}</dd>
      </dl>
      <Button size="small" onClick={copyLink} className="self-start">
        <Link2 aria-hidden /> {t('Copy link')}
      </Button>
    </Part>
  )
}

function Collected({ id, conversation: { record } }: { id: string; conversation: Conversation }) {
  const { data: chatbot } = useQuery(chatbotQuery(id))
  if (!record) return null
  const { label, tone } = recordStatus(record.status)
  const columns = columnsOf(chatbot?.published.form ?? null, [record])
  return (
    <Part title={t('Responses')}>
      <div className="flex items-center gap-3">
        <Completeness of={record.completeness} className="flex-1" />
        <Badge tone={tone}>{label}</Badge>
      </div>
      <dl className="flex flex-col gap-2 text-sm">
        {columns.map((column) => (
          <div key={column.key}>
            <dt dir="auto" className="text-quiet text-xs">
              {column.label}
            </dt>
            <dd dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {shownValue(record.data[column.key])}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}
