import type { Field } from '../../chatbots/content.ts'
import { Input, Field as Labelled, TextArea } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { Switch } from '../../kit/switch.tsx'
import { type Language, t } from '../../language/language.ts'
import { freeKey, type Kind, keyOf, kinds, localised, ofKind } from './fields.ts'
import { KindEditor } from './kind-editor.tsx'

export type FieldEditorProps<Edited extends Field = Field> = {
  field: Edited
  /** Keys in use by the same list. */
  others: readonly Field[]
  onChange: (field: Field) => void
  written: Language
  path: string
  errorAt: (path: string) => string | undefined
  isInner: boolean
}

/** One field: label, question and validation. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, others, onChange, written, path, errorAt, isInner } = props
  const relabel = (text: string) => {
    const label = localised(field.label, written, text) ?? { [written]: '' }
    // The key follows the label until the owner sets it.
    const follows = /^field(_\d+)?$/.test(field.key) || field.key === keyOf(field.label[written] ?? '')
    const key = follows ? freeKey(keyOf(text) || 'field', others) : field.key
    onChange({ ...field, label, key })
  }
  const choices = Object.entries(kinds())
    .filter(([value]) => !isInner || value !== 'list')
    .map(([value, label]) => ({ value: value as Kind, label }))
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Labelled label={t('Label')} error={errorAt(`${path}.label`) ?? errorAt(`${path}.label.${written}`)}>
          <Input value={field.label[written] ?? ''} onValueChange={relabel} maxLength={100} dir="auto" />
        </Labelled>
        <Labelled label={t('Type')}>
          <Select
            className="w-full"
            choices={choices}
            value={field.type}
            onChange={(type) => type !== field.type && onChange(ofKind(field, type, written))}
          />
        </Labelled>
      </div>
      <Labelled
        label={t('Question')}
        error={errorAt(`${path}.question`) ?? errorAt(`${path}.question.${written}`)}
      >
        <TextArea
          value={field.question[written] ?? ''}
          onValueChange={(text) =>
            onChange({ ...field, question: localised(field.question, written, text) ?? { [written]: '' } })
          }
          rows={2}
          maxLength={1000}
          dir="auto"
        />
      </Labelled>
      <KindEditor {...props} />
      <Switch
        label={t('Required')}
        hint={t('Skipped questions are asked once more at the end.')}
        checked={field.required ?? false}
        onChange={(required) => onChange({ ...field, required })}
      />
      <More {...props} />
    </div>
  )
}

/** Optional settings. */
function More({ field, onChange, written, path, errorAt }: FieldEditorProps) {
  const put = (key: 'explanation' | 'error', text: string) => {
    const { [key]: _, ...others } = field
    const texts = localised(field[key], written, text)
    onChange((texts ? { ...others, [key]: texts } : others) as Field)
  }
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-medium text-accent">{t('More')}</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Labelled label={t('Key')} hint={t('Column name in exports')} error={errorAt(`${path}.key`)}>
          <Input
            value={field.key}
            onValueChange={(key) => onChange({ ...field, key })}
            maxLength={63}
            spellCheck={false}
            className="font-mono"
          />
        </Labelled>
        <Labelled label={t('Other names')} hint={t('What else people call it, separated by commas')}>
          <Input
            defaultValue={field.names?.join(', ') ?? ''}
            onValueChange={(text) => {
              const names = text
                .split(/[,、،]/)
                .map((name) => name.trim().slice(0, 100))
                .filter((name) => name !== '')
              const { names: _, ...others } = field
              onChange((names.length > 0 ? { ...others, names: names.slice(0, 50) } : others) as Field)
            }}
            dir="auto"
          />
        </Labelled>
        <Labelled label={t('Help text')}>
          <TextArea
            value={field.explanation?.[written] ?? ''}
            onValueChange={(text) => put('explanation', text)}
            rows={2}
            maxLength={2000}
            dir="auto"
          />
        </Labelled>
        <Labelled label={t('Error message')}>
          <TextArea
            value={field.error?.[written] ?? ''}
            onValueChange={(text) => put('error', text)}
            rows={2}
            maxLength={1000}
            dir="auto"
          />
        </Labelled>
      </div>
    </details>
  )
}
