import { Braces, ClipboardList, Plus } from 'lucide-react'
import { useState } from 'react'
import { matchLanguage } from '../../../widget/languages.ts'
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
          title={t('No form yet')}
          text={t(
            'With a form, the chatbot asks for what you need step by step, checks the answers and saves them in a table.',
          )}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <Button look="primary" onClick={() => set(templates[written].intake.form)}>
                <Plus aria-hidden /> {t('Start from an example')}
              </Button>
              <Button onClick={() => set(emptyForm(written))}>{t('Start from scratch')}</Button>
            </div>
          }
        />
      </Card>
    )
  const remove = () => {
    set(null)
    toast.done(t('Form removed from the draft.'), { undo: () => set(form) })
  }
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex items-center gap-2 text-sm">
          <span id="written-in">{t('Form language')}</span>
          <Select
            label={t('Form language')}
            choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
            value={written}
            onChange={setWritten}
          />
        </div>
        <div className="flex gap-2">
          <Button size="small" aria-pressed={isJson} onClick={() => setJson(!isJson)}>
            <Braces aria-hidden /> {isJson ? t('Edit as form') : t('Edit as JSON')}
          </Button>
          <Button size="small" onClick={remove}>
            {t('Remove form')}
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
            hint={t('Asked in this order. Visitors can answer several in one message.')}
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
    <Card title={t('Conversation')}>
      <div className="flex flex-col gap-4">
        <Field label={t('Form name')} hint={t('For example, “Enquiry”')}>
          <Input
            value={text('title')}
            onValueChange={(value) => put('title', value)}
            maxLength={200}
            dir="auto"
          />
        </Field>
        <Field label={t('Intro message')}>
          <TextArea
            value={text('welcome')}
            onValueChange={(value) => put('welcome', value)}
            rows={2}
            maxLength={2000}
            dir="auto"
          />
        </Field>
        <Field label={t('Thank-you message')}>
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

/** The language of the existing texts, else the chatbot's, else the owner's. */
function languageOf(form: Form | null, tag: string | undefined): Language {
  const title: LocalText = form?.title ?? {}
  const own = language()
  if (title[own] !== undefined) return own
  const all = Object.keys(LANGUAGES) as Language[]
  return all.find((each) => title[each] !== undefined) ?? matchLanguage([tag], all) ?? own
}

const emptyForm = (written: Language): Form => ({
  key: 'form',
  version: 1,
  title: { [written]: t('Form') },
  fields: [newField([], written)],
})
