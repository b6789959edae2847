import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '../kit/badge.tsx'
import { buttonLook } from '../kit/button.tsx'
import { classes } from '../kit/classes.ts'
import { Completeness } from '../kit/completeness.tsx'
import { ScrollRegion } from '../kit/scroll-region.tsx'
import { ago, dateTime, number, t } from '../language/language.ts'
import type { Column } from './columns.ts'
import { type Form, PAGE_SIZE, type RecordRow } from './record-queries.ts'
import type { RecordSearch } from './record-search.ts'
import { recordStatus } from './record-status.ts'
import { completenessOf, shortValue, shownValue } from './record-values.ts'

type Props = {
  id: string
  records: readonly RecordRow[]
  form: Form | null
  columns: readonly Column[]
  /** Still the previous page's rows, while the next page loads. */
  isOld: boolean
}

const cell = 'px-4 py-3'
const heading = 'whitespace-nowrap px-4 py-2.5 font-medium'

export function RecordTable({ id, records, form, columns, isOld }: Props) {
  const keys = (form?.fields ?? []).flatMap(({ type, key }) => (type === 'list' ? [] : key))
  return (
    <ScrollRegion
      label={t('Responses')}
      className={classes(
        'relative overflow-x-auto rounded-card border border-line bg-raised transition-opacity',
        isOld && 'opacity-60',
      )}
    >
      <table className="w-full text-sm">
        <thead className="border-line border-b text-left text-quiet text-xs">
          <tr>
            <th scope="col" className={heading}>
              {t('Started')}
            </th>
            <th scope="col" className={heading}>
              {t('Status')}
            </th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" dir="auto" className={heading}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {records.map((record) => (
            <Row key={record.id} id={id} record={record} keys={keys} columns={columns} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type RowProps = { id: string; record: RecordRow; keys: readonly string[]; columns: readonly Column[] }

function Row({ id, record, keys, columns }: RowProps) {
  const { label, tone } = recordStatus(record.status)
  return (
    <tr className="hover:bg-sunken">
      <td className={classes(cell, 'whitespace-nowrap')}>
        <Link
          to="/chatbots/$id/conversations/$number"
          params={{ id, number: String(record.conversation) }}
          title={t('Open the conversation from {time}', { time: dateTime(record.created_at) })}
          className="font-medium text-accent underline-offset-2 hover:underline"
        >
          {ago(record.created_at)}
        </Link>
      </td>
      <td className={classes(cell, 'py-2')}>
        <div className="flex w-32 flex-col items-start gap-1.5">
          <Badge tone={tone}>{label}</Badge>
          <Completeness of={completenessOf(keys, record.data)} className="w-full" />
        </div>
      </td>
      {columns.map(({ key }) => (
        <td key={key} className={cell}>
          <span dir="auto" title={shownValue(record.data[key])} className="block max-w-60 truncate">
            {shortValue(record.data[key])}
          </span>
        </td>
      ))}
    </tr>
  )
}

/** Pagination; hidden for a single page. */
export function Pager({ total, search }: { total: number; search: RecordSearch }) {
  const { page = 1 } = search
  const pages = Math.ceil(total / PAGE_SIZE)
  if (pages <= 1) return null
  return (
    <nav aria-label={t('Pages')} className="flex items-center justify-between gap-3">
      <PageLink search={search} to={page - 1} isThere={page > 1} label={t('Previous page')}>
        <ChevronLeft aria-hidden />
      </PageLink>
      <p className="text-quiet text-sm tabular-nums">
        {t('Page {page} of {pages}', { page: number(page), pages: number(pages) })}
      </p>
      <PageLink search={search} to={page + 1} isThere={page < pages} label={t('Next page')}>
        <ChevronRight aria-hidden />
      </PageLink>
    </nav>
  )
}

type PageLinkProps = {
  search: RecordSearch
  to: number
  isThere: boolean
  label: string
  children: ReactNode
}

function PageLink({ search, to, isThere, label, children }: PageLinkProps) {
  const look = classes(buttonLook({ size: 'icon' }), !isThere && 'invisible')
  return (
    <Link to="." search={{ ...search, page: to }} aria-label={label} className={look} disabled={!isThere}>
      {children}
    </Link>
  )
}
