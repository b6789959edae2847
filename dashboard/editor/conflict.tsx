import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import type { DraftKeeper, DraftView } from './draft-keeper.ts'
import { readChatbot } from './draft-queries.ts'

/** Another window or user saved a newer draft: the owner picks one. */
export function Conflict({ keeper, view }: { keeper: DraftKeeper; view: DraftView }) {
  const [isBusy, setBusy] = useState(false)
  const toast = useToast()
  if (view.state !== 'conflict') return null
  const settle = async (isMine: boolean) => {
    setBusy(true)
    try {
      const theirs = await readChatbot(keeper.id)
      if (isMine) await keeper.keepMine(theirs)
      else keeper.take(theirs)
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button size="small" disabled={isBusy} onClick={() => void settle(false)}>
            {t('Use the other version')}
          </Button>
          <Button size="small" disabled={isBusy} onClick={() => void settle(true)}>
            {t('Keep my version')}
          </Button>
        </>
      }
    >
      <p className="font-medium">{t('This draft was changed elsewhere')}</p>
      <p>{t('In another window or on another device. Your changes here are kept, but not saved yet.')}</p>
    </Notice>
  )
}
