import { Link, useParams } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { duration, money, number, t } from '../language/language.ts'
import type { Turn } from './conversation-queries.ts'
import { whyNoReply } from './failures.ts'

/** Sources, model, timing and cost of a reply. */
export function AnswerDetails({ turn }: { turn: Turn }) {
  const { model, sources, duration_ms: took } = turn
  const isWhole = turn.state === 'done' || turn.state === 'running'
  const brief = [modelName(model), took !== null && duration(took)].filter(Boolean).join(' · ')
  return (
    <details
      onToggle={({ currentTarget }) =>
        currentTarget.open && currentTarget.scrollIntoView({ block: 'nearest' })
      }
      className="group max-w-full text-quiet text-xs open:w-full"
    >
      <summary className="flex cursor-pointer list-none items-center justify-end gap-1 rounded px-1 py-0.5 hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 transition-transform group-open:rotate-90" />
        <span className="truncate">{brief || t('Answer details')}</span>
      </summary>
      <div className="mt-1 flex flex-col gap-3 rounded-xl border border-line bg-raised p-3 text-left">
        {(!isWhole || turn.failure) && <p className="text-alarm">{whyNoReply(turn.failure ?? turn.state)}</p>}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <Fact name={t('Model')}>{modelName(model)}</Fact>
          <Fact name={t('Time to first word')}>
            {turn.first_token_ms !== null && duration(turn.first_token_ms)}
          </Fact>
          <Fact name={t('Total time')}>{took !== null && duration(took)}</Fact>
          <Fact name={t('Tokens')}>{tokensOf(turn)}</Fact>
          <Fact name={t('Cost')}>{turn.cost_usd ? money(turn.cost_usd) : null}</Fact>
        </dl>
        <Sources sources={sources} />
        <Cited cited={turn.cited} />
      </div>
    </details>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0 text-ink [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}

function Sources({ sources }: { sources: readonly string[] }) {
  if (sources.length === 0) return null
  return (
    <div className="flex flex-col gap-1.5">
      <p>{t('Sources')}</p>
      {sources.map((source) => (
        <blockquote
          key={source}
          dir="auto"
          className="whitespace-pre-wrap border-accent border-l-2 pl-2.5 text-ink [overflow-wrap:anywhere]"
        >
          {source}
        </blockquote>
      ))}
    </div>
  )
}

/** Passages of sources, with links to them. */
function Cited({ cited }: Pick<Turn, 'cited'>) {
  const { id = '' } = useParams({ strict: false })
  if (cited.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <p>{t('From the knowledge')}</p>
      <ol className="flex flex-col gap-2">
        {cited.map(({ id: mark, source_id: sourceId, name, page, heading, quote }) => (
          <li key={mark} className="border-accent border-l-2 pl-2.5">
            <p className="flex flex-wrap items-baseline gap-x-1.5">
              <span className="tabular-nums">[{number(Number(mark))}]</span>
              <Link
                to="/chatbots/$id/knowledge/$sourceId"
                params={{ id, sourceId }}
                dir="auto"
                className="text-accent underline [overflow-wrap:anywhere]"
              >
                {name}
              </Link>
              {page !== null && <span>{t('Page {page}', { page: number(page) })}</span>}
            </p>
            {heading !== null && <p dir="auto">{heading}</p>}
            <blockquote dir="auto" className="whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
              {quote}
            </blockquote>
          </li>
        ))}
      </ol>
    </div>
  )
}

const modelName = (model: string | null): string =>
  model?.startsWith('builtin') ? t('Built-in answer (no AI model)') : (model ?? '')

function tokensOf({ input_tokens: read, output_tokens: written }: Turn): string {
  if (!read && !written) return ''
  return t('{read} in, {written} out', { read: number(read ?? 0), written: number(written ?? 0) })
}
