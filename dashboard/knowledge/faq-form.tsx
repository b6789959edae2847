import { FileUp, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Field, Input } from '../kit/field.tsx'
import { useToast } from '../kit/toast.tsx'
import { plural, t } from '../language/language.ts'
import { AddForm, type FormProps } from './add-form.tsx'
import { FaqRows } from './faq-rows.tsx'
import { type Item, MAX_ITEMS, readCsv } from './read-csv.ts'

const NO_ITEM: Item = { question: '', answer: '' }
const isFilled = ({ question, answer }: Item): boolean => question.trim() !== '' && answer.trim() !== ''
const isBlank = ({ question, answer }: Item): boolean => question.trim() === '' && answer.trim() === ''

export function FaqForm({ id, onDone }: FormProps) {
  const [name, setName] = useState('')
  const [items, setItems] = useState<Item[]>([NO_ITEM])
  const make = () => {
    const filled = items.filter(isFilled)
    if (filled.length === 0) return undefined
    return { type: 'faq' as const, items: filled, ...(name.trim() && { name: name.trim() }) }
  }
  const append = (added: Item[]) =>
    setItems((before) => [...before.filter((item) => !isBlank(item)), ...added])
  return (
    <AddForm id={id} onDone={onDone} make={make}>
      <Field label={t('Name')} hint={t('Optional: the first question otherwise.')}>
        <Input dir="auto" maxLength={300} value={name} onValueChange={setName} />
      </Field>
      <FaqRows items={items} onChange={setItems} />
      <div className="flex flex-wrap gap-2">
        {items.length < MAX_ITEMS && (
          <Button size="small" onClick={() => setItems([...items, NO_ITEM])}>
            <Plus aria-hidden /> {t('Add a question')}
          </Button>
        )}
        <ImportCsv onItems={append} />
      </div>
    </AddForm>
  )
}

function ImportCsv({ onItems }: { onItems: (items: Item[]) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  const toast = useToast()
  const read = async (file: File | undefined) => {
    if (!file) return
    try {
      const items = await readCsv(file)
      onItems(items)
      toast.done(plural(items.length, '{count} question imported', '{count} questions imported'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <>
      <Button size="small" onClick={() => picker.current?.click()}>
        <FileUp aria-hidden /> {t('Import a CSV with two columns')}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".csv,.tsv,text/csv,text/tab-separated-values"
        hidden
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}
