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

/** A part of the dashboard that could not be fetched comes with the page, whole. */
export function ScreenFailed({ error }: { error: unknown }) {
  return <Failed error={error} onRetry={() => location.reload()} />
}

export function NotFound() {
  return (
    <Empty
      icon={SearchX}
      title={t('There is nothing here')}
      text={t('The address may be mistyped, or what stood here was removed.')}
      action={
        <Link to="/" className={buttonLook({ look: 'primary' })}>
          {t('To your chatbots')}
        </Link>
      }
    />
  )
}
