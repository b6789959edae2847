import { SendHorizontal } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { randomId } from '../../widget/random-id.ts'
import { Button } from '../kit/button.tsx'
import { useDraft } from '../kit/draft.ts'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { type Named, useSend } from './conversation-actions.ts'

const MAX_LENGTH = 5000

export function Composer({ named }: { named: Named }) {
  const [text, write] = useDraft(`${named.id}:${named.number}`)
  const send = useSend(named)
  const field = useRef<HTMLTextAreaElement>(null)
  const key = useRef(randomId())
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    // Caret after the restored draft.
    field.current?.setSelectionRange(MAX_LENGTH, MAX_LENGTH)
  }, [])
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    const content = text.trim()
    if (!content || send.isPending) return
    try {
      await send.mutateAsync({ content, key: key.current })
    } catch {
      // The error is shown, and the text is kept.
      return
    }
    key.current = randomId()
    write('')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void submit()
  }
  return (
    <form onSubmit={submit} className="border-line border-t bg-raised p-3 sm:px-4">
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          maxLength={MAX_LENGTH}
          enterKeyHint="send"
          aria-label={t('Your reply')}
          placeholder={t('Write to the visitor')}
          value={text}
          onChange={(event) => {
            write(event.target.value)
            key.current = randomId()
          }}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-40 min-h-10 min-w-0 flex-1 resize-none rounded-lg border border-border bg-ground px-3 py-2 text-base leading-6 placeholder:text-quiet sm:text-sm"
        />
        <Button type="submit" look="primary" disabled={!text.trim()} isBusy={send.isPending}>
          {!send.isPending && <SendHorizontal aria-hidden />}
          {t('Send')}
        </Button>
      </div>
      <SendStatus error={send.error} />
    </form>
  )
}

function SendStatus({ error }: { error: Error | null }) {
  return error ? (
    <p role="alert" className="mt-1.5 text-alarm text-xs">
      {t('Not sent.')} {error instanceof CallFailed ? error.message : t('Something went wrong.')}
    </p>
  ) : (
    <p className="mt-1.5 text-quiet text-xs">
      {t('The chatbot is paused. It resumes when you return the conversation, or after 24 hours of silence.')}
    </p>
  )
}
