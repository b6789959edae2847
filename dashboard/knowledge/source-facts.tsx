import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Badge } from '../kit/badge.tsx'
import { Card } from '../kit/card.tsx'
import { Switch } from '../kit/switch.tsx'
import { useToast } from '../kit/toast.tsx'
import { dateTime, fileSize, languageName, number, t } from '../language/language.ts'
import { refreshChoices } from './refresh-field.tsx'
import { type Source, setEnabled } from './source-queries.ts'
import { SourceState } from './source-state.tsx'
import { isWeb, kindOf } from './source-type.ts'

/** What is known about a source, and whether it is used. */
export function SourceFacts({ id, source }: { id: string; source: Source }) {
  const toast = useToast()
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-4">
        <Fact name={t('State')}>
          <SourceState source={source} className="max-w-48" />
        </Fact>
        <Fact name={t('Type')}>{kindOf(source).label}</Fact>
        {factsOf(source).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        <Labels id={id} labels={source.labels} />
        <Address url={source.url} />
      </dl>
      <div className="mt-5 border-line border-t pt-4">
        <Switch
          label={t('Use for answers')}
          hint={t('Switched off, it stays here and is not searched.')}
          checked={source.enabled}
          onChange={(enabled) => setEnabled(id, source, enabled).catch(toast.failed)}
        />
      </div>
    </Card>
  )
}

function factsOf(source: Source): [name: string, value: string][] {
  const { size_bytes: size, pages, passages, characters, language, refresh, used_in_answers: used } = source
  const { created_at: added, indexed_at: read } = source
  const again = refreshChoices().find(({ value }) => value === (refresh ?? 'never'))?.label ?? ''
  return [
    [t('Size'), fileSize(size)],
    ...(pages === null ? [] : [[t('Pages'), number(pages)] as [string, string]]),
    [t('Passages'), number(passages)],
    [t('Characters'), number(characters)],
    ...(language === null ? [] : [[t('Language'), languageName(language)] as [string, string]]),
    [t('Answers in 30 days'), number(used)],
    [t('Added'), dateTime(added)],
    ...(read === null ? [] : [[t('Last read'), dateTime(read)] as [string, string]]),
    ...(isWeb(source) ? [[t('Read again'), again] as [string, string]] : []),
  ]
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="mt-0.5 text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

function Labels({ id, labels }: { id: string; labels: readonly string[] }) {
  if (labels.length === 0) return null
  return (
    <Fact name={t('Labels')}>
      <span className="flex flex-wrap gap-1">
        {labels.map((label) => (
          <Link key={label} to="/chatbots/$id/knowledge" params={{ id }} search={{ label }}>
            <Badge>{label}</Badge>
          </Link>
        ))}
      </span>
    </Fact>
  )
}

function Address({ url }: { url: string | null }) {
  if (url === null) return null
  return (
    <Fact name={t('Address')}>
      <a href={url} target="_blank" rel="noopener noreferrer" className="text-accent underline">
        {url}
      </a>
    </Fact>
  )
}
