import { useQuery } from '@tanstack/react-query'
import { BadgeCheck, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Code } from '../kit/code.tsx'
import { Confirm } from '../kit/confirm.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Notice } from '../kit/notice.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { useToast } from '../kit/toast.tsx'
import { date, t } from '../language/language.ts'
import { SECRET_VARIABLE } from './identity-samples.ts'
import { IdentitySetup } from './identity-setup.tsx'
import { retireSecret, rotateSecret, type SigningSecret, secretsQuery } from './share-queries.ts'

/** Signing secrets for verified visitors. */
export function VerifiedVisitors({ id }: { id: string }) {
  const { data: secrets, error, refetch } = useQuery(secretsQuery(id))
  // Snapshot: the texts about the old secrets stay while the new one is shown.
  const [rotated, setRotated] = useState<readonly SigningSecret[]>()
  const [retired, setRetired] = useState<SigningSecret>()
  return (
    <Card
      title={t('Verified visitors')}
      hint={t(
        'Your server proves who a visitor is. Nobody can impersonate them, and they keep their conversation on every device.',
      )}
      actions={
        secrets && (
          <Button size="small" onClick={() => setRotated(secrets)}>
            {secrets.length > 0 ? <RotateCw aria-hidden /> : <BadgeCheck aria-hidden />}
            {secrets.length > 0 ? t('Rotate') : t('Generate a secret')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {secrets ? (
          <Secrets secrets={secrets} onRetire={setRetired} />
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows rows={1} />
        )}
        <IdentitySetup id={id} />
      </div>
      {rotated && <NewSecret id={id} before={rotated} onClose={() => setRotated(undefined)} />}
      {secrets && retired && (
        <Retire id={id} secret={retired} isLast={secrets.length < 2} onClose={() => setRetired(undefined)} />
      )}
    </Card>
  )
}

type SecretsProps = { secrets: readonly SigningSecret[]; onRetire: (secret: SigningSecret) => void }

function Secrets({ secrets, onRetire }: SecretsProps) {
  if (secrets.length === 0)
    return <p className="text-quiet text-sm">{t('No secret yet: all visitors are anonymous.')}</p>
  return (
    <ul aria-label={t('Valid secrets')} className="divide-y divide-line rounded-xl border border-line">
      {secrets.map((secret, index) => (
        <li key={secret.id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <code className="font-medium">{secret.hint}</code>
              {index === 0 ? (
                <Badge tone="good">{t('Newest')}</Badge>
              ) : (
                <Badge>{t('Valid until you rotate again')}</Badge>
              )}
            </p>
            <p className="text-quiet text-sm">{t('Created on {date}', { date: date(secret.created_at) })}</p>
          </div>
          <Button
            size="small"
            aria-label={t('Retire {hint}', { hint: secret.hint })}
            onClick={() => onRetire(secret)}
          >
            {t('Retire')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

type NewProps = { id: string; before: readonly SigningSecret[]; onClose: () => void }

/** Explains what happens to the other secrets, generates one, and shows it once. */
function NewSecret({ id, before, onClose }: NewProps) {
  const [secret, setSecret] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const toast = useToast()
  const [newest, ...older] = before
  const make = async () => {
    setBusy(true)
    try {
      setSecret((await rotateSecret(id)).secret)
    } catch (error) {
      toast.failed(error)
      onClose()
    }
  }
  if (secret)
    return (
      <Dialog isOpen staysOpen onClose={onClose} title={t('Your new signing secret')}>
        <Notice tone="warn">{t('Copy it now. It won’t be shown again.')}</Notice>
        <Code label={t('Signing secret')} text={secret} />
        <p className="text-quiet text-sm">
          {t(
            'Keep it on your server, in the environment variable {name}. Anyone who has it can impersonate any visitor.',
            {
              name: SECRET_VARIABLE,
            },
          )}
        </p>
        <Button look="primary" className="self-end" onClick={onClose}>
          {t('Done')}
        </Button>
      </Dialog>
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={newest ? t('Rotate the signing secret?') : t('Generate a signing secret?')}
      description={
        newest
          ? t(
              'You get a new secret. {hint} stays valid until you rotate again, so that your site can change without an outage.',
              { hint: newest.hint },
            )
          : t('You get a secret, shown once, and keep it on your server.')
      }
    >
      {older.length > 0 && (
        <Notice tone="warn">
          {t('{hint} stops working immediately: tokens signed with it are rejected.', {
            hint: older.map(({ hint }) => hint).join(', '),
          })}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('Cancel')}</Button>
        <Button look={older.length > 0 ? 'danger' : 'primary'} isBusy={isBusy} onClick={() => void make()}>
          {newest ? t('Rotate') : t('Generate')}
        </Button>
      </div>
    </Dialog>
  )
}

type RetireProps = { id: string; secret: SigningSecret; isLast: boolean; onClose: () => void }

function Retire({ id, secret, isLast, onClose }: RetireProps) {
  const toast = useToast()
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('Retire {hint}?', { hint: secret.hint })}
      description={
        isLast
          ? t(
              'Tokens signed with it are rejected immediately. It is the only secret, so all visitors are anonymous until you generate another. This cannot be undone.',
            )
          : t(
              'Tokens signed with it are rejected immediately. Where your site still uses it, visitors become anonymous. The other secret stays valid. This cannot be undone.',
            )
      }
      action={t('Retire')}
      onConfirm={async () => {
        await retireSecret(id, secret.id)
        toast.done(t('Secret retired.'))
      }}
    />
  )
}
