import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import { t } from '../language/language.ts'
import { Button, buttonLook } from './button.tsx'
import { backdrop } from './popup.ts'
import { useToast } from './toast.tsx'

type Props = {
  isOpen: boolean
  onClose: () => void
  /** A question, such as "Delete this chatbot?". */
  title: string
  /** What is deleted, and whether it can be undone. */
  description: string
  /** The button's label, such as "Delete". */
  action: string
  /** The dialog closes on success; an error is shown and keeps it open. */
  onConfirm: () => Promise<unknown>
  /** Set when nothing is destroyed. */
  isHarmless?: boolean
}

/** Confirms an irreversible action. */
export function Confirm({
  isOpen,
  onClose,
  title,
  description,
  action,
  onConfirm,
  isHarmless = false,
}: Props) {
  const [isBusy, setBusy] = useState(false)
  const toast = useToast()
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdrop} />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 flex w-108 max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 rounded-2xl border border-line bg-raised p-5 shadow-xl">
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="text-quiet text-sm">{description}</AlertDialog.Description>
          <div className="flex justify-end gap-2">
            <AlertDialog.Close className={buttonLook({ look: 'secondary' })}>{t('Cancel')}</AlertDialog.Close>
            <Button look={isHarmless ? 'primary' : 'danger'} isBusy={isBusy} onClick={confirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
