import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../language/language.ts'
import { answerOf, frontdesk } from '../server.ts'
import { beginSession } from '../session.ts'
import { AccountPage } from './account-page.tsx'
import { type Credentials, CredentialsForm } from './credentials-form.tsx'
import { NotSetUp } from './not-set-up.tsx'

export function SignUp() {
  const { to } = useSearch({ from: '/sign-up' })
  const navigate = useNavigate()
  const [confirming, setConfirming] = useState<string>()
  const signUp = async (body: Credentials) => {
    const made = await answerOf(frontdesk.POST('/api/auth/signup', { body }))
    // Supabase may require email confirmation first.
    if (made.access_token === null) return setConfirming(body.email)
    beginSession(made)
    await navigate({ to: to ?? '/', replace: true })
  }
  const other = (
    <>
      {t('Already have an account?')}{' '}
      <Link
        to="/sign-in"
        search={to ? { to } : {}}
        className="font-medium text-accent underline-offset-2 hover:underline"
      >
        {t('Sign in')}
      </Link>
    </>
  )
  if (confirming)
    return (
      <AccountPage title={t('Confirm your email')} footer={other}>
        <p className="text-sm">
          {t('We sent an email to {email}. Open the link in it, then sign in.', { email: confirming })}
        </p>
      </AccountPage>
    )
  return (
    <AccountPage title={t('Create an account')} hint={t('Takes a minute. No credit card.')} footer={other}>
      <NotSetUp />
      <CredentialsForm action={t('Create an account')} isNew onSubmit={signUp} />
    </AccountPage>
  )
}
