import { Toast } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect } from 'react'
import { t } from '../language/language.ts'
import { buttonLook } from './button.tsx'
import { classes } from './classes.ts'
import { onNews } from './toast.tsx'

/** Long enough to read two lines and to press "Undo". */
const SHOWN_MS = 8000

/** Toasts, stacked in the corner. */
export function ToastList() {
  return (
    <Toast.Provider timeout={SHOWN_MS} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 bottom-4 z-60 flex flex-col gap-2 outline-hidden sm:right-auto sm:w-92 lg:left-64">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Toasts() {
  const { toasts, add, close } = Toast.useToastManager()
  useEffect(
    () =>
      onNews(({ title, description, action, isFailure }) => {
        const act = () => {
          close(id)
          action?.run()
        }
        const id = add({
          title,
          description,
          ...(isFailure ? { type: 'failed', priority: 'high' } : {}),
          ...(action ? { actionProps: { children: action.label, onClick: act } } : {}),
        })
      }),
    [add, close],
  )
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-xl border border-line bg-raised p-3 text-ink shadow-lg shadow-black/10 transition-[translate,opacity] duration-200 data-starting-style:translate-y-4 data-starting-style:opacity-0 data-ending-style:opacity-0 data-limited:hidden"
    >
      <Toast.Content className="flex items-start gap-3">
        {toast.type === 'failed' ? (
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-alarm" />
        ) : (
          <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-good" />
        )}
        <div className="min-w-0 flex-1 pt-0.5 text-sm">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-quiet" />
        </div>
        <Toast.Action
          // Always clickable, so exposed to assistive technology too.
          aria-hidden={false}
          className={classes(buttonLook({ look: 'secondary', size: 'small' }))}
        />
        <Toast.Close
          aria-hidden={false}
          aria-label={t('Close')}
          className={buttonLook({ look: 'quiet', size: 'smallIcon' })}
        >
          <X aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
