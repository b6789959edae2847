import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noBrowser } from '../../testing/browser.ts'
import { newEmail } from '../../testing/chat.ts'
import { call, PASSWORD } from '../../testing/client.ts'
import { newOwner, useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible } from '../../testing/desk.ts'
import { sharedFrontdesk } from '../../testing/shared-frontdesk.ts'

/** Transfer budget of the chatbot list, in bytes. */
const MAX_FIRST_ROUTE_BYTES = 200 * 1024

/** The session with an expired access token. */
function expired(token: string): string {
  const [header, claims = '', signature] = token.split('.')
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString())
  const past = Buffer.from(JSON.stringify({ ...read, exp: 1 })).toString('base64url')
  return [header, past, signature].join('.')
}

describe('signing up, in and out', { skip: noBrowser }, async () => {
  const { address } = await sharedFrontdesk()
  const visit = useDashboard()

  test('signs up, out, and in again', async () => {
    const email = newEmail()
    const { page, errors } = await visit(address, { path: '/settings' })
    await page.getByRole('link', { name: 'Create an account' }).click()
    await page.getByRole('heading', { name: 'Create an account' }).waitFor()
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Create an account' }).click()
    // Continues to the requested page.
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()

    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill('something else')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    assert.deepEqual(errors, [])
  })

  test('a rejected token redirects to sign-in and back', async () => {
    const owner = await newOwner(address)
    const { page } = await visit(address, { owner, path: '/new' })
    await page.getByRole('heading', { name: 'New chatbot' }).waitFor()
    await call(address, 'POST', '/api/auth/logout/', { token: owner.accessToken })
    await page.goto(`${address}/app/settings`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByLabel('Email').fill(owner.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
  })

  test('an expired token is refreshed once for all calls and tabs', async () => {
    const owner = await newOwner(address)
    const { page, context } = await visit(address, {
      owner: { ...owner, accessToken: expired(owner.accessToken) },
      path: '/settings',
    })
    const kept = () => page.evaluate<string>("JSON.parse(localStorage['frontdesk:session']).accessToken")
    await page.getByText(owner.email).first().waitFor()
    const other = await context.newPage()
    await other.goto(`${address}/app/new`)
    await other.getByRole('heading', { name: 'New chatbot' }).waitFor()
    const renewed = await kept()
    assert.notEqual(renewed, expired(owner.accessToken))
    assert.equal((await call(address, 'GET', '/api/console/me', { token: renewed })).status, 200)
  })

  test('changes the password; the old one stops working', async () => {
    const owner = await newOwner(address)
    const opened = await visit(address, { owner, path: '/settings' })
    const { page } = opened
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByLabel('Current password').fill('not this one')
    await page.getByLabel('New password').fill(`${PASSWORD} again`)
    await page.getByRole('dialog').getByRole('button', { name: 'Change password' }).click()
    await page.getByText('The current password is wrong.').waitFor()
    await assertAccessible(opened)
    await page.getByLabel('Current password').fill(PASSWORD)
    await page.getByRole('dialog').getByRole('button', { name: 'Change password' }).click()
    await page.getByText('Password changed').waitFor()
    const old = { email: owner.email, password: PASSWORD }
    assert.equal((await call(address, 'POST', '/api/auth/login/', { body: old })).status, 401)
  })

  test('the first route stays within its size budget', async (context) => {
    const owner = await newOwner(address)
    const signedIn = await visit(address, { owner })
    const first = await signedIn.context.newPage()
    // Without the browser cache, and compressed as every server sends it.
    await first.route('**/*', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'accept-encoding': 'gzip' } }),
    )
    const sizes: Promise<number>[] = []
    first.on('requestfinished', (request) => {
      if (/\/app\b/.test(request.url()))
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await first.goto(`${address}/app/`)
    await first.getByText('Your first chatbot is a minute away').waitFor()
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + Math.max(size, 0), 0)
    context.diagnostic(`${(bytes / 1024).toFixed(1)} KB`)
    assert.ok(bytes > 50_000 && bytes < MAX_FIRST_ROUTE_BYTES, `${bytes} bytes`)
  })
})
