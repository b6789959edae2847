import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Field, Input } from '../kit/field.tsx'
import { t } from '../language/language.ts'
import { FormError, LabelsField } from './add-form.tsx'
import { readLabels, writeLabels } from './labels.ts'
import { type Refresh, RefreshField } from './refresh-field.tsx'
import { changeSource, type Source, type SourceChange } from './source-queries.ts'
import { isWeb } from './source-type.ts'

const MAX_NAME = 300

type Props = { id: string; source: Source; onClose: () => void }

/** Renames a source, and changes its labels and how often its address is read. */
export function EditSource({ id, source, onClose }: Props) {
  const [name, setName] = useState(source.name)
  const [labels, setLabels] = useState(writeLabels(source.labels))
  const [refresh, setRefresh] = useState<Refresh>(source.refresh ?? 'never')
  const { mutate, isPending, error } = useMutation({
    mutationFn: (change: SourceChange) => changeSource(id, source.id, change),
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const change = { name: name.trim(), labels: readLabels(labels) }
    mutate(isWeb(source) ? { ...change, refresh: refresh === 'never' ? null : refresh } : change)
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('Edit source')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('Name')}>
          <Input dir="auto" required autoFocus maxLength={MAX_NAME} value={name} onValueChange={setName} />
        </Field>
        <LabelsField value={labels} onChange={setLabels} />
        {isWeb(source) && <RefreshField value={refresh} onChange={setRefresh} />}
        {error && <FormError error={error} />}
        <Button type="submit" look="primary" isBusy={isPending} className="self-end">
          {t('Save')}
        </Button>
      </form>
    </Dialog>
  )
}
