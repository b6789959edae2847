import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { ago, t } from '../language/language.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { type Unanswered as Question, unansweredQuery, useDismiss } from './number-queries.ts'

/** Shown before "Show all". */
const FIRST = 5

/** Visitors' questions without an answer. */
export function Unanswered({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(unansweredQuery(id))
  const [isWhole, setWhole] = useState(false)
  const [answered, setAnswered] = useState<Question>()
  const [isOpen, setOpen] = useState(false)
  const dismiss = useDismiss(id)
  const shown = isWhole ? data : data?.slice(0, FIRST)
  return (
    <Card title={t('Unanswered questions')} hint={t('Answer one, and the chatbot uses it from then on.')}>
      {!shown && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={2} />)}
      {shown?.length === 0 && (
        <p className="flex items-center gap-2.5 text-quiet text-sm">
          <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
          {t('All caught up. No open questions.')}
        </p>
      )}
      <ul className="-my-2 flex flex-col divide-y divide-line">
        {shown?.map((question) => (
          <QuestionRow
            key={question.turn_id}
            id={id}
            question={question}
            onDismiss={() => dismiss(question.turn_id)}
            onAnswer={() => {
              setAnswered(question)
              setOpen(true)
            }}
          />
        ))}
      </ul>
      {data && data.length > FIRST && !isWhole && (
        <Button look="quiet" size="small" className="mt-3" onClick={() => setWhole(true)}>
          {t('Show all {count}', { count: data.length })}
        </Button>
      )}
      {answered && (
        <AnswerDialog
          key={answered.turn_id}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          chatbotId={id}
          turnId={answered.turn_id}
          question={answered.question}
        />
      )}
    </Card>
  )
}

type RowProps = { id: string; question: Question; onDismiss: () => void; onAnswer: () => void }

function QuestionRow({ id, question, onDismiss, onAnswer }: RowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p dir="auto" className="line-clamp-2 font-medium text-sm [overflow-wrap:anywhere]">
          {question.question}
        </p>
        <Link
          to="/chatbots/$id/conversations/$number"
          params={{ id, number: String(question.conversation) }}
          className="text-quiet text-xs underline-offset-2 hover:underline"
        >
          {ago(question.asked_at)} · {t('View conversation')}
        </Link>
      </div>
      <div className="flex gap-2">
        <Button look="quiet" size="small" onClick={onDismiss}>
          {t('Dismiss')}
        </Button>
        <Button size="small" onClick={onAnswer}>
          {t('Add an answer')}
        </Button>
      </div>
    </li>
  )
}
