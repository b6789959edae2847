import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { ProgressBar } from '../kit/progress-bar.tsx'
import { Spinner } from '../kit/spinner.tsx'
import { plural, t } from '../language/language.ts'
import { dismiss, type Upload, useUploads } from './uploads.ts'

/** Files on their way, and those that were not added. */
export function UploadList({ id }: { id: string }) {
  const uploads = useUploads(id)
  if (uploads.length === 0) return null
  return (
    <section aria-label={t('Uploads')} className="rounded-card border border-line bg-raised">
      <ul className="divide-y divide-line">
        {uploads.map((upload) => (
          <Row key={upload.key} id={id} upload={upload} />
        ))}
      </ul>
    </section>
  )
}

/** Announces the number of uploads once for all of them, not each step. */
export function UploadNews({ id }: { id: string }) {
  const uploads = useUploads(id)
  const running = uploads.filter(({ state }) => state === 'waiting' || state === 'sending').length
  const failed = uploads.filter(({ state }) => state === 'failed').length
  return (
    <p role="status" className="sr-only">
      {running > 0 && plural(running, 'Uploading {count} file', 'Uploading {count} files')}
      {running === 0 &&
        failed > 0 &&
        plural(failed, '{count} file was not added', '{count} files were not added')}
    </p>
  )
}

function Row({
  id,
  upload: { key, name, state, progress, problem, source },
}: {
  id: string
  upload: Upload
}) {
  const isRunning = state === 'waiting' || state === 'sending'
  return (
    <li className="flex items-center gap-3 px-4 py-3 text-sm">
      <span className="grid size-5 shrink-0 place-items-center">
        {isRunning && <Spinner />}
        {state === 'failed' && <CircleAlert aria-hidden className="size-5 text-alarm" />}
        {state === 'known' && <CircleCheck aria-hidden className="size-5 text-good" />}
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-medium">
          {name}
        </p>
        {state === 'failed' && <p className="text-alarm">{problem}</p>}
        {state === 'waiting' && <p className="text-quiet">{t('Waiting')}</p>}
        {state === 'sending' && (
          <ProgressBar of={progress} label={t('Upload of {name}', { name })} className="mt-1" />
        )}
        {state === 'known' && source && <AlreadyThere id={id} source={source} />}
      </div>
      {!isRunning && (
        <Button
          look="quiet"
          size="icon"
          aria-label={t('Dismiss {name}', { name })}
          onClick={() => dismiss(id, key)}
        >
          <X aria-hidden />
        </Button>
      )}
    </li>
  )
}

function AlreadyThere({ id, source }: { id: string; source: { id: string; name: string } }) {
  return (
    <p className="text-quiet">
      {t('Already here as')}{' '}
      <Link
        to="/chatbots/$id/knowledge/$sourceId"
        params={{ id, sourceId: source.id }}
        className="text-accent underline [overflow-wrap:anywhere]"
      >
        {source.name}
      </Link>
    </p>
  )
}
