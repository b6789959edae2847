import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ClipboardList, SearchX } from 'lucide-react'
import { chatbotQuery } from '../chatbots/chatbot-queries.ts'
import { Button, buttonLook } from '../kit/button.tsx'
import { Chips } from '../kit/chips.tsx'
import { Empty, Failed, LoadingRows } from '../kit/states.tsx'
import { plural, t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { columnsOf, useChosenColumns } from './columns.ts'
import { ColumnMenu, ExportMenu } from './record-menus.tsx'
import { recordsQuery } from './record-queries.ts'
import { type RecordSearch, recordSearch } from './record-search.ts'
import { recordStatus } from './record-status.ts'
import { Pager, RecordTable } from './record-table.tsx'
import { STATUSES } from './statuses.ts'

/** The form's responses as a table. */
export function Records() {
  const { id = '' } = useParams({ strict: false })
  const search = recordSearch(useSearch({ strict: false }))
  const records = useQuery(recordsQuery(id, search))
  const chatbot = useQuery(chatbotQuery(id))
  const form = chatbot.data?.published.form ?? null
  const columns = columnsOf(form, records.data?.records ?? [])
  const chosen = useChosenColumns(id, columns)
  const isNone = records.data?.total === 0 && !search.status
  const failed = records.error ?? chatbot.error
  const isThere = records.data && chatbot.data
  const actions = isThere && !isNone && (
    <>
      <ColumnMenu columns={columns} isShown={chosen.isShown} onToggle={chosen.toggle} />
      <ExportMenu id={id} search={search} />
    </>
  )
  return (
    <Page title={t('Responses')} hint={titleOf(records.data?.total)} actions={actions || undefined}>
      {!isNone && <StatusChips search={search} />}
      {!isThere &&
        (failed ? (
          <Failed error={failed} onRetry={() => retry(records, chatbot)} />
        ) : (
          <LoadingRows rows={6} />
        ))}
      {isThere && isNone && <NothingYet id={id} hasForm={form !== null} />}
      {isThere && !isNone && records.data.total === 0 && <NoneLikeThis />}
      {isThere && records.data.records.length > 0 && (
        <RecordTable
          id={id}
          records={records.data.records}
          form={form}
          columns={chosen.shown}
          isOld={records.isPlaceholderData}
        />
      )}
      {isThere && <Pager total={records.data.total} search={search} />}
    </Page>
  )
}

const titleOf = (total: number | undefined): string | undefined =>
  total ? plural(total, '{count} response', '{count} responses') : undefined

function retry(...all: { refetch: () => Promise<unknown> }[]): void {
  for (const { refetch } of all) void refetch()
}

function StatusChips({ search }: { search: RecordSearch }) {
  const navigate = useNavigate()
  const chips = [
    { value: 'all', label: t('All') },
    ...STATUSES.map((status) => ({ value: status as string, label: recordStatus(status).label })),
  ]
  return (
    <Chips
      label={t('Filter')}
      chips={chips}
      value={search.status ?? 'all'}
      onChange={(status) => void navigate({ to: '.', search: recordSearch({ status }), replace: true })}
    />
  )
}

function NothingYet({ id, hasForm }: { id: string; hasForm: boolean }) {
  const action = (
    <Link
      to="/chatbots/$id/build"
      params={{ id }}
      search={{ tab: 'form' }}
      className={buttonLook({ look: 'primary' })}
    >
      {hasForm ? t('View form') : t('Create a form')}
    </Link>
  )
  if (hasForm)
    return (
      <Empty
        icon={ClipboardList}
        title={t('No responses yet')}
        text={t('Responses show up here as soon as a visitor answers the form’s first question.')}
        action={action}
      />
    )
  return (
    <Empty
      icon={ClipboardList}
      title={t('No form yet')}
      text={t(
        'With a form, the chatbot collects names, dates or orders in the conversation. Responses appear here as a table.',
      )}
      action={action}
    />
  )
}

function NoneLikeThis() {
  const navigate = useNavigate()
  return (
    <Empty
      icon={SearchX}
      title={t('No matching responses')}
      text={t('There are responses, but none with this status.')}
      action={
        <Button onClick={() => void navigate({ to: '.', search: {}, replace: true })}>{t('Show all')}</Button>
      }
    />
  )
}
