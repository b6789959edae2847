import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Content, EditedChatbot } from '../chatbots/content.ts'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { useToast } from '../kit/toast.tsx'
import { dateTime, t } from '../language/language.ts'
import { Differences } from './differences.tsx'
import type { DraftKeeper } from './draft-keeper.ts'
import { discardDraft, restoreVersion, type Version, versionsQuery } from './draft-queries.ts'

type Props = { edited: EditedChatbot; keeper: DraftKeeper; onClose: () => void }

/** Published versions, each restorable. */
export function Versions({ edited, keeper, onClose }: Props) {
  const { data, error, refetch } = useQuery(versionsQuery(edited.id))
  const restore = useRestore(keeper, onClose)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('Versions')}
      description={t('A restored version becomes your draft. Publish it to make it live.')}
      className="sm:w-160"
    >
      {error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows />
      ) : data.length === 0 ? (
        <p className="text-quiet text-sm">{t('No versions yet.')}</p>
      ) : (
        <ol className="flex flex-col gap-3">
          {data.map((version) => (
            <VersionRow
              key={version.version}
              version={version}
              isCurrent={version.version === edited.version}
              published={edited.published}
              onRestore={() => restore(version.version)}
            />
          ))}
        </ol>
      )}
    </Dialog>
  )
}

type RowProps = {
  version: Version
  isCurrent: boolean
  published: Content
  onRestore: () => Promise<void>
}

function VersionRow({ version, isCurrent, published, onRestore }: RowProps) {
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const restore = async () => {
    setBusy(true)
    await onRestore()
    setBusy(false)
  }
  return (
    <li className="flex flex-col gap-3 rounded-xl border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0">
          <p className="flex items-center gap-2 font-medium text-sm">
            {t('Version {version}', { version: version.version })}
            {isCurrent && <Badge tone="good">{t('Published')}</Badge>}
          </p>
          <p className="text-quiet text-sm">{dateTime(version.published_at)}</p>
          {version.note && (
            <p dir="auto" className="mt-1 text-sm [overflow-wrap:anywhere]">
              {version.note}
            </p>
          )}
        </div>
        <div className="flex gap-2">
          {!isCurrent && (
            <Button size="small" look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? t('Hide') : t('Compare')}
            </Button>
          )}
          <Button size="small" isBusy={isBusy} onClick={() => void restore()}>
            {t('Restore')}
          </Button>
        </div>
      </div>
      {isOpen && <Differences before={published} after={version.content} />}
    </li>
  )
}

/** Restores a version into the draft; Undo brings the previous draft back. */
function useRestore(keeper: DraftKeeper, onDone: () => void) {
  const toast = useToast()
  return async (version: number) => {
    try {
      await keeper.flush()
      // So that Undo also brings back what another tab saved.
      await keeper.refresh()
      const { content, hasDraft } = keeper.view()
      const undo = async () => {
        const { content: restored } = keeper.view()
        if (hasDraft) keeper.change(content)
        else keeper.replace(await discardDraft(keeper.id), restored)
      }
      keeper.replace(await restoreVersion(keeper.id, version), content)
      toast.done(t('Version {version} is now your draft.', { version }), {
        undo: () => void undo().catch(toast.failed),
      })
      onDone()
    } catch (error) {
      toast.failed(error)
    }
  }
}
