import { type FormEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Field, Input } from '../kit/field.tsx'
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { useShortestPassword } from './account-queries.ts'

export type Credentials = { email: string; password: string }

type Props = {
  action: string
  isNew?: boolean
  /** Errors it throws are shown below the fields. */
  onSubmit: (credentials: Credentials) => Promise<unknown>
}

export function CredentialsForm({ action, isNew = false, onSubmit }: Props) {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    setTrouble(undefined)
    try {
      await onSubmit({ email: String(fields.get('email')), password: String(fields.get('password')) })
    } catch (error) {
      setTrouble(error instanceof CallFailed ? error.message : t('Something went wrong.'))
    } finally {
      setBusy(false)
    }
  }
  const shortest = useShortestPassword()
  const isChosen = isNew && shortest !== undefined
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('Email')}>
        <Input name="email" type="email" required autoComplete="username" autoFocus />
      </Field>
      <Field
        label={t('Password')}
        hint={isChosen ? t('At least {count} characters', { count: shortest }) : undefined}
      >
        <Input
          name="password"
          type="password"
          required
          minLength={isChosen ? shortest : undefined}
          autoComplete={isNew ? 'new-password' : 'current-password'}
        />
      </Field>
      {trouble && (
        <p role="alert" className="rounded-lg bg-alarm-tint px-3 py-2 text-alarm text-sm">
          {trouble}
        </p>
      )}
      <Button type="submit" look="primary" isBusy={isBusy}>
        {action}
      </Button>
    </form>
  )
}
