import { Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { t } from '../language/language.ts'
import { Button } from './button.tsx'
import { Input } from './field.tsx'

type Props = {
  /** Label of one line, such as "Question". */
  label: string
  add: string
  texts: readonly string[]
  onChange: (texts: string[]) => void
  most: number
  maxLength: number
  placeholder?: string
}

/** A list of short texts, one per line. */
export function TextList({ label, add, texts, onChange, most, maxLength, placeholder }: Props) {
  const put = (at: number, text: string) => onChange(texts.map((each, index) => (index === at ? text : each)))
  const rows = useRef<HTMLDivElement>(null)
  const hasAdded = useRef(false)
  // Focus a new line: with focus on the button, a space would add another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a line was added
  useEffect(() => {
    if (!hasAdded.current) return
    hasAdded.current = false
    ;[...(rows.current?.querySelectorAll('input') ?? [])].at(-1)?.focus()
  }, [texts.length])
  const addLine = () => {
    hasAdded.current = true
    onChange([...texts, ''])
  }
  return (
    <div ref={rows} className="flex flex-col gap-2">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id but its index
        <div key={index} className="flex gap-2">
          <Input
            aria-label={`${label} ${index + 1}`}
            value={text}
            onValueChange={(changed) => put(index, changed)}
            maxLength={maxLength}
            placeholder={placeholder}
            dir="auto"
          />
          <Button
            look="quiet"
            size="icon"
            aria-label={t('Remove {what}', { what: text || `${label} ${index + 1}` })}
            onClick={() => onChange(texts.filter((_, at) => at !== index))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {texts.length < most && (
        <Button size="small" className="self-start" onClick={addLine}>
          <Plus aria-hidden /> {add}
        </Button>
      )}
    </div>
  )
}
