import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { t } from '../language/language.ts'

function subscribe(listener: () => void): () => void {
  for (const event of ['online', 'offline']) addEventListener(event, listener)
  return () => {
    for (const event of ['online', 'offline']) removeEventListener(event, listener)
  }
}

/** Warns that the screen is stale while the browser is offline. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {!isOnline && (
        <p className="flex items-center justify-center gap-2 bg-warn-tint px-4 py-2 text-sm text-warn">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {t('You are offline. The screen updates when the connection is back.')}
        </p>
      )}
    </div>
  )
}
