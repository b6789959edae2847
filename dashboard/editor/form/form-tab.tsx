import { Braces, ClipboardList, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Form, LocalText } from '../../chatbots/content.ts'
import { templates } from '../../chatbots/templates/templates.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Field, Input, TextArea } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { Empty } from '../../kit/states.tsx'
import { useToast } from '../../kit/toast.tsx'
import { LANGUAGES, type Language, language, t } from '../../language/language.ts'
import type { TabProps } from '../tab.ts'
import { FieldList } from './field-list.tsx'
import { localised, newField, titled } from './fields.ts'
import { FormJson } from './form-json.tsx'

/** What its conversations collect. */
export function FormTab({ content: { form, configuration }, change, errorAt }: TabProps) {
  const [written, setWritten] = useState<Language>(() => languageOf(form, configuration.language))
  const [isJson, setJson] = useState(false)
  const toast = useToast()
  const set = (changed: Form | null) => change({ form: changed })
  if (!form)
    return (
      <Card>
        <Empty
          icon={ClipboardList}
          title={t('It collects nothing yet')}
          text={t(
            'With a form it asks for what you need, one thing after the other, checks the answers and keeps them in a table.',
          )}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <Button look="primary" onClick={() => set(templates[written].intake.form)}>
                <Plus aria-hidden /> {t('Begin with an example')}
              </Button>
              <Button onClick={() => set(emptyForm(written))}>{t('Begin empty')}</Button>
            </div>
          }
        />
      </Card>
    )
  const remove = () => {
    set(null)
    toast.done(t('The form is removed from the draft.'), { undo: () => set(form) })
  }
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex items-center gap-2 text-sm">
          <span id="written-in">{t('Texts in')}</span>
          <Select
            label={t('Texts in')}
            choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
            value={written}
            onChange={setWritten}
          />
        </div>
        <div className="flex gap-2">
          <Button size="small" aria-pressed={isJson} onClick={() => setJson(!isJson)}>
            <Braces aria-hidden /> {isJson ? t('As a form') : t('As JSON')}
          </Button>
          <Button size="small" onClick={remove}>
            {t('Remove the form')}
          </Button>
        </div>
      </div>
      {isJson ? (
        <FormJson form={form} onChange={set} />
      ) : (
        <>
          <FormTexts form={form} onChange={set} written={written} />
          <Card
            title={t('Fields')}
            hint={t('It asks for them in this order; several answers in one message are understood.')}
          >
            <FieldList
              fields={form.fields}
              onChange={(fields) => set({ ...form, fields })}
              written={written}
              path="form.fields"
              errorAt={errorAt}
            />
          </Card>
        </>
      )}
    </div>
  )
}

type TextsProps = { form: Form; onChange: (form: Form) => void; written: Language }

function FormTexts({ form, onChange, written }: TextsProps) {
  const text = (key: 'title' | 'welcome' | 'thanks') => form[key]?.[written] ?? ''
  const put = (key: 'title' | 'welcome' | 'thanks', value: string) => {
    const changed = localised(form[key], written, value)
    onChange(key === 'title' ? { ...form, title: changed ?? form.title } : titled(form, key, changed))
  }
  return (
    <Card title={t('The conversation')}>
      <div className="flex flex-col gap-4">
        <Field label={t('What is collected')} hint={t('Such as “Enquiry”')}>
          <Input
            value={text('title')}
            onValueChange={(value) => put('title', value)}
            maxLength={200}
            dir="auto"
          />
        </Field>
        <Field label={t('Before the first question')}>
          <TextArea
            value={text('welcome')}
            onValueChange={(value) => put('welcome', value)}
            rows={2}
            maxLength={2000}
            dir="auto"
          />
        </Field>
        <Field label={t('When all is there')}>
          <TextArea
            value={text('thanks')}
            onValueChange={(value) => put('thanks', value)}
            rows={2}
            maxLength={2000}
            dir="auto"
          />
        </Field>
      </div>
    </Card>
  )
}

/** The one that its texts are in already, else the chatbot's, else the owner's. */
function languageOf(form: Form | null, tag: string | undefined): Language {
  const title: LocalText = form?.title ?? {}
  const own = language()
  if (title[own] !== undefined) return own
  const first = (Object.keys(LANGUAGES) as Language[]).find((each) => title[each] !== undefined)
  if (first) return first
  if (tag?.startsWith('zh')) return 'zh-Hant'
  return tag === 'bn' || tag === 'en' ? tag : own
}

const emptyForm = (written: Language): Form => ({
  key: 'form',
  version: 1,
  title: { [written]: t('Form') },
  fields: [newField([], written)],
})
