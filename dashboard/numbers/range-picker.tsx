import { type FormEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Chips } from '../kit/chips.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Field, Input } from '../kit/field.tsx'
import { number, t } from '../language/language.ts'
import { DEFAULT_DAYS, dayOf, type Range, type RangeSearch, rangeOf, troubleOf } from './range.ts'

type Props = { search: RangeSearch; onChange: (search: RangeSearch) => void }

export function RangePicker({ search, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const chips = [
    ...DEFAULT_DAYS.map((days) => ({ value: String(days), label: t('{days} days', { days: number(days) }) })),
    { value: 'own', label: t('Custom range') },
  ]
  const choose = (chosen: string) => {
    if (chosen === 'own') setOpen(true)
    else onChange({ days: Number(chosen) })
  }
  return (
    <>
      <Chips
        label={t('Period')}
        chips={chips}
        value={search.from ? 'own' : String(search.days ?? 30)}
        onChange={choose}
      />
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('Custom range')}>
        <OwnDates
          range={rangeOf(search)}
          onChoose={(range) => {
            setOpen(false)
            onChange(range)
          }}
        />
      </Dialog>
    </>
  )
}

function OwnDates({ range, onChoose }: { range: Range; onChoose: (range: Range) => void }) {
  const [chosen, setChosen] = useState(range)
  const trouble = troubleOf(chosen)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (trouble === 'none') onChoose(chosen)
  }
  const explained = {
    none: undefined,
    missing: undefined,
    order: t('The end date must not be before the start date.'),
    length: t('At most 366 days.'),
  }[trouble]
  const today = dayOf(Date.now())
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('From')}>
          <Input
            type="date"
            required
            max={today}
            value={chosen.from}
            onChange={(event) => setChosen({ ...chosen, from: event.target.value })}
          />
        </Field>
        <Field label={t('To')} error={explained}>
          <Input
            type="date"
            required
            max={today}
            value={chosen.to}
            onChange={(event) => setChosen({ ...chosen, to: event.target.value })}
          />
        </Field>
      </div>
      <Button type="submit" look="primary" className="self-end">
        {t('Show')}
      </Button>
    </form>
  )
}
