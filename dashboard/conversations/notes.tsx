import { Trash2 } from 'lucide-react'
import type { FormEvent } from 'react'
import { Button } from '../kit/button.tsx'
import { useDraft } from '../kit/draft.ts'
import { Field, TextArea } from '../kit/field.tsx'
import { dateTime, t } from '../language/language.ts'
import { type Named, useAddNote, useDeleteNote } from './conversation-actions.ts'
import type { Note } from './conversation-queries.ts'

const MAX_LENGTH = 5000

/** The owner's private notes about a conversation. */
export function Notes({ named, notes }: { named: Named; notes: readonly Note[] }) {
  const [text, setText] = useDraft(`note:${named.id}:${named.number}`)
  const add = useAddNote(named)
  const remove = useDeleteNote(named)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const content = text.trim()
    if (content) add.mutate(content, { onSuccess: () => setText('') })
  }
  return (
    <>
      {notes.length > 0 && (
        <ul className="flex flex-col gap-2">
          {notes.map((note) => (
            <li key={note.id} className="group rounded-lg bg-warn-tint py-2 pr-1 pl-3 text-sm">
              <p dir="auto" className="whitespace-pre-wrap pr-2 [overflow-wrap:anywhere]">
                {note.content}
              </p>
              <div className="flex items-center justify-between text-warn text-xs">
                {dateTime(note.created_at)}
                <Button
                  look="quiet"
                  size="smallIcon"
                  aria-label={t('Delete the note')}
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(note)}
                >
                  <Trash2 aria-hidden />
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className="flex flex-col gap-2">
        <Field label={t('New note')} hint={t('Only visible to you.')}>
          <TextArea
            rows={2}
            maxLength={MAX_LENGTH}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button
          type="submit"
          size="small"
          className="self-start"
          disabled={!text.trim()}
          isBusy={add.isPending}
        >
          {t('Add note')}
        </Button>
      </form>
    </>
  )
}
