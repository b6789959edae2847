import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noBrowser } from '../../testing/browser.ts'
import { call } from '../../testing/client.ts'
import { newOwner, useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, sharedDesk, until } from '../../testing/desk.ts'
import { allInSight } from '../../widget/testing/visits.ts'

describe('chatbots', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const { address } = desks
  const visit = useDashboard()

  test('lists the owner’s chatbots with their badges, and no one else’s', async () => {
    const desk = await desks.open({ name: 'Front office' })
    await desks.open({ name: 'Somebody else’s' })
    await (await desk.newVisitor())('Hello')
    await desk.at('PUT', `/api/console/chatbots/${desk.id}/draft`, { description: 'New', base: 0 })
    const opened = await visit(address, { owner: desk.owner })
    const card = opened.page.getByRole('listitem').filter({ hasText: 'Front office' })
    await card.getByText('1 conversation').waitFor()
    await card.getByText('1 unread').waitFor()
    await card.getByText('Unpublished changes').waitFor()
    assert.equal(await opened.page.getByText('Somebody else’s').count(), 0)
    await assertAccessible(opened)
    const phone = await visit(address, { owner: desk.owner, ...PHONE })
    await phone.page.getByText('1 unread').waitFor()
    await assertAccessible(phone)
    await phone.page.getByText('Front office').click()
    await phone.page.getByRole('tab', { name: 'Persona' }).waitFor()
  })

  test('duplicates a chatbot, and deletes it after confirmation', async () => {
    const desk = await desks.open({ name: 'Front office', facts: 'We open at 8:00.' })
    const opened = await visit(address, { owner: desk.owner })
    const { page } = opened
    await page.getByRole('button', { name: 'More about Front office' }).click()
    await page.getByRole('menuitem', { name: 'Duplicate' }).click()
    await page.getByRole('heading', { name: 'Front office (copy)' }).waitFor()
    await page.getByRole('link', { name: 'Chatbots' }).first().click()
    await page.getByRole('button', { name: 'More about Front office (copy)' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByText('This cannot be undone.').waitFor()
    await assertAccessible(opened)
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Front office (copy) was deleted.').waitFor()
    const { json } = await desk.at('GET', '/api/console/chatbots')
    assert.deepEqual(
      json.map(({ name }: { name: string }) => name),
      ['Front office'],
    )
  })

  test('shows a load error with a retry', async () => {
    const owner = await newOwner(address)
    const { page, context } = await visit(address, { owner, path: '/settings' })
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    let isBroken = true
    await context.route('**/api/console/chatbots', (route) =>
      isBroken ? route.fulfill({ status: 403, json: { detail: 'Not now' } }) : route.continue(),
    )
    await page.goto(`${address}/app/`)
    await page.getByText('Not now').waitFor()
    isBroken = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Your first chatbot is a minute away').waitFor()
  })

  const begin = async (way: string, options = {}) => {
    const owner = await newOwner(address)
    const opened = await visit(address, { owner, path: '/new', ...options })
    await opened.page.getByText(way, { exact: true }).click()
    const made = async () => {
      await opened.page.getByRole('button', { name: 'Create chatbot' }).click()
      await opened.page.getByRole('tab', { name: 'Persona' }).waitFor()
      const token = owner.accessToken
      const list = await call(address, 'GET', '/api/console/chatbots', { token })
      return (await call(address, 'GET', `/api/console/chatbots/${list.json[0].id}`, { token })).json
        .published
    }
    return { owner, opened, page: opened.page, made }
  }

  test('creates a chatbot from pasted text', async () => {
    const { page, made } = await begin('Your own content')
    await page.getByLabel('Name').fill('Bakery')
    await page.getByLabel('Your text').fill('Our bread is baked at five in the morning.')
    const { facts, is_public } = await made()
    assert.deepEqual([facts, is_public], ['Our bread is baked at five in the morning.', false])
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByRole('textbox').fill('When is the bread baked?')
    await preview.getByRole('button', { name: 'Send' }).click()
    await preview.locator('article.assistant').last().getByText('five in the morning').waitFor()
  })

  test('creates a personal chatbot and saves the profile', async () => {
    const { page, made, owner } = await begin('Personal profile')
    await page.getByLabel('Your name').fill('Ada')
    await page.getByLabel('About you').fill('I write programs for engines.')
    assert.match((await made()).facts, /^I write programs for engines\./)
    const { json } = await call(address, 'GET', '/profile', { token: owner.accessToken })
    assert.deepEqual([json.name, json.bio], ['Ada', 'I write programs for engines.'])
  })

  test('creates an intake chatbot in Chinese', async () => {
    const { page, made, opened } = await begin('Guided intake')
    await page.getByLabel('Name').fill('詢問')
    await page.getByRole('combobox', { name: 'Language' }).click()
    await page.getByRole('option', { name: '繁體中文' }).click()
    await assertAccessible(opened)
    const { form, configuration } = await made()
    assert.equal(form.title['zh-Hant'], '需求諮詢')
    assert.equal(configuration.language, 'zh-TW')
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByRole('textbox').fill('我想要一份報價')
    await preview.getByRole('button', { name: 'Send' }).click()
    await preview.locator('article.assistant').last().getByText('請問怎麼稱呼您').waitFor()
  })

  test('requires a name, and fits a phone', async () => {
    const { page, opened } = await begin('Company help desk', PHONE)
    await page.getByRole('button', { name: 'Create chatbot' }).click()
    await until(async () => (await page.evaluate('document.activeElement.name')) === 'name')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390)
    await page.setViewportSize(allInSight)
    await assertAccessible(opened)
  })
})
