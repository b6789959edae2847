import { useState } from 'react'
import { useDraft } from '../kit/draft.ts'
import { Field, Input, TextArea } from '../kit/field.tsx'
import { t } from '../language/language.ts'
import { AddForm, type FormProps } from './add-form.tsx'

const MAX_LENGTH = { name: 300, text: 1_000_000 }

export function TextForm({ id, onDone }: FormProps) {
  const [name, setName] = useState('')
  const [text, setText] = useDraft(`knowledge-text:${id}`)
  const make = () => {
    if (name.trim() === '' || text.trim() === '') return undefined
    return { type: 'text' as const, name: name.trim(), text }
  }
  const done = () => {
    setText('')
    onDone()
  }
  return (
    <AddForm id={id} onDone={done} make={make}>
      <Field label={t('Name')}>
        <Input
          dir="auto"
          required
          autoFocus
          maxLength={MAX_LENGTH.name}
          value={name}
          onValueChange={setName}
        />
      </Field>
      <Field label={t('Text')}>
        <TextArea
          dir="auto"
          required
          rows={8}
          maxLength={MAX_LENGTH.text}
          value={text}
          onValueChange={setText}
        />
      </Field>
    </AddForm>
  )
}
