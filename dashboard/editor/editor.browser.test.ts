import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { buildDashboard, useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, type Desk, PHONE, startDesk, until } from '../../testing/desk.ts'

const CONTENT = {
  facts: 'We open at 8:00 and close at 19:00.',
  configuration: { greeting: 'Hello there!', suggested_questions: ['When do you open?'] },
}

describe('the editor', { skip: noBrowser }, async () => {
  await buildDashboard()
  const desks = await startDesk()
  const visit = useDashboard()
  const open = async (tab = 'persona', options = {}) => {
    const desk = await desks.open(CONTENT)
    const path = `${desk.path}/build?tab=${tab}`
    const opened = await visit(desks.address, { owner: desk.owner, path, ...options })
    return { desk, path, opened, page: opened.page }
  }
  const stored = async ({ at, id }: Desk) => (await at('GET', `/api/console/chatbots/${id}`)).json

  test('keeps what is typed as a draft, which visitors do not meet until it is published', async () => {
    const { desk, page } = await open('knowledge')
    await facts(page).fill('We open at 10:00 and close at 16:00.')
    await saved(page)
    const { draft, published } = await stored(desk)
    assert.equal(draft.facts, 'We open at 10:00 and close at 16:00.')
    assert.equal(published.facts, CONTENT.facts)
    const visitor = await desk.newVisitor()
    assert.match(await visitor('When do you open?'), /8:00/)

    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByText('When do you open?').click()
    await preview.locator('article.assistant').getByText('10:00').waitFor()
    assert.deepEqual(await desk.conversations().then((all) => all.length), 1)

    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('dialog').getByText('Facts').waitFor()
    await page.getByLabel(/What is new/).fill('Shorter days')
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Published as version 2.').waitFor()
    assert.match(await (await desk.newVisitor())('When do you open?'), /10:00/)
  })

  test('an earlier version comes back into the draft, and Undo takes it out again', async () => {
    const { desk, opened, page } = await open('appearance')
    await page.getByLabel('Greeting').fill('Welcome!')
    await saved(page)
    await publish(page)
    await menu(page, 'Versions')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByRole('dialog').getByText('Greeting').click()
    await page.getByRole('dialog').getByText('Hello there!').waitFor()
    await assertAccessible(opened)
    await page.getByRole('button', { name: 'Restore' }).last().click()
    await page.getByText('Version 1 is your draft now.').waitFor()
    assert.equal(await page.getByLabel('Greeting').inputValue(), 'Hello there!')
    assert.equal((await stored(desk)).draft.configuration.greeting, 'Hello there!')
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await stored(desk)).draft === null)
    assert.equal(await page.getByLabel('Greeting').inputValue(), 'Welcome!')
  })

  test('a draft is discarded, and Undo brings it back', async () => {
    const { desk, page } = await open()
    await page.getByLabel('Description').fill('Something new')
    await saved(page)
    await menu(page, 'Discard the draft')
    await page.getByText('The draft is discarded.').waitFor()
    assert.equal((await stored(desk)).draft, null)
    assert.equal(await page.getByLabel('Description').inputValue(), '')
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await stored(desk)).draft?.description === 'Something new')
    assert.equal(await page.getByLabel('Description').inputValue(), 'Something new')
  })

  test('what is typed while the server is away survives the tab, and is saved when both are back', async () => {
    const { desk, opened, page, path } = await open('knowledge')
    await facts(page).waitFor()
    await opened.context.route('**/draft', (route) => route.abort())
    await facts(page).fill('We are closed on Sundays.')
    await page.getByText('Kept here until the server is back').waitFor()
    await page.close({ runBeforeUnload: false })
    assert.equal((await stored(desk)).draft, null)

    await opened.context.unroute('**/draft')
    const later = await opened.context.newPage()
    await later.goto(`${desks.address}/app${path}`)
    await saved(later)
    assert.equal(await facts(later).inputValue(), 'We are closed on Sundays.')
    assert.equal((await stored(desk)).draft.facts, 'We are closed on Sundays.')
  })

  test('what is typed last is there after a reload at once', async () => {
    const { desk, page } = await open('knowledge')
    await facts(page).fill('We are closed on Mondays.')
    await page.reload()
    await saved(page)
    assert.equal(await facts(page).inputValue(), 'We are closed on Mondays.')
    assert.equal((await stored(desk)).draft.facts, 'We are closed on Mondays.')
  })

  for (const { choice, facts: expected } of [
    { choice: 'Take theirs', facts: 'Theirs.' },
    { choice: 'Keep mine', facts: 'Mine.' },
  ])
    test(`what was changed elsewhere is not overwritten unasked: ${choice}`, async () => {
      const { desk, opened, page } = await open('knowledge')
      await facts(page).waitFor()
      const theirs = { facts: 'Theirs.', base: null }
      await desk.at('PUT', `/api/console/chatbots/${desk.id}/draft`, theirs)
      await facts(page).fill('Mine.')
      await page.getByText('This draft was changed elsewhere').waitFor()
      assert.equal((await stored(desk)).draft.facts, 'Theirs.')
      await assertAccessible(opened)
      await page.getByRole('button', { name: choice }).click()
      await saved(page)
      assert.equal(await facts(page).inputValue(), expected)
      assert.equal((await stored(desk)).draft.facts, expected)
    })

  test('what the server refuses is named, and saved once it is right', async () => {
    const { desk, page } = await open('appearance')
    await page.getByLabel('Accent').fill('#12')
    await page.getByText('Not saved yet').waitFor()
    await page.getByLabel('Accent').fill('#112233')
    await saved(page)
    assert.equal((await stored(desk)).draft.configuration.theme.accent, '#112233')
  })

  test('a form is made, its fields moved, and the preview asks by it', async () => {
    const { desk, opened, page } = await open('form')
    await page.getByRole('button', { name: 'Begin with an example' }).click()
    await page.getByRole('button', { name: 'Move E-mail up' }).click()
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
    await page.keyboard.press('Enter')
    await preview.locator('article.assistant').getByText('Where can we write to you?').waitFor()

    await page.getByRole('button', { name: 'As JSON' }).click()
    await page.getByLabel('Form', { exact: true }).fill('{"fields": ')
    assert.equal((await stored(desk)).draft.form.fields.length, 5)
    await page.getByRole('button', { name: 'Remove the form' }).click()
    await until(async () => (await stored(desk)).draft.form === null)
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await stored(desk)).draft.form?.fields.length === 5)
  })

  test('text files are added to the facts; what is no text is refused', async () => {
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
    await page.getByText('photo.txt is not stored as UTF-8 text.').waitFor()
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

  test('another’s chatbot is not there', async () => {
    const { desk } = await open()
    const other = await desks.open(CONTENT)
    const { page } = await visit(desks.address, { owner: other.owner, path: `${desk.path}/build` })
    await page.getByText('There is nothing here').waitFor()
  })
})

const facts = (page: Page) => page.getByLabel('What it knows')
const saved = (page: Page) => page.getByRole('status').getByText('Draft saved').waitFor()
const ready = (page: Page) => page.getByRole('region', { name: 'Preview' }).getByRole('textbox').waitFor()

async function menu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.getByText(/Published as version/).waitFor()
}
