import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, type Desk, PHONE, sharedDesk, until } from '../../testing/desk.ts'

const CONTENT = {
  facts: 'We open at 8:00 and close at 19:00.',
  configuration: { greeting: 'Hello there!', suggested_questions: ['When do you open?'] },
}

describe('the editor', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const visit = useDashboard()
  const open = async (tab = 'persona', options = {}) => {
    const desk = await desks.open(CONTENT)
    const path = `${desk.path}/build?tab=${tab}`
    const opened = await visit(desks.address, { owner: desk.owner, path, ...options })
    return { desk, path, opened, page: opened.page }
  }
  const stored = async ({ at, id }: Desk) => (await at('GET', `/api/console/chatbots/${id}`)).json

  test('names validation errors, and saves once they are fixed', async () => {
    const { desk, page } = await open('appearance')
    await page.getByLabel('Accent').fill('#12')
    await page.getByText('Not saved: fix the highlighted fields').waitFor()
    await page.getByLabel('Accent').fill('#112233')
    await saved(page)
    assert.equal((await stored(desk)).draft.configuration.theme.accent, '#112233')
  })

  test('a new list line takes the focus, so a space adds no other line', async () => {
    const { desk, page } = await open('appearance')
    await page.getByRole('button', { name: 'Add a question' }).click()
    await page.keyboard.type('Do you deliver to my town?')
    await page.getByRole('button', { name: 'Add a question' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.type('And on Sundays?')
    await saved(page)
    assert.deepEqual((await stored(desk)).draft.configuration.suggested_questions, [
      'When do you open?',
      'Do you deliver to my town?',
      'And on Sundays?',
    ])
  })

  test('publishing a private chatbot says so and links to Share', async () => {
    const desk = await desks.open({ ...CONTENT, is_public: false })
    const { page } = await visit(desks.address, { owner: desk.owner, path: `${desk.path}/build?tab=persona` })
    await page.getByLabel('Name', { exact: true }).fill('Another name')
    await saved(page)
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('only you can chat with it').waitFor()
    await page.getByRole('button', { name: 'Share' }).click()
    await page.waitForURL(/\/share$/)
  })

  test('creates a form, reorders its fields, and the preview uses it', async () => {
    const { desk, opened, page } = await open('form')
    await page.getByRole('button', { name: 'Start from an example' }).click()
    await page.getByRole('button', { name: 'Move Email up' }).click()
    await page.getByRole('button', { name: 'Add a field' }).click()
    await page.getByLabel('Label', { exact: true }).fill('Company size')
    await page.getByLabel('Question', { exact: true }).fill('How large is your company?')
    await saved(page)
    const { form } = (await stored(desk)).draft
    const keys = form.fields.map(({ key }: { key: string }) => key)
    assert.deepEqual(keys, ['email', 'name', 'service', 'people', 'company_size'])
    await assertAccessible(opened)

    await page.getByRole('button', { name: 'Start over' }).click()
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByRole('textbox').fill('Hello')
    await preview.getByRole('button', { name: 'Send' }).click()
    await preview.locator('article.assistant').getByText('Where can we write to you?').waitFor()

    await page.getByRole('button', { name: 'Edit as JSON' }).click()
    await page.getByRole('textbox', { name: 'Form' }).fill('{"fields": ')
    assert.equal((await stored(desk)).draft.form.fields.length, 5)
    await page.getByRole('button', { name: 'Remove form' }).click()
    await until(async () => (await stored(desk)).draft.form === null)
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await stored(desk)).draft.form?.fields.length === 5)
  })

  test('adds text files to the knowledge; rejects binary files', async () => {
    const { desk, page } = await open('knowledge')
    const picker = page.locator('input[type=file]')
    await picker.setInputFiles({
      name: 'hours.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('Parking is free.'),
    })
    await page.getByText('1 file added').waitFor()
    await saved(page)
    assert.equal((await stored(desk)).draft.facts, `${CONTENT.facts}\n\nParking is free.`)
    const broken = { name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from([0xff, 0xd8, 0xff]) }
    await picker.setInputFiles(broken)
    await page.getByText('photo.txt is not UTF-8 text.').first().waitFor()
  })

  for (const tab of ['persona', 'knowledge', 'model', 'form', 'appearance'])
    test(`axe finds nothing in the tab ${tab}, nor on a phone`, async () => {
      const { opened, desk, path } = await open(tab)
      await ready(opened.page)
      await assertAccessible(opened)
      const phone = await visit(desks.address, { owner: desk.owner, path, ...PHONE })
      await phone.page.getByRole('tab', { selected: true }).waitFor()
      await assertAccessible(phone)
      assert.equal(await phone.page.evaluate('document.documentElement.scrollWidth'), 390)
    })

  test('the preview on a phone opens, and axe finds nothing', async () => {
    const { desk, path } = await open()
    const phone = await visit(desks.address, { owner: desk.owner, path, ...PHONE })
    await phone.page.getByRole('button', { name: 'Preview' }).click()
    await ready(phone.page)
    await assertAccessible(phone)
  })

  test('another owner’s chatbot shows Page not found', async () => {
    const { desk } = await open()
    const other = await desks.open(CONTENT)
    const { page } = await visit(desks.address, { owner: other.owner, path: `${desk.path}/build` })
    await page.getByText('Page not found').waitFor()
  })
})

const saved = (page: Page) => page.getByRole('status').getByText('Draft saved').waitFor()
const ready = (page: Page) => page.getByRole('region', { name: 'Preview' }).getByRole('textbox').waitFor()
