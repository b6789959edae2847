import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Code } from '../kit/code.tsx'
import { Confirm } from '../kit/confirm.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Field, Input } from '../kit/field.tsx'
import { Notice } from '../kit/notice.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { useToast } from '../kit/toast.tsx'
import { ago, date, t } from '../language/language.ts'
import { type ApiKey, createKey, keysQuery, revokeKey } from './share-queries.ts'

/** API keys of the chatbot. */
export function Keys({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(keysQuery(id))
  const [isMaking, setMaking] = useState(false)
  const [revoked, setRevoked] = useState<ApiKey>()
  const toast = useToast()
  return (
    <Card
      title={t('API keys')}
      hint={t('For your own servers and scripts.')}
      actions={
        <Button size="small" onClick={() => setMaking(true)}>
          <KeyRound aria-hidden /> {t('New key')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {error && !data ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingRows rows={1} />
        ) : (
          data.length > 0 && (
            <ul className="divide-y divide-line rounded-xl border border-line">
              {data.map((key) => (
                <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoked(key)} />
              ))}
            </ul>
          )
        )}
        <details className="text-sm">
          <summary className="cursor-pointer font-medium text-accent">{t('Example calls')}</summary>
          <div className="mt-3">
            <Code label={t('Example calls')} text={examplesOf(id)} />
          </div>
        </details>
      </div>
      {isMaking && <NewKey id={id} onClose={() => setMaking(false)} />}
      {revoked && (
        <Confirm
          isOpen
          onClose={() => setRevoked(undefined)}
          title={t('Revoke {name}?', { name: revoked.name || revoked.prefix })}
          description={t('Apps using this key stop working immediately. This cannot be undone.')}
          action={t('Revoke')}
          onConfirm={async () => {
            await revokeKey(id, revoked.id)
            toast.done(t('Key revoked.'))
          }}
        />
      )}
    </Card>
  )
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { name, prefix, created_at: createdAt, last_used_at: lastUsedAt } = apiKey
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
      <div className="min-w-0">
        <p className="truncate font-medium text-sm" dir="auto">
          {name || t('Unnamed')} <code className="ml-1 font-normal text-quiet text-xs">{prefix}…</code>
        </p>
        <p className="text-quiet text-sm">
          {t('Created on {date}', { date: date(createdAt) })} ·{' '}
          {lastUsedAt ? t('used {ago}', { ago: ago(lastUsedAt) }) : t('never used')}
        </p>
      </div>
      <Button size="small" onClick={onRevoke}>
        {t('Revoke')}
      </Button>
    </li>
  )
}

function NewKey({ id, onClose }: { id: string; onClose: () => void }) {
  const [key, setKey] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const toast = useToast()
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    setBusy(true)
    try {
      setKey((await createKey(id, name)).key)
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  if (key)
    return (
      <Dialog isOpen staysOpen onClose={onClose} title={t('Your new key')}>
        <Notice tone="warn">{t('Copy it now. It won’t be shown again.')}</Notice>
        <Code label={t('Key')} text={key} />
        <Button look="primary" className="self-end" onClick={onClose}>
          {t('Done')}
        </Button>
      </Dialog>
    )
  return (
    <Dialog isOpen onClose={onClose} title={t('New key')}>
      <form onSubmit={make} className="flex flex-col gap-4">
        <Field label={t('Name')} hint={t('What it’s for, for example “our web shop”')}>
          <Input name="name" required maxLength={100} autoComplete="off" />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t('Create key')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const examplesOf = (id: string) => `# ${t('Start a conversation')}
curl ${location.origin}/api/chat/session -H 'content-type: application/json' \\
  -d '{"api_key": "fd_…", "assistant_id": "${id}"}'

# ${t('Send a message')}
curl ${location.origin}/api/chat -H 'content-type: application/json' \\
  -d '{"api_key": "fd_…", "assistant_id": "${id}", "session_id": "…",
       "type": "text", "messages": [{"role": "user", "content": "Hello"}]}'

# ${t('Or use any OpenAI client')}
curl ${location.origin}/v1/chat/completions -H 'authorization: Bearer fd_…' \\
  -H 'content-type: application/json' \\
  -d '{"model": "${id}", "messages": [{"role": "user", "content": "Hello"}]}'`
