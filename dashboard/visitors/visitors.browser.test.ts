import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, sharedDesk, until } from '../../testing/desk.ts'

describe('the visitors', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const visit = useDashboard()
  async function twoVisitors(options = {}, path = '/visitors') {
    const desk = await desks.open()
    await desk.visitorCalled('ada', 'Ada Lovelace')('Hello from Ada')
    await desk.visitorCalled('b/17?')('Hello from nobody')
    const visited = await visit(desks.address, { owner: desk.owner, path: desk.path + path, ...options })
    return { desk, ...visited }
  }

  test('are listed, and found by name and id', async () => {
    const { page } = await twoVisitors()
    await page.getByText('2 visitors').waitFor()
    await page.getByRole('searchbox').fill('lovel')
    await until(async () => (await page.getByRole('row').count()) === 2)
    await page.getByRole('searchbox').fill('b/17?')
    await page.getByRole('link', { name: 'Visitor b/17?' }).click()
    await page.getByRole('heading', { name: 'Visitor b/17?', level: 1 }).waitFor()
    await page.goBack()
    await page.getByRole('searchbox').waitFor()
    assert.equal(await page.getByRole('searchbox').inputValue(), 'b/17?')
    await page.getByRole('link', { name: 'Visitor b/17?' }).click()
    await page.reload()
    await page.getByRole('link', { name: 'All visitors' }).click()
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor()
    await page.getByRole('searchbox').fill('nobody')
    await page.getByText('No matching visitors').waitFor()
  })

  test('have a page that fits a phone, whatever their names', async () => {
    const { page, desk } = await twoVisitors()
    await desk.visitorCalled('long', 'N'.repeat(200))('Hello')
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(`${desks.address}/app${desk.path}/visitors/long`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390)
  })

  test('have a page with their conversations, and an export of their data', async () => {
    const { page, desk } = await twoVisitors()
    await page.getByRole('link', { name: 'Ada Lovelace' }).click()
    await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ])
    assert.match(file.suggestedFilename(), /\.json$/)
    const stored = await text(await file.createReadStream())
    assert.ok(JSON.parse(stored))
    assert.match(stored, /Hello from Ada/)
    assert.doesNotMatch(stored, /Hello from nobody/)
    await page.locator('[data-conversation]').click()
    await page.getByRole('article').filter({ hasText: 'Hello from Ada' }).waitFor()
    assert.match(page.url(), new RegExp(`${desk.path}/conversations/\\d+`))
  })

  test('are erased with all their messages after confirmation', async () => {
    const { page, desk } = await twoVisitors()
    await page.getByRole('link', { name: 'Ada Lovelace' }).click()
    await page.getByRole('button', { name: 'Erase' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    assert.equal((await desk.conversations()).length, 2)
    await page.getByRole('button', { name: 'Erase' }).click()
    await page.getByRole('button', { name: 'Erase everything' }).click()
    await page.getByText('Ada Lovelace was erased').waitFor()
    await page.getByText('1 visitor', { exact: true }).waitFor()
    assert.equal((await desk.conversations()).length, 1)
  })

  for (const [size, options] of Object.entries({ desktop: {}, phone: PHONE }))
    test(`axe finds nothing, on a ${size}`, async () => {
      const visited = await twoVisitors(options)
      await visited.page.getByRole('link', { name: 'Ada Lovelace' }).waitFor()
      await assertAccessible(visited)
      await visited.page.getByRole('link', { name: 'Ada Lovelace' }).click()
      await visited.page.locator('[data-conversation]').waitFor()
      await assertAccessible(visited)
      await visited.page.getByRole('button', { name: 'Erase' }).click()
      await visited.page.getByRole('alertdialog').waitFor()
      await assertAccessible(visited)
    })
})
