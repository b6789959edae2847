/** The calls' documentation under its own policy, in a real Chromium. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noBrowser } from '../../testing/browser.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { useVisits } from '../../widget/testing/visits.ts'

const skip = noBrowser
const { address } = skip ? { address: '' } : await startTestFrontdesk()

describe('the page of the calls', { skip }, () => {
  const visit = useVisits()

  test('shows every call, and runs one, with nothing inline and nobody else asked', async () => {
    const { page, elsewhere, errors } = await visit(address)
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    const loaded: string[] = []
    page.on('response', (answer) => answer.status() >= 400 && refused.push(answer.url()))
    page.on('request', (request) => loaded.push(request.url()))
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.blockedURI))",
    )
    // The page draws every call of the document, which takes long where others compute.
    page.setDefaultTimeout(60_000)
    await page.goto(`${address}/docs`)
    await page.getByText('A self-hosted AI chatbot backend').waitFor()
    const { paths } = (await (await fetch(`${address}/openapi.json`)).json()) as { paths: object }
    const calls = Object.values(paths).flatMap((path) => Object.keys(path))
    // A call that two doors share stands under both.
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
})
