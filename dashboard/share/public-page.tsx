import { ExternalLink } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Content } from '../chatbots/content.ts'
import type { DraftKeeper } from '../editor/draft-keeper.ts'
import { Button, buttonLook } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { CopyButton } from '../kit/copy-button.tsx'
import { Field, Input } from '../kit/field.tsx'
import { Switch } from '../kit/switch.tsx'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { changeReach } from './share-queries.ts'

type Props = { published: Content; keeper: DraftKeeper }

export function PublicPage({ published, keeper }: Props) {
  const { is_public: isPublic, public_url_slug: slug } = published
  const [isRenaming, setRenaming] = useState(false)
  const toast = useToast()
  const address = `${location.origin}/c/${encodeURIComponent(slug)}`
  const show = (open: boolean) =>
    changeReach(keeper, { is_public: open })
      .then(() => {
        if (!open) toast.done(t('The chatbot is now private.'), { undo: () => void show(true) })
      })
      .catch(toast.failed)
  return (
    <Card>
      <h2 className="sr-only">{t('Public page')}</h2>
      <div className="flex flex-col gap-5">
        <Switch
          label={t('Public')}
          hint={
            isPublic
              ? t('Anyone can chat with it, on its page and on your website.')
              : t('Private: only you can chat with it; the page and widget are off.')
          }
          checked={isPublic}
          onChange={(open) => void show(open)}
        />
        {isRenaming ? (
          <SlugForm slug={slug} keeper={keeper} onDone={() => setRenaming(false)} />
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            <p className="flex min-h-10 min-w-0 flex-1 basis-64 items-center truncate rounded-lg bg-sunken px-3 font-mono text-sm">
              <span className="truncate">{address}</span>
            </p>
            <CopyButton text={address} className="h-10" />
            <a
              href={address}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={t('Open the page')}
              className={buttonLook({ look: 'secondary', size: 'icon' })}
            >
              <ExternalLink aria-hidden />
            </a>
            <Button onClick={() => setRenaming(true)}>{t('Change')}</Button>
          </div>
        )}
      </div>
    </Card>
  )
}

type SlugProps = { slug: string; keeper: DraftKeeper; onDone: () => void }

function SlugForm({ slug, keeper, onDone }: SlugProps) {
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const toast = useToast()
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = String(new FormData(event.currentTarget).get('slug')).trim()
    if (wanted === slug) return onDone()
    setBusy(true)
    try {
      await changeReach(keeper, { public_url_slug: wanted })
      toast.done(t('Address changed. Links to the old one no longer work.'))
      onDone()
    } catch (failure) {
      const text = failure instanceof CallFailed ? failure.message : t('Something went wrong.')
      const isForm = failure instanceof CallFailed && failure.status === 422
      setError(isForm ? t('Lowercase letters and digits, separated by hyphens.') : text)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={save} className="flex flex-wrap items-start gap-2">
      <Field label={t('Address')} error={error} className="min-w-0 flex-1 basis-64">
        <div className="flex items-center gap-2">
          <span className="hidden text-quiet text-sm sm:inline">{location.host}/c/</span>
          <Input name="slug" defaultValue={slug} required maxLength={100} spellCheck={false} autoFocus />
        </div>
      </Field>
      <div className="flex gap-2 sm:mt-6.5">
        <Button onClick={onDone}>{t('Cancel')}</Button>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {t('Save')}
        </Button>
      </div>
    </form>
  )
}
