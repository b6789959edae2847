import { ArrowDown, ArrowUp, ChevronDown, GripVertical, Plus, Trash2 } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import type { Field } from '../../chatbots/content.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { classes } from '../../kit/classes.ts'
import { useToast } from '../../kit/toast.tsx'
import { type Language, t } from '../../language/language.ts'
import { FieldEditor } from './field-editor.tsx'
import { kinds, moved, newField } from './fields.ts'

type Props = {
  fields: readonly Field[]
  onChange: (fields: Field[]) => void
  written: Language
  /** Path of the list in the content, for its validation errors. */
  path: string
  errorAt: (path: string) => string | undefined
  /** Lists cannot be nested. */
  isInner?: boolean
}

/** The fields in order, one of them expanded. */
export function FieldList({ fields, onChange, written, path, errorAt, isInner = false }: Props) {
  const [open, setOpen] = useState<number>()
  const [dragged, setDragged] = useState<number>()
  const [over, setOver] = useState<number>()
  const toast = useToast()
  const move = (from: number, to: number) => {
    onChange(moved(fields, from, to))
    setOpen((now) => (now === from ? to : now === to ? from : now))
  }
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (dragged !== undefined && dragged !== to) {
      onChange(moved(fields, dragged, to))
      setOpen(undefined)
    }
    setDragged(undefined)
    setOver(undefined)
  }
  const remove = (at: number) => {
    onChange(fields.filter((_, index) => index !== at))
    setOpen(undefined)
    toast.done(t('Field removed.'), { undo: () => onChange([...fields]) })
  }
  const add = () => {
    onChange([...fields, newField(fields, written)])
    setOpen(fields.length)
  }
  return (
    <div className="flex flex-col gap-2">
      <ol className="flex flex-col gap-2">
        {fields.map((field, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: keys change while typing; the index is stable
            key={index}
            draggable={open !== index}
            onDragStart={(event) => {
              event.stopPropagation()
              event.dataTransfer.effectAllowed = 'move'
              setDragged(index)
            }}
            onDragOver={(event) => {
              if (dragged === undefined) return
              event.preventDefault()
              setOver(index)
            }}
            onDragEnd={() => {
              setDragged(undefined)
              setOver(undefined)
            }}
            onDrop={(event) => drop(event, index)}
            className={classes(
              'rounded-xl border bg-raised',
              over === index && dragged !== index ? 'border-accent' : 'border-line',
              dragged === index && 'opacity-50',
            )}
          >
            <FieldRow
              field={field}
              isOpen={open === index}
              onToggle={() => setOpen(open === index ? undefined : index)}
              onUp={index > 0 ? () => move(index, index - 1) : undefined}
              onDown={index < fields.length - 1 ? () => move(index, index + 1) : undefined}
              onRemove={fields.length > 1 ? () => remove(index) : undefined}
              written={written}
            >
              <FieldEditor
                field={field}
                others={fields.filter((_, at) => at !== index)}
                onChange={(changed) => onChange(fields.map((each, at) => (at === index ? changed : each)))}
                written={written}
                path={`${path}.${index}`}
                errorAt={errorAt}
                isInner={isInner}
              />
            </FieldRow>
          </li>
        ))}
      </ol>
      <Button size="small" className="self-start" onClick={add} disabled={fields.length >= 30}>
        <Plus aria-hidden /> {t('Add a field')}
      </Button>
    </div>
  )
}

type RowProps = {
  field: Field
  isOpen: boolean
  onToggle: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onRemove: (() => void) | undefined
  written: Language
  children: React.ReactNode
}

function FieldRow({ field, isOpen, onToggle, onUp, onDown, onRemove, written, children }: RowProps) {
  const id = useId()
  const label = field.label[written] ?? Object.values(field.label)[0] ?? field.key
  return (
    <>
      <div className="flex items-center gap-1 p-1.5 pl-2">
        <GripVertical aria-hidden className="hidden size-4 shrink-0 cursor-grab text-quiet sm:block" />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
          className="flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-lg px-2 text-left hover:bg-sunken"
        >
          <ChevronDown
            aria-hidden
            className={classes('size-4 shrink-0 text-quiet transition-transform', !isOpen && '-rotate-90')}
          />
          <span dir="auto" className="truncate font-medium text-sm">
            {label}
          </span>
          <span className="hidden sm:contents">
            <Badge>{kinds()[field.type]}</Badge>
          </span>
          {field.required && <Badge tone="accent">{t('Required')}</Badge>}
        </button>
        <IconButton label={t('Move {what} up', { what: label })} onClick={onUp} icon={ArrowUp} />
        <IconButton label={t('Move {what} down', { what: label })} onClick={onDown} icon={ArrowDown} />
        <IconButton label={t('Remove {what}', { what: label })} onClick={onRemove} icon={Trash2} />
      </div>
      <div id={id} hidden={!isOpen} className="border-line border-t p-4">
        {isOpen && children}
      </div>
    </>
  )
}

type IconProps = { label: string; onClick: (() => void) | undefined; icon: typeof ArrowUp }

function IconButton({ label, onClick, icon: Icon }: IconProps) {
  return (
    <Button look="quiet" size="smallIcon" aria-label={label} disabled={!onClick} onClick={onClick}>
      <Icon aria-hidden />
    </Button>
  )
}
