import { PencilRuler, RotateCcw } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { MountedPanel, WidgetLook } from '../../widget/mount.ts'
import { type Content, DEFAULT_ACCENT } from '../chatbots/content.ts'
import { Button } from '../kit/button.tsx'
import { Failed, Skeleton } from '../kit/states.tsx'
import { language, t } from '../language/language.ts'
import { answerOf, frontdesk } from '../server.ts'
import type { DraftKeeper } from './draft-keeper.ts'

type Props = {
  id: string
  content: Content
  keeper: DraftKeeper
  /** Back to the form, on screens too small for both. */
  onEdit: () => void
}

/** The widget's panel, answering from the draft. */
export function Preview({ id, content, keeper, onEdit }: Props) {
  const { sessionId, error, begin } = usePreviewSession(id, keeper)
  return (
    <section aria-label={t('Preview')} className="flex flex-col gap-2">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <p className="mr-auto min-w-0 truncate text-quiet text-sm">
          <span className="font-medium text-ink">{t('Preview')}</span>
          <span className="hidden sm:inline"> · {t('answers from your draft')}</span>
        </p>
        <Button size="small" look="quiet" onClick={() => void begin()}>
          <RotateCcw aria-hidden /> {t('Start over')}
        </Button>
        <Button size="small" className="lg:hidden" onClick={onEdit}>
          <PencilRuler aria-hidden /> {t('Edit')}
        </Button>
      </div>
      <div className="h-[calc(100dvh-18rem)] max-h-176 min-h-96 lg:h-[calc(100dvh-10.5rem)] overflow-hidden rounded-2xl border border-line bg-raised shadow-lg shadow-black/5">
        {error ? (
          <Failed error={error} onRetry={() => void begin()} />
        ) : sessionId ? (
          <Panel key={sessionId} id={id} sessionId={sessionId} look={lookOf(content)} />
        ) : (
          <div role="status" aria-label={t('Loading')} className="flex h-full flex-col justify-end gap-3 p-4">
            <Skeleton className="h-16 w-3/4" />
            <Skeleton className="h-11" />
          </div>
        )}
      </div>
    </section>
  )
}

function usePreviewSession(id: string, keeper: DraftKeeper) {
  const [sessionId, setSessionId] = useState<string>()
  const [error, setError] = useState<unknown>()
  const begin = useCallback(async () => {
    setError(undefined)
    setSessionId(undefined)
    try {
      await keeper.flush()
      const params = { path: { id } }
      const { session_id } = await answerOf(frontdesk.POST('/api/console/chatbots/{id}/preview', { params }))
      setSessionId(session_id)
    } catch (failure) {
      setError(failure)
    }
  }, [id, keeper])
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    void begin()
  }, [begin])
  return { sessionId, error, begin }
}

type PanelProps = { id: string; sessionId: string; look: WidgetLook }

function Panel({ id, sessionId, look }: PanelProps) {
  const host = useRef<HTMLDivElement>(null)
  const panel = useRef<MountedPanel>(undefined)
  const [error, setError] = useState<unknown>()
  const worn = JSON.stringify(look)
  const first = useRef(look)
  useEffect(() => {
    let isGone = false
    const mount = async () => {
      const { mountPanel } = await import('../../widget/mount.ts')
      if (isGone || !host.current) return
      const options = { server: '', chatbotId: id, sessionId, look: first.current, locale: language() }
      panel.current = mountPanel(host.current, options)
    }
    mount().catch(setError)
    return () => {
      isGone = true
      panel.current?.destroy()
      panel.current = undefined
    }
  }, [id, sessionId])
  useEffect(() => {
    first.current = JSON.parse(worn)
    panel.current?.update(first.current)
  }, [worn])
  if (error) return <Failed error={error} onRetry={() => location.reload()} />
  return <div ref={host} className="h-full" />
}

/** As `GET /api/chat/widget/config/{chatbot_id}` returns it after publishing. */
function lookOf({ name, configuration }: Content): WidgetLook {
  const { greeting = '', theme = {}, language: tag = 'en', suggested_questions: questions } = configuration
  const { accent = DEFAULT_ACCENT, mode = 'auto', position = 'right' } = theme
  return {
    name,
    greeting,
    theme: { accent: /^#[0-9a-f]{6}$/i.test(accent) ? accent : DEFAULT_ACCENT, mode, position },
    language: tag,
    suggested_questions: (questions ?? []).filter((question) => question.trim() !== ''),
    image_hosts: configuration.image_hosts ?? [],
  }
}
