import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Search, SearchX } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Field, Input } from '../kit/field.tsx'
import { Empty, Failed } from '../kit/states.tsx'
import { number, plural, t } from '../language/language.ts'
import type { Stretch } from './matches.ts'
import { type Result, searchQuery } from './search-query.ts'
import { Place } from './source-passages.tsx'
import { kindOf } from './source-type.ts'

const MAX_LENGTH = 5000

/** Shows what the chatbot would find for a question, and why. */
export function TryQuestion({ id }: { id: string }) {
  const [typed, setTyped] = useState('')
  const [question, setQuestion] = useState('')
  const { data, error, isFetching, refetch } = useQuery(searchQuery(id, question))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const asked = typed.trim()
    if (asked === '') return
    if (asked === question) void refetch()
    else setQuestion(asked)
  }
  const isAnswered = question !== '' && data && !isFetching
  return (
    <div className="flex flex-col gap-4">
      <form onSubmit={submit} className="flex items-end gap-2">
        <Field
          label={t('Question')}
          hint={t('Nothing is sent to a model, and no conversation begins.')}
          className="flex-1"
        >
          <div className="flex gap-2">
            <Input
              dir="auto"
              required
              maxLength={MAX_LENGTH}
              value={typed}
              onValueChange={setTyped}
              className="min-w-0 flex-1"
            />
            <Button type="submit" look="primary" isBusy={isFetching}>
              {!isFetching && <Search aria-hidden />} {t('Search')}
            </Button>
          </div>
        </Field>
      </form>
      <p role="status" className="sr-only">
        {isAnswered && plural(data.length, '{count} passage found', '{count} passages found')}
      </p>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && data.length > 0 && <Results id={id} results={data} />}
      {isAnswered && data.length === 0 && (
        <Empty
          icon={SearchX}
          title={t('Nothing was found')}
          text={t('The chatbot would say that it does not know. Add a source that answers this.')}
        />
      )}
    </div>
  )
}

function Results({ id, results }: { id: string; results: readonly Result[] }) {
  const best = Math.max(...results.map(({ score }) => score))
  return (
    <ol className="flex flex-col gap-3">
      {results.map((result) => (
        <li key={result.passage_id}>
          <Found id={id} result={result} share={best > 0 ? result.score / best : 0} />
        </li>
      ))}
    </ol>
  )
}

/** @param share of the best score, from 0 to 1 */
function Found({ id, result, share }: { id: string; result: Result; share: number }) {
  const { icon: Icon } = kindOf(result)
  return (
    <Card>
      <div className="flex items-center gap-2.5">
        <Icon aria-hidden className="size-4 shrink-0 text-quiet" />
        <Link
          to="/chatbots/$id/knowledge/$sourceId"
          params={{ id, sourceId: result.source_id }}
          dir="auto"
          className="min-w-0 flex-1 truncate font-medium text-accent text-sm hover:underline"
        >
          {result.name}
        </Link>
        <Score of={share} />
      </div>
      <Place {...result} heading={result.heading && <Marked stretches={result.inHeading} />} />
      <p
        dir="auto"
        className="mt-2 max-w-prose whitespace-pre-wrap text-sm leading-relaxed [overflow-wrap:anywhere]"
      >
        <Marked stretches={result.stretches} />
      </p>
    </Card>
  )
}

function Marked({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map(({ text, isMatch }, index) =>
    isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches never move
      <mark key={index} className="rounded-sm bg-warn-tint px-0.5 font-medium text-warn">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}

/** How well it matches, beside the best. */
function Score({ of }: { of: number }) {
  const percent = number(of, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <span className="flex shrink-0 items-center gap-2" title={t('Beside the best match')}>
      <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken forced-colors:border">
        <span
          className="block h-full rounded-full bg-accent forced-colors:bg-[Highlight]"
          style={{ width: `${of * 100}%` }}
        />
      </span>
      <span className="w-10 text-right text-quiet text-xs tabular-nums">
        <span className="sr-only">{t('Match')} </span>
        {percent}
      </span>
    </span>
  )
}
