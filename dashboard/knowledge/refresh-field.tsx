import { Field } from '../kit/field.tsx'
import { Select } from '../kit/select.tsx'
import { t } from '../language/language.ts'

export type Refresh = 'never' | 'daily' | 'weekly'

export const refreshChoices = () => [
  { value: 'never' as const, label: t('Only when you ask for it') },
  { value: 'daily' as const, label: t('Every day') },
  { value: 'weekly' as const, label: t('Every week') },
]

type Props = { value: Refresh; onChange: (refresh: Refresh) => void }

/** How often an address is read again. */
export function RefreshField({ value, onChange }: Props) {
  return (
    <Field label={t('Read again')}>
      <Select choices={refreshChoices()} value={value} onChange={onChange} />
    </Field>
  )
}
