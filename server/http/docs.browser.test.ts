/** The API documentation page under its own CSP, in a real Chromium. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { sharedFrontdesk } from '../../testing/shared-frontdesk.ts'
import { useVisits } from '../../widget/testing/visits.ts'

const skip = noBrowser
const { address } = skip ? { address: '' } : await sharedFrontdesk()

describe('the API documentation page', { skip }, () => {
  const visit = useVisits()

  test('shows every operation and runs one, without inline code or requests to other hosts', async () => {
    const { page, elsewhere, errors } = await visit(address)
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    const loaded: string[] = []
    page.on('response', (answer) => answer.status() >= 400 && refused.push(answer.url()))
    page.on('request', (request) => loaded.push(request.url()))
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.blockedURI))",
    )
    // Rendering every operation takes long on a busy machine.
    page.setDefaultTimeout(60_000)
    await page.goto(`${address}/docs`)
    await page.getByText('A self-hosted AI chatbot backend').waitFor()
    const { paths } = (await (await fetch(`${address}/openapi.json`)).json()) as { paths: object }
    const calls = Object.values(paths).flatMap((path) => Object.keys(path))
    // An operation that two APIs share is listed under both.
    assert.ok((await page.locator('.opblock').count()) >= calls.length)
    assert.equal(await page.locator('.topbar').count(), 0)

    await page.getByRole('button', { name: 'Authorize', exact: true }).click()
    await page.getByRole('textbox').first().fill('no-token')
    await page.getByRole('button', { name: 'Apply credentials' }).first().click()
    await page.getByRole('button', { name: 'Close', exact: true }).first().click()
    const health = page.locator('.opblock', { hasText: '/health' }).first()
    await health.locator('.opblock-summary-control').click()
    await health.getByRole('button', { name: 'Try it out' }).click()
    await health.getByRole('button', { name: 'Execute' }).click()
    await health.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor()
    assert.ok(loaded.includes(`${address}/health`))
    assert.deepEqual([elsewhere, errors, refused], [[], [], []])
  })

  test('the examples lead from an account to a conversation without changes', async () => {
    const { page, errors } = await visit(address)
    page.setDefaultTimeout(60_000)
    await page.goto(`${address}/docs`)
    const register = await tryOut(page, '/auth/register')
    assert.deepEqual(await execute(register), { status: '200', body: { msg: 'User created successfully' } })
    const signIn = await execute(await tryOut(page, '/auth/token'))
    assert.equal(signIn.status, '200', JSON.stringify(signIn.body))

    await page.getByRole('button', { name: 'Authorize', exact: true }).click()
    const { access_token } = signIn.body as { access_token: string }
    await page.getByRole('textbox').first().fill(access_token)
    await page.getByRole('button', { name: 'Apply credentials' }).first().click()
    await page.getByRole('button', { name: 'Close', exact: true }).first().click()

    const opened = await execute(await tryOut(page, '/conversations'))
    assert.equal(opened.status, '200')
    const message = await tryOut(page, '/conversations/{id}/messages')
    await message.getByPlaceholder('id', { exact: true }).fill(String(opened.body))
    const first = await execute(message)
    assert.equal(first.status, '200', JSON.stringify(first.body))
    assert.equal((first.body as { sender: string }).sender, 'ai')
    // Another message from the same form, which the first call must not affect.
    await message.locator('textarea.body-param__text').fill('{"content": "What can you do?"}')
    const second = await execute(message)
    assert.equal(second.status, '200', JSON.stringify(second.body))
    assert.deepEqual(errors, [])
  })
})

/** Opens the form of this POST operation. */
async function tryOut(page: Page, path: string): Promise<Locator> {
  const call = page
    .locator('.opblock-post', { has: page.locator(`.opblock-summary-path[data-path="${path}"]`) })
    .first()
  await call.locator('.opblock-summary-control').click()
  await call.getByRole('button', { name: 'Try it out' }).click()
  return call
}

/** Sends the form. @returns the response that the page shows */
async function execute(call: Locator): Promise<{ status: string; body: unknown }> {
  const clear = call.getByRole('button', { name: 'Clear', exact: true })
  if (await clear.isVisible()) await clear.click()
  await call.getByRole('button', { name: 'Execute' }).click()
  const answer = call.locator('.live-responses-table .response').first()
  const status = await answer.locator('.response-col_status').innerText()
  const shown = await answer.locator('.response-col_description .highlight-code code').first().innerText()
  return { status: status.trim().slice(0, 3), body: JSON.parse(shown) }
}
