import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, type Desk, PHONE, startDesk, until } from '../../testing/desk.ts'

const CONTENT = {
  facts: 'We open at 8:00.',
  description: 'A shop',
  configuration: { greeting: 'Hello there!' },
}

describe('two editors of one chatbot', { skip: noBrowser }, async () => {
  const desks = await startDesk()
  const visit = useDashboard()
  const stored = async ({ at, id }: Desk) => (await at('GET', `/api/console/chatbots/${id}`)).json
  const open = async (options = {}) => {
    const desk = await desks.open(CONTENT)
    const path = `${desk.path}/build?tab=persona`
    const opened = await visit(desks.address, { owner: desk.owner, path, ...options })
    await name(opened.page).waitFor()
    /** As another device would. */
    const saveElsewhere = async (change: object) => {
      const { revision } = await stored(desk)
      const path = `/api/console/chatbots/${desk.id}/draft`
      assert.equal((await desk.at('PUT', path, { base: revision, ...change })).status, 200)
    }
    const newTab = async () => {
      const page = await opened.context.newPage()
      await page.goto(`${desks.address}/app${path}`)
      await name(page).waitFor()
      return page
    }
    return { desk, opened, page: opened.page, newTab, saveElsewhere }
  }

  test('changes of different fields are merged, and both tabs show them after their next save', async () => {
    const { desk, page: one, newTab } = await open()
    const other = await newTab()
    await name(one).fill('Renamed')
    await saved(one)
    await description(other).fill('Another description')
    await saved(other)
    assert.equal(await name(other).inputValue(), 'Renamed')
    await one.getByLabel('Tone').fill('calm')
    await until(async () => (await stored(desk)).draft.configuration.tone === 'calm')
    await until(async () => (await description(one).inputValue()) === 'Another description')
    const { draft } = await stored(desk)
    assert.deepEqual(
      [draft.name, draft.description, draft.configuration],
      ['Renamed', 'Another description', { ...CONTENT.configuration, tone: 'calm' }],
    )
    for (const page of [one, other]) assert.equal(await page.getByRole('dialog').count(), 0)
  })

  for (const { choice, expected } of [
    { choice: 'Use the other version', expected: 'Theirs' },
    { choice: 'Keep my version', expected: 'Mine' },
  ])
    test(`a field that both changed is asked about, by keyboard: ${choice}`, async () => {
      const { desk, opened, page, saveElsewhere } = await open()
      await saveElsewhere({ name: 'Theirs', facts: 'Their facts.' })
      await name(page).fill('Mine')
      const dialog = page.getByRole('dialog', { name: 'Which change do you want to keep?' })
      const field = dialog.getByRole('group', { name: 'Name' })
      await field.getByText('Mine', { exact: true }).waitFor()
      await field.getByText('Theirs', { exact: true }).waitFor()
      assert.equal(await dialog.getByRole('group').count(), 1)
      await assertAccessible(opened)

      // No button is pressed by somebody who types on.
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      assert.equal((await stored(desk)).draft.name, 'Theirs')
      while ((await focused(page)) !== choice) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await saved(page)
      await dialog.waitFor({ state: 'detached' })
      assert.equal(await name(page).inputValue(), expected)
      assert.equal(await page.evaluate('document.activeElement.value'), expected)
      const { draft } = await stored(desk)
      assert.deepEqual([draft.name, draft.facts], [expected, 'Their facts.'])
    })

  test('several fields are asked about one after the other, also in a phone’s width', async () => {
    const { desk, opened, page, saveElsewhere } = await open(PHONE)
    await saveElsewhere({ name: 'Theirs', description: 'Their description' })
    await name(page).fill('Mine')
    await description(page).fill('My description')
    const fields = page.getByRole('dialog').getByRole('group')
    await fields.nth(1).waitFor()
    await assertAccessible(opened)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390)
    await fields.nth(0).getByRole('button', { name: 'Keep my version' }).click()
    await until(async () => (await fields.count()) === 1)
    assert.equal(await page.evaluate('document.activeElement.textContent.startsWith("Description")'), true)
    await fields.nth(0).getByRole('button', { name: 'Use the other version' }).click()
    await saved(page)
    const { draft } = await stored(desk)
    assert.deepEqual([draft.name, draft.description], ['Mine', 'Their description'])
  })

  test('an unanswered question survives Escape and a reload, and nothing is saved meanwhile', async () => {
    const { desk, opened, page, saveElsewhere } = await open()
    await saveElsewhere({ name: 'Theirs' })
    await name(page).fill('Mine')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('alert').getByText('This draft was changed elsewhere').waitFor()
    await assertAccessible(opened)
    await description(page).fill('Typed while asked')
    page.once('dialog', (leaving) => void leaving.accept())
    await page.reload()
    await page.getByRole('dialog').getByText('Mine', { exact: true }).waitFor()
    assert.equal((await stored(desk)).draft.description, 'A shop')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Choose' }).click()
    await page.getByRole('button', { name: 'Keep my version' }).click()
    await saved(page)
    const { draft } = await stored(desk)
    assert.deepEqual([draft.name, draft.description], ['Mine', 'Typed while asked'])
  })

  test('what one tab types stays when another tab publishes', async () => {
    const { desk, page: one, newTab } = await open()
    const other = await newTab()
    await description(one).fill('Published')
    await saved(one)
    await offline(other, true)
    await name(other).fill('Typed in the other tab')
    await other.getByText('Saved on this device').waitFor()
    await publish(one)
    await offline(other, false)
    await until(async () => (await stored(desk)).draft?.name === 'Typed in the other tab')
    const { draft, published } = await stored(desk)
    assert.deepEqual([published.name, published.description], ['Helper', 'Published'])
    assert.equal(draft.description, 'Published')
  })

  test('nothing is published that the owner has not seen', async () => {
    const { desk, page, saveElsewhere } = await open()
    await description(page).fill('Seen')
    await saved(page)
    await page.getByRole('button', { name: 'Publish' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Description').waitFor()
    await saveElsewhere({ facts: 'Unseen.' })
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Check the changes and publish again').first().waitFor()
    await dialog.getByText('Knowledge').waitFor()
    assert.equal((await stored(desk)).version, 1)
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Published as version 2.').waitFor()
    assert.equal((await stored(desk)).published.facts, 'Unseen.')
  })

  test('undoing a discard brings back what the other tab saved, too', async () => {
    const { desk, page, saveElsewhere } = await open()
    await description(page).fill('Of this tab')
    await saved(page)
    await saveElsewhere({ facts: 'Of the other.' })
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Discard draft' }).click()
    await page.getByText('Draft discarded.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await stored(desk)).draft !== null)
    const { draft } = await stored(desk)
    assert.deepEqual([draft.description, draft.facts], ['Of this tab', 'Of the other.'])
  })

  test('changes of two tabs that were closed without a server are both saved', async () => {
    const { desk, page: one, opened, newTab } = await open()
    const other = await newTab()
    await offline(opened.context, true)
    await name(one).fill('Of one tab')
    await description(other).fill('Of another tab')
    for (const page of [one, other]) {
      await page.getByText('Saved on this device').waitFor()
      await page.close({ runBeforeUnload: false })
    }
    assert.equal((await stored(desk)).draft, null)
    await offline(opened.context, false)
    const later = await newTab()
    await until(async () => {
      const { draft } = await stored(desk)
      return draft?.name === 'Of one tab' && draft.description === 'Of another tab'
    })
    await saved(later)
    assert.equal(
      await later.evaluate('Object.keys(localStorage).filter((key) => /draft/.test(key)).length'),
      0,
    )
  })
})

const name = (page: Page) => page.getByLabel('Name', { exact: true })
const description = (page: Page) => page.getByLabel('Description')
const saved = (page: Page) => page.getByRole('status').getByText('Draft saved').waitFor()
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent')

/** Saves fail, as without a server. */
async function offline(context: BrowserContext | Page, isOffline: boolean): Promise<void> {
  if (isOffline) await context.route('**/draft', (route) => route.abort())
  else await context.unroute('**/draft')
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.getByText(/Published as version/).waitFor()
}
