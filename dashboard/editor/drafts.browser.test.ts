import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, type Desk, sharedDesk, until } from '../../testing/desk.ts'

const CONTENT = {
  facts: 'We open at 8:00 and close at 19:00.',
  configuration: { greeting: 'Hello there!', suggested_questions: ['When do you open?'] },
}

describe('drafts', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const visit = useDashboard()
  const open = async (tab = 'persona', options = {}) => {
    const desk = await desks.open(CONTENT)
    const path = `${desk.path}/build?tab=${tab}`
    const opened = await visit(desks.address, { owner: desk.owner, path, ...options })
    return { desk, path, opened, page: opened.page }
  }
  const stored = async ({ at, id }: Desk) => (await at('GET', `/api/console/chatbots/${id}`)).json

  test('saves changes as a draft that is not live until published', async () => {
    const { desk, opened, page } = await open('knowledge')
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
    await page.getByRole('dialog').getByText('Knowledge').waitFor()
    await assertAccessible(opened)
    await page.getByLabel(/Version note/).fill('Shorter days')
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Published as version 2.').waitFor()
    assert.match(await (await desk.newVisitor())('When do you open?'), /10:00/)
  })

  test('restores an earlier version into the draft, and Undo reverts it', async () => {
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
    await page.getByText('Version 1 is now your draft.').waitFor()
    assert.equal(await page.getByLabel('Greeting').inputValue(), 'Hello there!')
    assert.equal((await stored(desk)).draft.configuration.greeting, 'Hello there!')
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await stored(desk)).draft === null)
    await until(async () => (await page.getByLabel('Greeting').inputValue()) === 'Welcome!')
  })

  test('discards a draft, and Undo restores it', async () => {
    const { desk, page } = await open()
    await page.getByLabel('Description').fill('Something new')
    await saved(page)
    await menu(page, 'Discard draft')
    await page.getByText('Draft discarded.').waitFor()
    assert.equal((await stored(desk)).draft, null)
    assert.equal(await page.getByLabel('Description').inputValue(), '')
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await stored(desk)).draft?.description === 'Something new')
    await until(async () => (await page.getByLabel('Description').inputValue()) === 'Something new')
  })

  test('changes made while the server is down survive a closed tab and are saved later', async () => {
    const { desk, opened, page, path } = await open('knowledge')
    await facts(page).waitFor()
    await opened.context.route('**/draft', (route) => route.abort())
    await facts(page).fill('We are closed on Sundays.')
    await page.getByText('Saved on this device; syncs when you’re back online').waitFor()
    await page.close({ runBeforeUnload: false })
    assert.equal((await stored(desk)).draft, null)

    await opened.context.unroute('**/draft')
    const later = await opened.context.newPage()
    await later.goto(`${desks.address}/app${path}`)
    await saved(later)
    assert.equal(await facts(later).inputValue(), 'We are closed on Sundays.')
    assert.equal((await stored(desk)).draft.facts, 'We are closed on Sundays.')
  })

  test('the last change survives an immediate reload', async () => {
    const { desk, page } = await open('knowledge')
    await facts(page).fill('We are closed on Mondays.')
    await page.reload()
    await saved(page)
    assert.equal(await facts(page).inputValue(), 'We are closed on Mondays.')
    assert.equal((await stored(desk)).draft.facts, 'We are closed on Mondays.')
  })

  test('a saved draft with a lost response is not a conflict', async () => {
    const { desk, opened, page, path } = await open('knowledge')
    await facts(page).waitFor()
    await opened.context.route('**/draft', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await facts(page).fill('One.')
    await page.getByText('Saved on this device; syncs when you’re back online').waitFor()
    assert.equal((await stored(desk)).draft.facts, 'One.')
    await facts(page).fill('One. Two.')
    await opened.context.unroute('**/draft')
    await saved(page)
    assert.equal((await stored(desk)).draft.facts, 'One. Two.')

    // The same when the tab closes before the response.
    await opened.context.route('**/draft', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await facts(page).fill('Three.')
    await until(async () => (await stored(desk)).draft.facts === 'Three.')
    await page.close({ runBeforeUnload: false })
    await opened.context.unroute('**/draft')
    const later = await opened.context.newPage()
    await later.goto(`${desks.address}/app${path}`)
    await saved(later)
    assert.equal(await later.getByText('changed elsewhere').count(), 0)
    assert.equal(await facts(later).inputValue(), 'Three.')
  })

  test('a full storage is told, and is not a conflict', async () => {
    const { opened, page } = await open('knowledge')
    await facts(page).waitFor()
    const json = { detail: 'The storage of this account is full', code: 'storage_full' }
    await opened.context.route('**/draft', (route) => route.fulfill({ status: 409, json }), { times: 1 })
    await facts(page).fill('Too much.')
    await page.getByText(json.detail).waitFor()
    assert.equal(await page.getByText('changed elsewhere').count(), 0)
    assert.equal(await page.getByText('fix the highlighted fields').count(), 0)
  })
})

const facts = (page: Page) => page.getByRole('textbox', { name: 'Knowledge' })
const saved = (page: Page) => page.getByRole('status').getByText('Draft saved').waitFor()

async function menu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.getByText(/Published as version/).waitFor()
}
