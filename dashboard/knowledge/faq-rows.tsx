import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../kit/button.tsx'
import { Input, TextArea } from '../kit/field.tsx'
import { number, t } from '../language/language.ts'
import type { Item } from './read-csv.ts'

const MAX_LENGTH = { question: 1000, answer: 20_000 }

type Props = { items: readonly Item[]; onChange: (items: Item[]) => void }

/** Rows to type in. A new one has the focus: with focus on the button, a space would add another one. */
export function FaqRows({ items, onChange }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const length = useRef(items.length)
  useEffect(() => {
    if (items.length === length.current + 1)
      [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus()
    length.current = items.length
  }, [items.length])
  const put = (at: number, change: Partial<Item>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...change } : item)))
  return (
    <ul ref={list} className="flex flex-col gap-3">
      {items.map((item, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no id but its index
          key={index}
          item={item}
          place={index + 1}
          isNeeded={items.length === 1}
          onChange={(change) => put(index, change)}
          onRemove={items.length > 1 ? () => onChange(items.filter((_, at) => at !== index)) : undefined}
        />
      ))}
    </ul>
  )
}

type RowProps = {
  item: Item
  /** From 1. */
  place: number
  /** The only one. */
  isNeeded: boolean
  onChange: (change: Partial<Item>) => void
  /** Not for the last row. */
  onRemove: (() => void) | undefined
}

function Row({ item: { question, answer }, place, isNeeded, onChange, onRemove }: RowProps) {
  const numbered = { number: number(place) }
  return (
    <li className="flex gap-2 rounded-lg border border-line p-2">
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <Input
          dir="auto"
          aria-label={t('Question {number}', numbered)}
          placeholder={t('Question')}
          required={isNeeded || answer.trim() !== ''}
          autoFocus={isNeeded}
          maxLength={MAX_LENGTH.question}
          value={question}
          onValueChange={(typed) => onChange({ question: typed })}
        />
        <TextArea
          dir="auto"
          rows={2}
          aria-label={t('Answer {number}', numbered)}
          placeholder={t('Answer')}
          required={isNeeded || question.trim() !== ''}
          maxLength={MAX_LENGTH.answer}
          value={answer}
          onValueChange={(typed) => onChange({ answer: typed })}
        />
      </div>
      {onRemove && (
        <Button
          look="quiet"
          size="icon"
          aria-label={t('Remove question {number}', numbered)}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      )}
    </li>
  )
}
