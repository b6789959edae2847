import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonLook } from '../kit/button.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { answerOf, CallFailed, frontdesk } from '../server.ts'
import { beginSession, isSignedIn } from '../session.ts'
import { AccountPage } from './account-page.tsx'
import { accountQuery, setupQuery } from './account-queries.ts'
import { claim, codeOfAddress } from './claim.ts'
import { type Credentials, CredentialsForm } from './credentials-form.tsx'

/** First run: the holder of the setup link creates the admin account. */
export function Setup() {
  // Signing in clears the cache; keep this screen as it is.
  const { data, error, refetch } = useQuery({ ...setupQuery, placeholderData: keepPreviousData })
  const [code] = useState(codeOfAddress)
  const [isRefused, setRefused] = useState(false)
  if (error && !data)
    return (
      <AccountPage title={t('Set up Frontdesk')}>
        <Failed error={error} onRetry={() => void refetch()} />
      </AccountPage>
    )
  if (!data)
    return (
      <AccountPage title={t('Set up Frontdesk')}>
        <LoadingRows rows={2} />
      </AccountPage>
    )
  if (!data.is_open) return <Closed />
  if (code === '' || isRefused) return <NoCode isRefused={isRefused} />
  return <Claim code={code} onRefused={() => setRefused(true)} />
}

function Closed() {
  return (
    <AccountPage title={t('This server is already set up')} hint={t('It already has an administrator.')}>
      {isSignedIn() ? (
        <Link to="/" className={buttonLook({ look: 'primary' })}>
          {t('Back to chatbots')}
        </Link>
      ) : (
        <SignInLink />
      )}
    </AccountPage>
  )
}

function NoCode({ isRefused }: { isRefused: boolean }) {
  return (
    <AccountPage
      title={isRefused ? t('This setup link isn’t valid') : t('Set up Frontdesk')}
      hint={
        isRefused
          ? t('The code doesn’t match, or the link was cut off when you copied it.')
          : t('This server isn’t set up yet.')
      }
    >
      <p className="text-sm">
        {t('Open the setup link printed in the terminal where you started the server.')}
      </p>
      <SignInLink />
    </AccountPage>
  )
}

function SignInLink() {
  return (
    <Link to="/sign-in" className={buttonLook({ look: 'secondary' })}>
      {t('Sign in')}
    </Link>
  )
}

type ClaimProps = { code: string; onRefused: () => void }

function Claim({ code, onRefused }: ClaimProps) {
  const [hasAccount, setHasAccount] = useState(false)
  const [isClaiming, setClaiming] = useState(false)
  const [confirming, setConfirming] = useState<string>()
  const navigate = useNavigate()
  const claimAndGoOn = async () => {
    try {
      await claim(code)
    } catch (error) {
      if (error instanceof CallFailed && error.status === 403) return onRefused()
      throw error
    }
    // The code is spent: drop it from the browser's history.
    await navigate({ to: '/new', replace: true })
  }
  const enter = async (body: Credentials) => {
    const made = hasAccount
      ? await answerOf(frontdesk.POST('/api/auth/login', { body }))
      : await answerOf(frontdesk.POST('/api/auth/signup', { body }))
    // Supabase may require email confirmation first; setup continues after it.
    if (made.access_token === null) {
      setHasAccount(true)
      return setConfirming(body.email)
    }
    setClaiming(true)
    beginSession(made)
    await claimAndGoOn().finally(() => setClaiming(false))
  }
  if (isSignedIn() && !isClaiming) return <ClaimSignedIn onClaim={claimAndGoOn} />
  const other = (
    <button
      type="button"
      className="font-medium text-accent underline-offset-2 hover:underline"
      onClick={() => setHasAccount(!hasAccount)}
    >
      {hasAccount ? t('Create a new account instead') : t('I have an account on this server')}
    </button>
  )
  return (
    <AccountPage
      title={t('Welcome to Frontdesk')}
      hint={
        confirming
          ? t('We sent an email to {email}. Open the link in it, then sign in here.', {
              email: confirming,
            })
          : t('Create the admin account for this server.')
      }
      footer={other}
    >
      <CredentialsForm
        key={String(hasAccount)}
        action={hasAccount ? t('Sign in and set up') : t('Create account')}
        isNew={!hasAccount}
        onSubmit={enter}
      />
    </AccountPage>
  )
}

function ClaimSignedIn({ onClaim }: { onClaim: () => Promise<void> }) {
  const { data } = useQuery(accountQuery)
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const press = async () => {
    setBusy(true)
    await onClaim().catch((error: unknown) =>
      setTrouble(error instanceof CallFailed ? error.message : t('Something went wrong.')),
    )
    setBusy(false)
  }
  return (
    <AccountPage
      title={t('Set up Frontdesk')}
      hint={data?.email ? t('You are signed in as {email}.', { email: data.email }) : undefined}
    >
      <p className="text-sm">{t('Your account will administer this server.')}</p>
      {trouble && (
        <p role="alert" className="rounded-lg bg-alarm-tint px-3 py-2 text-alarm text-sm">
          {trouble}
        </p>
      )}
      <Button look="primary" isBusy={isBusy} onClick={() => void press()}>
        {t('Set up this server')}
      </Button>
    </AccountPage>
  )
}
