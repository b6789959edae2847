import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { newEmail } from '../../testing/chat.ts'
import { call, PASSWORD } from '../../testing/client.ts'
import { newOwner, useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible } from '../../testing/desk.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../../testing/frontdesk.ts'

/** A slow typist who reads each screen first. */
const KEY_MS = 90
const READING_MS = 2500
const MAX_S = 120

const typed = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).pressSequentially(text, { delay: KEY_MS })
const read = (page: Page) => page.waitForTimeout(READING_MS)
const codeOf = ({ setupCode }: TestFrontdesk): string => {
  assert.ok(setupCode)
  return setupCode
}

describe('the first run', { skip: noBrowser }, async () => {
  const visit = useDashboard()

  test('takes under two minutes from an empty database to a streamed answer, at a person’s pace', async (context) => {
    const begunAt = performance.now()
    const frontdesk = await startTestFrontdesk()
    const { page, errors } = await visit(frontdesk.address, { path: `/setup#${codeOf(frontdesk)}` })
    await page.getByRole('heading', { name: 'Welcome to Frontdesk' }).waitFor()
    await read(page)
    await typed(page, 'Email', newEmail())
    await typed(page, 'Password', PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()

    await page.getByRole('heading', { name: 'New chatbot' }).waitFor()
    await read(page)
    await page.getByText('Company help desk').click()
    await typed(page, 'Name', 'Lumen Shop')
    await page.getByRole('button', { name: 'Create chatbot' }).click()

    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByRole('textbox').waitFor()
    await read(page)
    await preview.getByRole('textbox').pressSequentially('Can I return a product?', { delay: KEY_MS })
    await page.keyboard.press('Enter')
    await preview.locator('article.assistant').last().getByText('within 30 days').waitFor()
    const seconds = (performance.now() - begunAt) / 1000
    context.diagnostic(`${seconds.toFixed(1)} s from an empty database to the answer`)
    assert.ok(seconds < MAX_S, `${seconds} s`)
    assert.equal((await page.evaluate('location.hash')) as string, '')
    assert.deepEqual(errors, [])

    // Remaining steps: make it public, and copy the snippet.
    await page.getByRole('link', { name: 'Share' }).first().click()
    await page.getByRole('switch', { name: 'Public' }).click()
    await page.getByText('Anyone can chat with it').waitFor()
    const snippet = await page.getByRole('figure', { name: 'Snippet' }).locator('code').innerText()
    const [, id] =
      /^<script src="http[^"]+\/widget\.js" data-chatbot-id="([^"]+)" async><\/script>$/.exec(snippet) ?? []
    const config = await call(frontdesk.address, 'GET', `/api/chat/widget/config/${id}`)
    assert.equal(config.json.name, 'Lumen Shop')
  })

  test('an unclaimed server points to the setup link', async () => {
    const { address } = await startTestFrontdesk()
    const opened = await visit(address)
    await opened.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await opened.page.getByText('Setting up this server?').waitFor()
    await assertAccessible(opened)
    await opened.page.goto(`${address}/app/setup`)
    await opened.page.getByText('Open the setup link printed').waitFor()
    await assertAccessible(opened)
  })

  test('a wrong setup code shows an error and claims nothing', async () => {
    const frontdesk = await startTestFrontdesk()
    const { page } = await visit(frontdesk.address, { path: '/setup#wrong' })
    await page.getByLabel('Email').fill(newEmail())
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('heading', { name: 'This setup link isn’t valid' }).waitFor()
    const { json } = await call(frontdesk.address, 'GET', '/api/console/setup')
    assert.equal(json.is_open, true)
  })

  test('a signed-in user claims the server with one click; the setup link then expires', async () => {
    const frontdesk = await startTestFrontdesk()
    const owner = await newOwner(frontdesk.address)
    const opened = await visit(frontdesk.address, { owner, path: `/setup#${codeOf(frontdesk)}` })
    await opened.page.getByRole('button', { name: 'Set up this server' }).waitFor()
    await assertAccessible(opened)
    await opened.page.getByRole('button', { name: 'Set up this server' }).click()
    await opened.page.getByRole('heading', { name: 'New chatbot' }).waitFor()
    const me = await call(frontdesk.address, 'GET', '/api/console/me', { token: owner.accessToken })
    assert.equal(me.json.is_admin, true)

    const later = await visit(frontdesk.address, { path: `/setup#${codeOf(frontdesk)}` })
    await later.page.getByRole('heading', { name: 'This server is already set up' }).waitFor()
    await assertAccessible(later)
    await later.page.getByRole('link', { name: 'Sign in' }).click()
    await later.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })
})
