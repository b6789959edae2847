import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Field, Input } from '../kit/field.tsx'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { readLabels } from './labels.ts'
import { addSource, type NewSource } from './source-queries.ts'
import { failureText } from './source-status.ts'

export type FormProps = { id: string; onDone: () => void }

type Props = FormProps & {
  /** @param labels as typed @returns undefined while something is missing */
  make: () => NewSource | undefined
  children: ReactNode
}

/** The frame of the forms that add a source: labels, error, and the button. */
export function AddForm({ id, onDone, make, children }: Props) {
  const [labels, setLabels] = useState('')
  const toast = useToast()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (source: NewSource) => addSource(id, source),
    onSuccess: ({ name }) => {
      toast.done(t('{name} was added', { name }))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const source = make()
    const chosen = readLabels(labels)
    if (source) mutate({ ...source, ...(chosen.length > 0 && { labels: chosen }) })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {children}
      <LabelsField value={labels} onChange={setLabels} />
      {error && <FormError error={error} />}
      <Button type="submit" look="primary" isBusy={isPending} className="self-end">
        {t('Add')}
      </Button>
    </form>
  )
}

export function LabelsField({ value, onChange }: { value: string; onChange: (labels: string) => void }) {
  return (
    <Field label={t('Labels')} hint={t('Optional, with commas between them. They group sources.')}>
      <Input dir="auto" maxLength={1000} value={value} onValueChange={onChange} />
    </Field>
  )
}

/** What the server refused, with the fields that it names. */
export function FormError({ error }: { error: unknown }) {
  const {
    message: text,
    code = '',
    fields: at,
  } = error instanceof CallFailed ? error : new CallFailed(0, t('Something went wrong.'))
  const fields = [...at.values()]
  return (
    <p
      role="alert"
      className="rounded-lg bg-alarm-tint px-3 py-2 text-alarm text-sm [overflow-wrap:anywhere]"
    >
      {[failureText({ type: 'url', error: { code, message: text } }), ...fields].join(' ')}
    </p>
  )
}
