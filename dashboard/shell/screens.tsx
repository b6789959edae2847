import { Link } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { buttonLook } from '../kit/button.tsx'
import { Empty, Failed, LoadingRows } from '../kit/states.tsx'
import { t } from '../language/language.ts'

export function ScreenLoading() {
  return (
    <div className="mx-auto w-full max-w-3xl p-6">
      <LoadingRows />
    </div>
  )
}

/** A failed chunk is loaded by reloading the page. */
export function ScreenFailed({ error }: { error: unknown }) {
  return <Failed error={error} onRetry={() => location.reload()} />
}

export function NotFound() {
  return (
    <Empty
      icon={SearchX}
      title={t('Page not found')}
      text={t('Check the address, or go back.')}
      action={
        <Link to="/" className={buttonLook({ look: 'primary' })}>
          {t('Back to chatbots')}
        </Link>
      }
    />
  )
}
