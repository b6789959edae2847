import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '../language/language.ts'
import { classes } from './classes.ts'

type Props = {
  label: string
  value: string
  /** Called after a pause in typing. */
  onChange: (value: string) => void
  className?: string
}

const PAUSE_MS = 250
/** Of every search of the server. */
const MAX_LENGTH = 200

export function SearchField({ label, value, onChange, className }: Props) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const input = useRef<HTMLInputElement>(null)
  // Changed elsewhere, such as by browser back.
  useEffect(() => setText((typed) => (typed.trim() === value ? typed : value)), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (typed: string, pause = PAUSE_MS) => {
    setText(typed)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange(typed.replaceAll('\0', '').trim()), pause)
  }
  return (
    <div className={classes('relative', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-4 text-quiet" />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        maxLength={MAX_LENGTH}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text) change('', 0)
          if (event.key === 'Enter') change(text, 0)
        }}
        className="h-10 w-full rounded-lg border border-border bg-raised pr-9 pl-9 text-base [&::-webkit-search-cancel-button]:hidden text-ink placeholder:text-quiet sm:text-sm"
      />
      {text && (
        <button
          type="button"
          aria-label={t('Clear the search')}
          onClick={() => {
            change('', 0)
            input.current?.focus()
          }}
          className="absolute top-1 right-1 grid size-8 place-items-center rounded-md text-quiet hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  )
}
