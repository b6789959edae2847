import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { EditedChatbot } from '../chatbots/content.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Field, Input } from '../kit/field.tsx'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import { Differences } from './differences.tsx'
import type { DraftKeeper, DraftView } from './draft-keeper.ts'
import { publishDraft } from './draft-queries.ts'

type Props = { edited: EditedChatbot; keeper: DraftKeeper; view: DraftView; onClose: () => void }

/** A published chatbot may still be private, so no visitor could reach it. */
const privateNotice = (toShare: () => void) => ({
  description: t('The chatbot is private: only you can chat with it.'),
  action: { label: t('Share'), run: toShare },
})

export function Publish({ edited, keeper, view, onClose }: Props) {
  const [isBusy, setBusy] = useState(false)
  const toast = useToast()
  const navigate = useNavigate()
  const toShare = () => void navigate({ to: '/chatbots/$id/share', params: { id: edited.id } })
  const publish = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const note = String(new FormData(event.currentTarget).get('note') ?? '')
    setBusy(true)
    try {
      if (!(await keeper.flush())) return onClose()
      const { base, content } = keeper.view()
      const now = await publishDraft(edited.id, base.revision, note)
      keeper.replace(now, content)
      toast.done(
        t('Published as version {version}.', { version: now.version }),
        now.published.is_public ? {} : privateNotice(toShare),
      )
      onClose()
    } catch (error) {
      toast.failed(error)
      // Shows what another tab changed or published meanwhile.
      await keeper.refresh().catch(() => undefined)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('Publish the draft?')}
      description={t('Goes live with each visitor’s next message. You can restore earlier versions.')}
    >
      <form onSubmit={publish} className="flex flex-col gap-4">
        <Differences before={edited.published} after={view.content} />
        <Field label={t('Version note (optional)')} hint={t('Only you see this.')}>
          <Input name="note" maxLength={500} autoComplete="off" />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t('Publish')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
