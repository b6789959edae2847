import { Check, CloudOff, Ellipsis, History, LoaderCircle, TriangleAlert, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { EditedChatbot } from '../chatbots/content.ts'
import { Button } from '../kit/button.tsx'
import { Menu, MenuItem } from '../kit/menu.tsx'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import type { DraftKeeper, DraftView } from './draft-keeper.ts'
import { discardDraft } from './draft-queries.ts'
import type { DraftStatus } from './draft-state.ts'
import { Publish } from './publish.tsx'
import { Versions } from './versions.tsx'

type Props = { edited: EditedChatbot; keeper: DraftKeeper; view: DraftView }

/** The save state, the draft's menu and the publish button. */
export function EditorActions({ edited, keeper, view }: Props) {
  const [dialog, setDialog] = useState<'publish' | 'versions'>()
  const toast = useToast()
  const hasChanges = view.hasDraft || view.status !== 'saved'
  const discard = async () => {
    try {
      await keeper.flush()
      // So that Undo also brings back what another tab saved.
      await keeper.refresh()
      const { content } = keeper.view()
      keeper.replace(await discardDraft(edited.id), content)
      toast.done(t('Draft discarded.'), { undo: () => keeper.change(content) })
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SaveState status={view.status} hasDraft={view.hasDraft} />
      <Menu
        trigger={
          <Button look="quiet" size="icon" aria-label={t('More')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onClick={() => setDialog('versions')}>
          <History aria-hidden /> {t('Versions')}
        </MenuItem>
        {hasChanges && (
          <MenuItem isDangerous onClick={() => void discard()}>
            <Undo2 aria-hidden /> {t('Discard draft')}
          </MenuItem>
        )}
      </Menu>
      <Button look="primary" disabled={!hasChanges} onClick={() => setDialog('publish')}>
        {t('Publish')}
      </Button>
      {dialog === 'publish' && (
        <Publish edited={edited} keeper={keeper} view={view} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'versions' && (
        <Versions edited={edited} keeper={keeper} onClose={() => setDialog(undefined)} />
      )}
    </div>
  )
}

function SaveState({ status, hasDraft }: { status: DraftStatus; hasDraft: boolean }) {
  const { icon: Icon, text, look } = saveStateOf(status, hasDraft)
  return (
    <p
      role="status"
      className={`flex min-w-24 items-center justify-end gap-1.5 text-sm ${look ?? 'text-quiet'}`}
    >
      <Icon aria-hidden className={status === 'saving' ? 'size-4 animate-spin' : 'size-4'} />
      {text}
    </p>
  )
}

function saveStateOf(status: DraftStatus, hasDraft: boolean) {
  switch (status) {
    case 'saved':
      return { icon: Check, text: hasDraft ? t('Draft saved') : t('Up to date') }
    case 'offline':
      return {
        icon: CloudOff,
        text: t('Saved on this device; syncs when you’re back online'),
        look: 'text-warn',
      }
    case 'conflict':
    case 'invalid':
      return { icon: TriangleAlert, text: t('Not saved'), look: 'text-alarm' }
    default:
      return { icon: LoaderCircle, text: t('Saving…') }
  }
}
