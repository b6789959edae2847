import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { t } from '../language/language.ts'
import { answerOf, frontdesk } from '../server.ts'
import { beginSession } from '../session.ts'
import { AccountPage } from './account-page.tsx'
import { type Credentials, CredentialsForm } from './credentials-form.tsx'
import { NotSetUp } from './not-set-up.tsx'

export function SignIn() {
  const { to } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const signIn = async (body: Credentials) => {
    beginSession(await answerOf(frontdesk.POST('/api/auth/login', { body })))
    await navigate({ to: to ?? '/', replace: true })
  }
  const other = (
    <>
      {t('New here?')}{' '}
      <Link
        to="/sign-up"
        search={to ? { to } : {}}
        className="font-medium text-accent underline-offset-2 hover:underline"
      >
        {t('Create an account')}
      </Link>
    </>
  )
  return (
    <AccountPage title={t('Sign in')} hint={t('Welcome back')} footer={other}>
      <NotSetUp />
      <CredentialsForm action={t('Sign in')} onSubmit={signIn} />
    </AccountPage>
  )
}
