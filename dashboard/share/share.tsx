import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { chatbotQuery } from '../chatbots/chatbot-queries.ts'
import type { EditedChatbot } from '../chatbots/content.ts'
import { draftKeeper, useDraft } from '../editor/draft-queries.ts'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { Page } from '../shell/page.tsx'
import { NotFound } from '../shell/screens.tsx'
import { Keys } from './keys.tsx'
import { PublicPage } from './public-page.tsx'
import { VerifiedVisitors } from './verified-visitors.tsx'
import { Website } from './website.tsx'

/** The public page, website, keys and verified visitors. */
export function Share() {
  const { id } = useParams({ from: '/signed-in/chatbots/$id/share' })
  const { data, error, refetch } = useQuery(chatbotQuery(id))
  if (error instanceof CallFailed && error.status === 404) return <NotFound />
  return (
    <Page title={t('Share')} className="max-w-3xl">
      {data ? (
        <Ways key={id} edited={data} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </Page>
  )
}

function Ways({ edited }: { edited: EditedChatbot }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper per chatbot, whatever is loaded later
  const keeper = useMemo(() => draftKeeper(edited), [edited.id])
  useEffect(() => keeper.see(edited), [keeper, edited])
  useDraft(keeper)
  const props = { published: edited.published, keeper }
  return (
    <>
      <PublicPage {...props} />
      <Website {...props} id={edited.id} />
      <VerifiedVisitors id={edited.id} />
      <Keys id={edited.id} />
    </>
  )
}
