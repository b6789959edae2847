import { useState } from 'react'
import type { Content } from '../chatbots/content.ts'
import type { DraftKeeper } from '../editor/draft-keeper.ts'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Code } from '../kit/code.tsx'
import { Notice } from '../kit/notice.tsx'
import { TextList } from '../kit/text-list.tsx'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { changeReach } from './share-queries.ts'
import { snippetOf } from './snippet.ts'

type Props = { id: string; published: Content; keeper: DraftKeeper }

/** The embed snippet and the allowed sites. */
export function Website({ id, published, keeper }: Props) {
  return (
    <Card
      title={t('On your website')}
      hint={t('Paste this line before </body>. It adds a chat button to the page.')}
    >
      <div className="flex flex-col gap-4">
        {!published.is_public && (
          <Notice tone="warn">{t('The chatbot is private. Make it public to show the widget.')}</Notice>
        )}
        <Code label={t('Snippet')} text={snippetOf(id)} />
        <Origins published={published} keeper={keeper} />
      </div>
    </Card>
  )
}

function Origins({ published, keeper }: Omit<Props, 'id'>) {
  const stored = published.configuration.allowed_origins ?? []
  const [typed, setTyped] = useState<string[]>()
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const toast = useToast()
  const origins = typed ?? stored
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await changeReach(keeper, { allowed_origins: origins.map(originOf).filter((origin) => origin !== '') })
      setTyped(undefined)
      toast.done(t('Saved'))
    } catch (failure) {
      const isRefused = failure instanceof CallFailed && failure.status === 422
      if (isRefused) setError(t('Enter a site like https://shop.example.com'))
      else toast.failed(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <div>
        <p className="font-medium text-sm">{t('Allowed sites')}</p>
        <p className="text-quiet text-sm">
          {origins.length === 0
            ? t('Works on any site. Add sites to restrict it.')
            : t('Works only on these sites.')}
        </p>
      </div>
      <TextList
        label={t('Site')}
        add={t('Add a site')}
        texts={origins}
        onChange={setTyped}
        most={100}
        maxLength={300}
        placeholder="https://shop.example.com"
      />
      {error && (
        <p role="alert" className="text-alarm text-sm">
          {error}
        </p>
      )}
      {typed && (
        <div className="flex gap-2">
          <Button look="primary" isBusy={isBusy} onClick={() => void save()}>
            {t('Save')}
          </Button>
          <Button onClick={() => setTyped(undefined)}>{t('Cancel')}</Button>
        </div>
      )}
    </div>
  )
}

/** Reduces a pasted URL to its origin. */
function originOf(typed: string): string {
  const text = typed.trim()
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) || text === '' ? text : `https://${text}`)
  return url && url.origin !== 'null' ? url.origin : text
}
