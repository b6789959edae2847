import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noBrowser } from '../../testing/browser.ts'
import { call } from '../../testing/client.ts'
import { buildDashboard, useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, startDesk, until } from '../../testing/desk.ts'

describe('sharing', { skip: noBrowser }, async () => {
  await buildDashboard()
  const desks = await startDesk()
  const { address } = desks
  const visit = useDashboard()
  const open = async (content: object = {}, options = {}) => {
    const desk = await desks.open({ facts: 'We open at 8:00.', ...content })
    const opened = await visit(address, { owner: desk.owner, path: `${desk.path}/share`, ...options })
    return { desk, opened, page: opened.page }
  }

  test('a chatbot is made public and private again at once, whatever its draft says', async () => {
    const { desk, page } = await open({ is_public: false })
    await desk.at('PUT', `/api/console/chatbots/${desk.id}/draft`, { name: 'Newer', base: null })
    await page.reload()
    const isShown = async () => (await call(address, 'GET', `/chatbots/public/${desk.slug}`)).status === 200
    const toggle = page.getByRole('switch', { name: 'Public' })
    await toggle.click()
    await page.getByText('Everybody can talk to it').waitFor()
    assert.equal(await isShown(), true)
    const stored = async () => (await desk.at('GET', `/api/console/chatbots/${desk.id}`)).json
    await until(async () => (await stored()).draft.is_public)
    const { draft, published } = await stored()
    assert.deepEqual([draft.name, published.name === 'Newer'], ['Newer', false])
    await toggle.click()
    await page.getByText('It is private now.').waitFor()
    assert.equal(await isShown(), false)
    await until(async () => !(await stored()).draft.is_public)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Everybody can talk to it').waitFor()
    assert.equal(await isShown(), true)
  })

  test('its address is changed, but not to one that is taken or none', async () => {
    const { desk, page } = await open()
    const other = await desks.open()
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    const field = page.getByLabel('Address')
    await field.fill(other.slug)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This address is taken.').waitFor()
    await field.fill('No Good!')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Lower-case letters, digits').waitFor()
    const wanted = `shop-${desk.id.slice(0, 8)}`
    await field.fill(wanted)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`/c/${wanted}`).waitFor()
    assert.equal((await call(address, 'GET', `/chatbots/public/${wanted}`)).status, 200)
  })

  test('sites are allowed, written as an address or a name', async () => {
    const { desk, page } = await open()
    await page.getByRole('button', { name: 'Add a site' }).click()
    await page.getByLabel('Site 1', { exact: true }).fill('shop.example.com/contact')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('It runs on these sites alone.').waitFor()
    await page.getByText('Saved').waitFor()
    const { json } = await desk.at('GET', `/api/console/chatbots/${desk.id}`)
    assert.deepEqual(json.published.configuration.allowed_origins, ['https://shop.example.com'])
  })

  test('a key is shown once, opens the chatbot, and is refused when revoked', async () => {
    const { desk, opened, page } = await open()
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByLabel('Name').fill('Web shop')
    await page.getByRole('button', { name: 'Make the key' }).click()
    const key = await page.getByRole('figure', { name: 'Key' }).locator('code').innerText()
    await assertAccessible(opened)
    const body = { api_key: key, assistant_id: desk.id }
    assert.equal((await call(address, 'POST', '/api/chat/session', { body })).status, 201)
    await page.getByRole('button', { name: 'Done' }).click()
    await page.reload()
    await page.getByText('Web shop').waitFor()
    assert.doesNotMatch(await page.content(), new RegExp(key))
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('The key is revoked.').waitFor()
    assert.equal((await call(address, 'POST', '/api/chat/session', { body })).status, 403)
  })

  test('axe finds nothing, on a phone neither', async () => {
    const { desk, opened, page } = await open({ is_public: false })
    await page.getByText('Example calls').first().click()
    await assertAccessible(opened)
    const phone = await visit(address, { owner: desk.owner, path: `${desk.path}/share`, ...PHONE })
    await phone.page.getByText('Allowed sites').waitFor()
    await assertAccessible(phone)
    assert.equal(await phone.page.evaluate('document.documentElement.scrollWidth'), 390)
  })
})
