import { Link } from '@tanstack/react-router'
import { Badge } from '../kit/badge.tsx'
import { classes } from '../kit/classes.ts'
import { Toggle } from '../kit/switch.tsx'
import { useToast } from '../kit/toast.tsx'
import { number, plural, t } from '../language/language.ts'
import { type Source, setEnabled } from './source-queries.ts'
import { SourceState } from './source-state.tsx'
import { failureText } from './source-status.ts'
import { kindOf } from './source-type.ts'

export function SourceTable({ id, sources }: { id: string; sources: readonly Source[] }) {
  return (
    <div className="relative overflow-hidden rounded-card border border-line bg-raised">
      <table className="w-full text-sm">
        <thead className="border-line border-b text-left text-quiet text-xs max-sm:sr-only">
          <tr>
            <Heading>{t('Name')}</Heading>
            <Heading className="max-sm:hidden">{t('State')}</Heading>
            <Heading className="text-right max-md:hidden">{t('Passages')}</Heading>
            <Heading className="text-right max-md:hidden">{t('Answers in 30 days')}</Heading>
            <Heading className="text-right">{t('In use')}</Heading>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {sources.map((source) => (
            <Row key={source.id} id={id} source={source} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading({ className, children }: { className?: string; children: string }) {
  return (
    <th scope="col" className={classes('whitespace-nowrap px-4 py-2.5 font-medium', className)}>
      {children}
    </th>
  )
}

function Row({ id, source }: { id: string; source: Source }) {
  const { name, passages, used_in_answers: used, enabled } = source
  const toast = useToast()
  return (
    <tr className="relative hover:bg-sunken">
      <td className="w-full max-w-0 px-4 py-3">
        <Name id={id} source={source} />
      </td>
      <td className="px-4 py-3 align-middle max-sm:hidden">
        <SourceState source={source} className="w-32" />
      </td>
      <td className="px-4 py-3 text-right tabular-nums max-md:hidden">{number(passages)}</td>
      <td className="px-4 py-3 text-right tabular-nums max-md:hidden">{number(used)}</td>
      <td className="px-4 py-3">
        <div className="relative z-10 flex justify-end">
          <Toggle
            label={t('Use {name}', { name })}
            checked={enabled}
            onChange={(checked) => setEnabled(id, source, checked).catch(toast.failed)}
          />
        </div>
      </td>
    </tr>
  )
}

function Name({ id, source }: { id: string; source: Source }) {
  const { name, labels, enabled, passages } = source
  const { icon: Icon, label: kind } = kindOf(source)
  const failure = failureText(source)
  return (
    <div className="flex items-start gap-3">
      <span title={kind} className="grid size-9 shrink-0 place-items-center rounded-lg bg-sunken text-quiet">
        <Icon aria-hidden className="size-4.5" />
        <span className="sr-only">{kind}</span>
      </span>
      <div className="flex min-h-9 min-w-0 flex-1 flex-col justify-center gap-1">
        <Link
          to="/chatbots/$id/knowledge/$sourceId"
          params={{ id, sourceId: source.id }}
          dir="auto"
          className={classes(
            'truncate font-medium after:absolute after:inset-0',
            enabled ? 'text-ink' : 'text-quiet',
          )}
        >
          {name}
        </Link>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet text-xs md:hidden">
          <SourceState source={source} className="sm:hidden" />
          {passages > 0 && <span>{brief(source)}</span>}
        </div>
        {failure && <p className="text-alarm text-xs">{failure}</p>}
        {labels.length > 0 && (
          <p className="flex flex-wrap gap-1">
            {labels.map((label) => (
              <Badge key={label}>{label}</Badge>
            ))}
          </p>
        )}
      </div>
    </div>
  )
}

const usedText = (used: number): string => plural(used, 'Used in {count} answer', 'Used in {count} answers')

/** Where the columns have no room. */
function brief({ passages, used_in_answers: used }: Source): string {
  const counted = plural(passages, '{count} passage', '{count} passages')
  return used > 0 ? `${counted} · ${usedText(used)}` : counted
}
