import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, buttonLook } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useDraft } from '../kit/draft.ts'
import { Field, Input, TextArea } from '../kit/field.tsx'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { useAnswer } from './number-queries.ts'

type Props = {
  isOpen: boolean
  onClose: () => void
  chatbotId: string
  turnId: string
  /** The visitor's wording. */
  question: string
}

const MAX_LENGTH = { question: 1000, answer: 5000 }

/** Adds the answer of an unanswered question to the knowledge. */
export function AnswerDialog({ isOpen, onClose, ...about }: Props) {
  const [isDone, setDone] = useState(false)
  const close = () => {
    setDone(false)
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={isDone ? t('Answer saved') : t('Add an answer')}
      description={
        isDone ? undefined : t('We’ll add this to the chatbot’s knowledge and use it from now on.')
      }
    >
      {isDone ? (
        <Done id={about.chatbotId} onClose={close} />
      ) : (
        <AnswerForm {...about} onDone={() => setDone(true)} />
      )}
    </Dialog>
  )
}

type FormProps = Omit<Props, 'isOpen' | 'onClose'> & { onDone: () => void }

function AnswerForm({ chatbotId, turnId, question: asked, onDone }: FormProps) {
  const [question, setQuestion] = useDraft(`question:${turnId}`, asked.slice(0, MAX_LENGTH.question))
  const [answer, setAnswer] = useDraft(`answer:${turnId}`)
  const { mutate, isPending, error } = useAnswer(chatbotId, turnId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = { question: question.trim(), answer: answer.trim() }
    if (!said.question || !said.answer) return
    mutate(said, {
      onSuccess: () => {
        setQuestion('')
        setAnswer('')
        onDone()
      },
    })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('Question')}>
        <Input
          dir="auto"
          required
          maxLength={MAX_LENGTH.question}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
      </Field>
      <Field label={t('Answer')}>
        <TextArea
          dir="auto"
          required
          autoFocus
          maxLength={MAX_LENGTH.answer}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </Field>
      {error && (
        <p role="alert" className="rounded-lg bg-alarm-tint px-3 py-2 text-alarm text-sm">
          {error instanceof CallFailed ? error.message : t('Something went wrong.')}
        </p>
      )}
      <Button type="submit" look="primary" isBusy={isPending} className="self-end">
        {t('Save answer')}
      </Button>
    </form>
  )
}

function Done({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <div className="flex flex-col gap-5">
      <p role="status" className="flex items-start gap-2.5 text-sm">
        <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
        {t('It’s live now. You can edit it under Knowledge.')}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Link to="/chatbots/$id/build" params={{ id }} className={buttonLook()}>
          {t('View knowledge')}
        </Link>
        <Button look="primary" onClick={onClose} autoFocus>
          {t('Done')}
        </Button>
      </div>
    </div>
  )
}
