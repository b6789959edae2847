import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { chatbotQuery } from '../chatbots/chatbot-queries.ts'
import type { EditedChatbot } from '../chatbots/content.ts'
import { Failed, Skeleton } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { NotFound } from '../shell/screens.tsx'
import { draftKeeper } from './draft-queries.ts'
import { Workbench } from './workbench.tsx'

export function Editor() {
  const { id } = useParams({ from: '/signed-in/chatbots/$id/build' })
  const { data, error, refetch } = useQuery(chatbotQuery(id))
  if (data) return <Opened key={id} edited={data} />
  if (error instanceof CallFailed && error.status === 404) return <NotFound />
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  return <Loading />
}

function Opened({ edited }: { edited: EditedChatbot }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper per chatbot, whatever is loaded later
  const keeper = useMemo(() => draftKeeper(edited), [edited.id])
  useEffect(() => keeper.see(edited), [keeper, edited])
  return <Workbench edited={edited} keeper={keeper} />
}

function Loading() {
  return (
    <div
      role="status"
      aria-label={t('Loading')}
      className="mx-auto flex w-full max-w-6xl flex-col gap-5 p-4 sm:p-6 lg:p-8"
    >
      <Skeleton className="h-9 w-56" />
      <Skeleton className="h-10 w-full max-w-xl" />
      <Skeleton className="h-96 w-full max-w-2xl rounded-card" />
    </div>
  )
}
