import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noBrowser } from '../../testing/browser.ts'
import { call } from '../../testing/client.ts'
import { visitorHash } from '../../testing/creators.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, sharedDesk, until } from '../../testing/desk.ts'

describe('sharing', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const { address } = desks
  const visit = useDashboard()
  const open = async (content: object = {}, options = {}) => {
    const desk = await desks.open({ facts: 'We open at 8:00.', ...content })
    const opened = await visit(address, { owner: desk.owner, path: `${desk.path}/share`, ...options })
    return { desk, opened, page: opened.page }
  }

  test('visibility changes take effect at once, with or without a draft', async () => {
    const { desk, page } = await open({ is_public: false })
    await desk.at('PUT', `/api/console/chatbots/${desk.id}/draft`, { name: 'Newer', base: 0 })
    await page.reload()
    const isShown = async () => (await call(address, 'GET', `/chatbots/public/${desk.slug}`)).status === 200
    const toggle = page.getByRole('switch', { name: 'Public' })
    await toggle.click()
    await page.getByText('Anyone can chat with it').waitFor()
    assert.equal(await isShown(), true)
    const stored = async () => (await desk.at('GET', `/api/console/chatbots/${desk.id}`)).json
    await until(async () => (await stored()).draft.is_public)
    const { draft, published } = await stored()
    assert.deepEqual([draft.name, published.name === 'Newer'], ['Newer', false])
    await toggle.click()
    await page.getByText('The chatbot is now private.').waitFor()
    assert.equal(await isShown(), false)
    await until(async () => !(await stored()).draft.is_public)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Anyone can chat with it').waitFor()
    assert.equal(await isShown(), true)
  })

  test('changes the address; rejects a taken or invalid one', async () => {
    const { desk, page } = await open()
    const other = await desks.open()
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    const field = page.getByLabel('Address')
    await field.fill(other.slug)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This address is taken.').waitFor()
    await field.fill('No Good!')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Lowercase letters and digits').waitFor()
    const wanted = `shop-${desk.id.slice(0, 8)}`
    await field.fill(wanted)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`/c/${wanted}`).waitFor()
    assert.equal((await call(address, 'GET', `/chatbots/public/${wanted}`)).status, 200)
  })

  test('allows sites given as a URL or a host name', async () => {
    const { desk, page } = await open()
    await page.getByRole('button', { name: 'Add a site' }).click()
    await page.getByLabel('Site 1', { exact: true }).fill('shop.example.com/contact')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Works only on these sites.').waitFor()
    await page.getByText('Saved').waitFor()
    const { json } = await desk.at('GET', `/api/console/chatbots/${desk.id}`)
    assert.deepEqual(json.published.configuration.allowed_origins, ['https://shop.example.com'])
  })

  test('an API key is shown once, works, and is rejected after revocation', async () => {
    const { desk, opened, page } = await open()
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByLabel('Name').fill('Web shop')
    await page.getByRole('button', { name: 'Create key' }).click()
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
    await page.getByText('Key revoked.').waitFor()
    assert.equal((await call(address, 'POST', '/api/chat/session', { body })).status, 403)
  })

  test('a signing secret is shown once; rotating warns, and retiring asks first', async () => {
    const { desk, opened, page } = await open()
    const dialog = page.getByRole('dialog')
    const secrets = page.getByRole('list', { name: 'Valid secrets' }).getByRole('listitem')
    const shownSecret = () => page.getByRole('figure', { name: 'Signing secret' }).locator('code').innerText()
    const isTaken = async (secret: string) => {
      const body = { chatbot_id: desk.id, token: `user-1:${visitorHash(secret, 'user-1')}` }
      return (await call(address, 'POST', '/api/chat/widget/session', { body })).status < 300
    }
    const makeOneMore = async (press: string) => {
      await dialog.getByRole('button', { name: press }).click()
      const secret = await shownSecret()
      // An outside click must not close the dialog: the secret is shown once.
      await page.mouse.click(4, 4)
      await dialog.getByRole('button', { name: 'Done' }).click()
      return secret
    }
    await page.getByText('No secret yet').waitFor()
    await page.getByRole('button', { name: 'Generate a secret' }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByText('You get a secret, shown once').waitFor()
    await assertAccessible(opened)
    const first = await makeOneMore('Generate')
    await secrets.getByText(`…${first.slice(-4)}`).waitFor()
    assert.equal(
      await page.getByRole('button', { name: 'Rotate' }).evaluate((node) => node.matches(':focus')),
      true,
    )
    await assertAccessible(opened)
    assert.equal(await isTaken(first), true)

    await page.getByRole('button', { name: 'Rotate' }).click()
    await dialog.getByText(`…${first.slice(-4)} stays valid until you rotate again`).waitFor()
    assert.equal(await dialog.getByRole('alert').count(), 0, 'nothing stops')
    const second = await makeOneMore('Rotate')
    await page.getByRole('button', { name: 'Rotate' }).click()
    await dialog.getByText(`…${first.slice(-4)} stops working immediately`).waitFor()
    await page.keyboard.press('Escape')
    assert.deepEqual([await isTaken(first), await isTaken(second)], [true, true], 'it was only asked')
    await page.getByRole('button', { name: 'Rotate' }).click()
    const third = await makeOneMore('Rotate')
    await page.getByText(`…${third.slice(-4)}`).waitFor()
    assert.deepEqual([await isTaken(first), await isTaken(second), await isTaken(third)], [false, true, true])

    await page.reload()
    await page.getByText('Newest').waitFor()
    for (const secret of [second, third]) assert.ok(!(await page.content()).includes(secret))
    for (const [secret, warning] of [
      [second, 'The other secret stays valid'],
      [third, 'It is the only secret'],
    ] as const) {
      await page.getByRole('button', { name: `Retire …${secret.slice(-4)}` }).click()
      const question = page.getByRole('alertdialog')
      await question.getByText(warning).waitFor()
      assert.equal(await isTaken(secret), true, 'it was only asked')
      await question.getByRole('button', { name: 'Retire' }).click()
      await question.waitFor({ state: 'detached' })
      assert.equal(await isTaken(secret), false)
    }
    await page.getByText('No secret yet').waitFor()
  })

  test('copies a secret without the clipboard API', async () => {
    const { page } = await open()
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    await page.getByRole('button', { name: 'Generate a secret' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Generate' }).click()
    const figure = page.getByRole('figure', { name: 'Signing secret' })
    await figure.getByRole('button', { name: 'Copy' }).click()
    await figure.getByText('Copied').waitFor()
    const secret = await figure.locator('code').innerText()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Add a site' }).click()
    const field = page.getByLabel('Site 1', { exact: true })
    await field.focus()
    await page.keyboard.press('ControlOrMeta+v')
    assert.equal(await field.inputValue(), secret)
  })

  test('shows an error with a retry when signing secrets cannot be loaded or generated', async () => {
    const { page } = await open()
    const route = '**/signing-secrets'
    await page.getByText('No secret yet').waitFor()
    await page.route(route, (call) => call.fulfill({ status: 503, body: '{}' }))
    await page.getByRole('button', { name: 'Generate a secret' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Generate' }).click()
    const notifications = page.getByRole('region', { name: 'Notifications' })
    await notifications.getByText('The server had a problem.').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.reload()
    const retry = page.getByRole('button', { name: 'Try again' })
    await retry.waitFor()
    await page.unroute(route)
    await retry.click()
    await page.getByText('No secret yet').waitFor()
  })

  test('the code sample follows the chosen language and token type', async () => {
    const { page } = await open()
    await page.getByText('Code for your site').click()
    const sample = page.getByRole('figure', { name: 'On the server' }).locator('code')
    assert.match(await sample.innerText(), /createHmac\('sha256', process\.env\.FRONTDESK_SECRET\)/)
    await page.getByRole('combobox', { name: 'Language' }).click()
    await page.getByRole('option', { name: 'Python' }).click()
    await page.getByRole('combobox', { name: 'Token type' }).click()
    await page.getByRole('option', { name: /^JWT/ }).click()
    await page.getByText('jwt.encode(claims').waitFor()
    const line = await page.getByRole('figure', { name: 'On the page' }).locator('code').innerText()
    assert.match(line, /widget\.js" data-chatbot-id="[0-9a-f-]{36}" data-token="TOKEN" async><\/script>$/)
  })

  test('axe finds nothing, on desktop and phone', async () => {
    const { desk, opened, page } = await open({ is_public: false })
    await page.getByText('Example calls').first().click()
    await page.getByText('Code for your site').click()
    await assertAccessible(opened)
    // Tall enough that nothing scrolls below the header, where axe cannot judge it.
    const options = { ...PHONE, viewport: { width: 390, height: 4000 } }
    const phone = await visit(address, { owner: desk.owner, path: `${desk.path}/share`, ...options })
    await phone.page.getByText('Allowed sites').waitFor()
    await phone.page.getByText('Code for your site').click()
    await assertAccessible(phone)
    assert.equal(await phone.page.evaluate('document.documentElement.scrollWidth'), 390)
  })
})
