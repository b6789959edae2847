import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noBrowser } from '../../testing/browser.ts'
import { call } from '../../testing/client.ts'
import { newOwner, useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE } from '../../testing/desk.ts'
import { startFakeModel } from '../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'

const KEY = 'sk-own-canary-9876543210'

describe('the settings', { skip: noBrowser }, async () => {
  const { mock, env } = await startFakeModel()
  const frontdesk = await startTestFrontdesk({ env: { PROVIDER_ALLOWED_HOSTS: '127.0.0.1' } })
  const { address } = frontdesk
  const visit = useDashboard()
  const newAdministrator = async () => {
    const owner = await newOwner(address)
    const body = { code: frontdesk.setupCode ?? '' }
    await call(address, 'POST', '/api/console/setup/claim', { token: owner.accessToken, body })
    return owner
  }

  test('tests, saves, uses and removes a provider key', async () => {
    mock.onMessage(/hello/i, { content: 'Hello!' })
    mock.onMessage(/parking/i, { content: 'Parking costs nothing here.' })
    const owner = await newAdministrator()
    const opened = await visit(address, { owner, path: '/settings' })
    const { page } = opened
    await page.getByRole('button', { name: 'Set up OpenAI' }).click()
    const dialog = page.getByRole('dialog', { name: 'OpenAI' })
    await dialog.getByLabel('Key').fill(KEY)
    await dialog.getByLabel(/Address/).fill('http://127.0.0.1:1/v1')
    await dialog.getByRole('button', { name: 'Test' }).click()
    await dialog.getByText('cannot be reached').waitFor()
    await assertAccessible(opened)

    // Save tests the key too, and stores a rejected one only after confirmation.
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByRole('button', { name: 'Save anyway' }).waitFor()
    await dialog.getByText('cannot be reached').waitFor()
    const { json } = await call(address, 'GET', '/api/console/providers', { token: owner.accessToken })
    assert.equal(json[0].own, null)

    await dialog.getByLabel(/Address/).fill(env.OPENAI_BASE_URL ?? '')
    await dialog.getByRole('button', { name: 'Test' }).click()
    await dialog.getByText(/It works. Time to first word/).waitFor()
    await dialog.getByText('Hello!').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Your key …3210').waitFor()
    const asked = mock.getRequests().length
    await page.getByRole('button', { name: 'Change OpenAI' }).click()
    await dialog.getByLabel(/Model/).fill('another-model')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(mock.getRequests().at(-1)?.body?.model, 'another-model')
    assert.ok(mock.getRequests().length > asked)
    assert.doesNotMatch(await page.content(), new RegExp(KEY))
    await assertAccessible(opened)

    const made = await call(address, 'POST', '/api/console/chatbots', {
      token: owner.accessToken,
      body: { name: 'Helper', facts: 'Parking is free.' },
    })
    await page.goto(`${address}/app/chatbots/${made.json.id}/build`)
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByRole('textbox').fill('What about parking?')
    await preview.getByRole('button', { name: 'Send' }).click()
    await preview.locator('article.assistant').getByText('Parking costs nothing here.').waitFor()

    await page.goto(`${address}/app/settings`)
    await page.getByRole('button', { name: 'Remove OpenAI' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Key removed.').waitFor()
    await page.getByRole('button', { name: 'Set up OpenAI' }).waitFor()
  })

  test('hides the address from users who are not administrators', async () => {
    const owner = await newOwner(address)
    const { page } = await visit(address, { owner, path: '/settings' })
    await page.getByRole('button', { name: 'Set up OpenAI' }).click()
    await page.getByLabel('Key').waitFor()
    assert.equal(await page.getByLabel(/Address/).count(), 0)
    await page.getByRole('button', { name: 'Test' }).click()
    await page.getByText('Enter the key from your provider.').waitFor()
  })

  test('remembers theme and language', async () => {
    const owner = await newOwner(address)
    const { page } = await visit(address, { owner, path: '/settings' })
    await page.getByRole('combobox', { name: 'Theme' }).click()
    await page.getByRole('option', { name: 'Dark' }).click()
    await page.locator('html[data-theme=dark]').waitFor()
    await page.getByRole('combobox', { name: 'Language' }).click()
    await page.getByRole('option', { name: '繁體中文' }).click()
    await page.locator('html[lang=zh-Hant]').waitFor()
    await page.reload()
    await page.locator('html[lang=zh-Hant][data-theme=dark]').waitFor()
    await page.getByRole('heading', { level: 1, name: '設定' }).waitFor()
  })

  test('axe finds nothing on a phone', async () => {
    const owner = await newOwner(address)
    const opened = await visit(address, { owner, path: '/settings', ...PHONE })
    await opened.page.getByRole('button', { name: 'Set up Groq' }).waitFor()
    await assertAccessible(opened)
    assert.equal(await opened.page.evaluate('document.documentElement.scrollWidth'), 390)
  })
})
