import { useState } from 'react'
import type { Form } from '../../chatbots/content.ts'
import { Card } from '../../kit/card.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { t } from '../../language/language.ts'

type Props = { form: Form; onChange: (form: Form) => void }

/** The stored form as JSON; invalid JSON stays local until it parses. */
export function FormJson({ form, onChange }: Props) {
  const [text, setText] = useState(() => JSON.stringify(form, null, 2))
  const [error, setError] = useState<string>()
  const write = (typed: string) => {
    setText(typed)
    try {
      const parsed: unknown = JSON.parse(typed)
      if (!isForm(parsed)) throw new Error(t('A form is an object with fields.'))
      onChange(parsed)
      setError(undefined)
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure))
    }
  }
  return (
    <Card title={t('Edit as JSON')} hint={t('Same format as PUT /chatbots/{id}/form.')}>
      <Field label={t('Form')} error={error}>
        <TextArea
          value={text}
          onValueChange={write}
          rows={24}
          spellCheck={false}
          className="font-mono text-xs"
        />
      </Field>
    </Card>
  )
}

/** A shallow check for the form view; the server validates fully. */
function isForm(document: unknown): document is Form {
  return isObject(document) && isObject(document.title) && areFields(document.fields)
}

function areFields(fields: unknown): boolean {
  return Array.isArray(fields) && fields.every(isField)
}

function isField(field: unknown): boolean {
  if (!isObject(field) || !isObject(field.label) || !isObject(field.question)) return false
  if (field.type === 'choice')
    return Array.isArray(field.options) && field.options.every((option) => isObject(option?.label))
  return field.type !== 'list' || (isObject(field.item) && areFields(field.fields))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
