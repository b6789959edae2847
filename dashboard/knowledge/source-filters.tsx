import { useNavigate } from '@tanstack/react-router'
import { SearchField } from '../kit/search-field.tsx'
import { Select } from '../kit/select.tsx'
import { t } from '../language/language.ts'
import { type KnowledgeSearch, type Shown, STATUSES } from './knowledge-search.ts'
import { knownLabels } from './source-queries.ts'
import { sourceStatus } from './source-status.ts'

/** No label contains a line break. */
const ANY_LABEL = '\n'

type Props = { id: string; search: KnowledgeSearch }

export function SourceFilters({ id, search }: Props) {
  const navigate = useNavigate()
  const change = (changed: { [Key in keyof KnowledgeSearch]?: KnowledgeSearch[Key] | undefined }) => {
    const { q, show, label } = { ...search, ...changed }
    const kept = { ...(q && { q }), ...(show && { show }), ...(label && { label }) }
    void navigate({ to: '.', search: kept, replace: true })
  }
  const labels = [...new Set([...knownLabels(id), ...(search.label ? [search.label] : [])])]
  const states: { value: Shown | 'all'; label: string }[] = [
    { value: 'all', label: t('All sources') },
    ...STATUSES.map((status) => ({ value: status, label: sourceStatus(status).label })),
    { value: 'unused', label: t('Not used in 30 days') },
  ]
  return (
    <div className="flex flex-wrap gap-2">
      <SearchField
        label={t('Search names')}
        value={search.q ?? ''}
        onChange={(q) => change({ q })}
        className="min-w-56 flex-1 sm:max-w-sm"
      />
      <Select
        label={t('State')}
        choices={states}
        value={search.show ?? 'all'}
        onChange={(show) => change({ show: show === 'all' ? undefined : show })}
      />
      {labels.length > 0 && (
        <Select
          label={t('Label')}
          choices={[
            { value: ANY_LABEL, label: t('All labels') },
            ...labels.map((label) => ({ value: label, label })),
          ]}
          value={search.label ?? ANY_LABEL}
          onChange={(label) => change({ label: label === ANY_LABEL ? undefined : label })}
        />
      )}
    </div>
  )
}
