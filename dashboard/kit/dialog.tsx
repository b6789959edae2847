import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { t } from '../language/language.ts'
import { buttonLook } from './button.tsx'
import { classes } from './classes.ts'
import { backdrop } from './popup.ts'

type Props = {
  isOpen: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  children: ReactNode
  className?: string
  /** Outside clicks do not close it: its content cannot be shown again, or it asks for a decision. */
  staysOpen?: boolean
  /** By default the first button or field. */
  initialFocus?: RefObject<HTMLElement | null>
}

/** A centred dialog; on a phone, a bottom sheet. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  className,
  staysOpen = false,
  initialFocus,
}: Props) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()} disablePointerDismissal={staysOpen}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          initialFocus={initialFocus}
          className={classes(
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col gap-4 overflow-y-auto rounded-t-2xl border border-line bg-raised p-5 shadow-xl transition-[translate,opacity] duration-150 data-starting-style:translate-y-4 data-starting-style:opacity-0 data-ending-style:opacity-0 sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-120 sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl',
            className,
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="font-semibold text-lg">{title}</Base.Title>
            <Base.Close
              aria-label={t('Close')}
              className={classes(buttonLook({ look: 'quiet', size: 'smallIcon' }), '-mt-1 -mr-1')}
            >
              <X aria-hidden />
            </Base.Close>
          </div>
          {description && (
            <Base.Description className="-mt-2 text-quiet text-sm">{description}</Base.Description>
          )}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
