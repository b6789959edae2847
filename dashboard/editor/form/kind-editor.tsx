import { Plus, X } from 'lucide-react'
import type { Field } from '../../chatbots/content.ts'
import { Button } from '../../kit/button.tsx'
import { Input, Field as Labelled } from '../../kit/field.tsx'
import { t } from '../../language/language.ts'
import type { FieldEditorProps } from './field-editor.tsx'
import { FieldList } from './field-list.tsx'
import { freeKey, keyOf, localised, scalar } from './fields.ts'

/** Validation settings, by field type. */
export function KindEditor(props: FieldEditorProps) {
  const { field } = props
  switch (field.type) {
    case 'text':
      return (
        <Bounds {...props} low="min_length" high="max_length" labels={[t('Min length'), t('Max length')]} />
      )
    case 'integer':
      return <Bounds {...props} low="minimum" high="maximum" labels={[t('Minimum'), t('Maximum')]} />
    case 'amount':
      return <Amount {...props} field={field} />
    case 'date':
      return <Bounds {...props} low="earliest" high="latest" labels={[t('Earliest'), t('Latest')]} isDate />
    case 'choice':
      return <Options {...props} field={field} />
    case 'list':
      return <Items {...props} field={field} />
    default:
      return null
  }
}

type BoundsProps = FieldEditorProps & {
  low: string
  high: string
  labels: readonly [low: string, high: string]
  isDate?: boolean
}

function Bounds({ field, onChange, low, high, labels, isDate = false, path, errorAt }: BoundsProps) {
  const values = field as unknown as Record<string, string | number | undefined>
  const put = (key: string, text: string) => {
    const { [key]: _, ...others } = values
    const value = isDate ? text : Number(text)
    const isKept = text !== '' && (isDate || Number.isFinite(value))
    onChange((isKept ? { ...others, [key]: value } : others) as unknown as Field)
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {[low, high].map((key, at) => (
        <Labelled key={key} label={labels[at] ?? ''} error={errorAt(`${path}.${key}`)}>
          <Input
            type={isDate ? 'date' : 'number'}
            value={values[key] ?? ''}
            onValueChange={(text) => put(key, text)}
          />
        </Labelled>
      ))}
    </div>
  )
}

type Amount = Extract<Field, { type: 'amount' }>

function Amount(props: FieldEditorProps<Amount>) {
  const { field, onChange, path, errorAt } = props
  return (
    <>
      <Labelled
        label={t('Currency')}
        hint={t('For example USD, TWD, BDT')}
        error={errorAt(`${path}.currency`)}
      >
        <Input
          value={field.currency}
          onValueChange={(text) => onChange({ ...field, currency: text.toUpperCase() })}
          maxLength={3}
          className="w-28 font-mono"
        />
      </Labelled>
      <Bounds {...props} low="minimum" high="maximum" labels={[t('Minimum'), t('Maximum')]} />
    </>
  )
}

type Choice = Extract<Field, { type: 'choice' }>

function Options({ field, onChange, written, path, errorAt }: FieldEditorProps<Choice>) {
  const { options } = field
  const set = (changed: Choice['options']) => onChange({ ...field, options: changed })
  const keys = (but: number) => options.filter((_, at) => at !== but).map(({ value }) => ({ key: value }))
  const relabel = (at: number, text: string) => {
    const option = options[at]
    if (!option) return
    const follows =
      /^option(_\d+)?$/.test(option.value) || option.value === keyOf(option.label[written] ?? '')
    const value = follows ? freeKey(keyOf(text) || 'option', keys(at)) : option.value
    const label = localised(option.label, written, text) ?? { [written]: '' }
    set(options.map((each, index) => (index === at ? { ...each, value, label } : each)))
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">{t('Options')}</legend>
      {options.map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values change while typing; the index is stable
        <div key={at} className="flex items-start gap-2">
          <div className="flex-1">
            <Input
              aria-label={t('Option {count}', { count: at + 1 })}
              aria-invalid={errorAt(`${path}.options.${at}.value`) !== undefined || undefined}
              value={option.label[written] ?? ''}
              onValueChange={(text) => relabel(at, text)}
              maxLength={100}
              dir="auto"
            />
          </div>
          <Button
            look="quiet"
            size="icon"
            disabled={options.length <= 2}
            aria-label={t('Remove {what}', { what: option.label[written] ?? option.value })}
            onClick={() => set(options.filter((_, index) => index !== at))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <Button
        size="small"
        className="self-start"
        disabled={options.length >= 50}
        onClick={() =>
          set([
            ...options,
            {
              value: freeKey('option', keys(-1)),
              label: { [written]: t('Option {count}', { count: options.length + 1 }) },
            },
          ])
        }
      >
        <Plus aria-hidden /> {t('Add an option')}
      </Button>
    </fieldset>
  )
}

type List = Extract<Field, { type: 'list' }>

function Items({ field, onChange, written, path, errorAt }: FieldEditorProps<List>) {
  return (
    <div className="flex flex-col gap-3">
      <Labelled label={t('Item name')} hint={t('For example, “product”')}>
        <Input
          value={field.item[written] ?? ''}
          onValueChange={(text) =>
            onChange({ ...field, item: localised(field.item, written, text) ?? { [written]: '' } })
          }
          maxLength={100}
          dir="auto"
        />
      </Labelled>
      <div className="rounded-xl bg-sunken p-3">
        <p className="mb-2 font-medium text-sm">{t('Questions for each item')}</p>
        <FieldList
          fields={field.fields}
          onChange={(fields) => onChange({ ...field, fields: fields.map(scalar) })}
          written={written}
          path={`${path}.fields`}
          errorAt={errorAt}
          isInner
        />
      </div>
    </div>
  )
}
