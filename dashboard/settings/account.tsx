import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { accountQuery, setupQuery } from '../account/account-queries.ts'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Field, Input } from '../kit/field.tsx'
import { Failed, Skeleton } from '../kit/states.tsx'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import { answerOf, CallFailed, frontdesk } from '../server.ts'
import { endSession } from '../session.ts'

export function Account() {
  const { data, error, refetch } = useQuery(accountQuery)
  const { data: setup } = useQuery(setupQuery)
  const [isChanging, setChanging] = useState(false)
  return (
    <Card title={t('Account')}>
      {error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton className="h-10" />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex min-w-0 items-center gap-2 text-sm">
            <span className="truncate">{data.email ?? data.username}</span>
            {data.is_admin && <Badge tone="accent">{t('Administrator')}</Badge>}
          </p>
          <div className="flex flex-wrap gap-2">
            {setup?.accounts === 'built-in' && (
              <Button onClick={() => setChanging(true)}>{t('Change password')}</Button>
            )}
            <Button onClick={() => void endSession()}>{t('Sign out')}</Button>
          </div>
        </div>
      )}
      {isChanging && <ChangePassword onClose={() => setChanging(false)} />}
    </Card>
  )
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const toast = useToast()
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const body = { current_password: String(fields.get('current')), new_password: String(fields.get('new')) }
    setBusy(true)
    setTrouble(undefined)
    try {
      await answerOf(frontdesk.POST('/api/auth/change-password', { body }))
      toast.done(t('Password changed. Other devices are signed out.'))
      onClose()
    } catch (error) {
      setTrouble(error instanceof CallFailed ? error.message : t('Something went wrong.'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('Change password')}
      description={t('You stay signed in here and are signed out everywhere else.')}
    >
      <form onSubmit={change} className="flex flex-col gap-4">
        <Field label={t('Current password')}>
          <Input name="current" type="password" required autoComplete="current-password" />
        </Field>
        <Field label={t('New password')} hint={t('At least {count} characters', { count: 8 })}>
          <Input name="new" type="password" required minLength={8} autoComplete="new-password" />
        </Field>
        {trouble && (
          <p role="alert" className="rounded-lg bg-alarm-tint px-3 py-2 text-alarm text-sm">
            {trouble}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t('Change password')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
