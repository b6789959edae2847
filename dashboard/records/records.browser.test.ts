import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, startDesk, until } from '../../testing/desk.ts'
import { ORDER_FORM, seedManyRecords, seedRecord } from '../../testing/records.ts'

const COMPLETE = {
  name: 'Ada',
  phone: '+886912345678',
  budget: 5000,
  is_urgent: true,
  products: [{ title: 'Engine' }],
}

describe('responses', { skip: noBrowser }, async () => {
  const desks = await startDesk()
  const visit = useDashboard()
  const open = async (content: object = { form: ORDER_FORM }) => {
    const desk = await desks.open(content)
    const seed = (about: Parameters<typeof seedRecord>[2]) => seedRecord(desks.connections, desk, about)
    const look = (options = {}) =>
      visit(desks.address, { owner: desk.owner, path: `${desk.path}/records`, ...options })
    return { desk, seed, look }
  }
  const twoRecords = async (options = {}) => {
    const { seed, look, desk } = await open()
    await seed({ data: COMPLETE, status: 'completed' })
    await seed({ data: { name: 'Bob' } })
    return { ...(await look(options)), desk }
  }

  test('appear in a table by form field, with their completeness', async () => {
    const { page, errors } = await twoRecords()
    await page.getByText('2 responses').waitFor()
    const headings = await page.getByRole('columnheader').allInnerTexts()
    assert.deepEqual(headings.slice(2), ['Name', 'Phone', 'Budget', 'Urgent', 'Products'])
    const ada = page.getByRole('row').filter({ hasText: 'Ada' })
    assert.match(await ada.innerText(), /Complete[\s\S]*100%[\s\S]*5,000[\s\S]*Yes[\s\S]*1 entry/)
    assert.match(await page.getByRole('row').filter({ hasText: 'Bob' }).innerText(), /In progress[\s\S]*25%/)
    assert.deepEqual(errors, [])
  })

  test('remember the chosen columns', async () => {
    const { page } = await twoRecords()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Budget' }).click()
    await page.keyboard.press('Escape')
    const isThere = () => page.getByRole('columnheader', { name: 'Budget' }).count()
    await until(async () => (await isThere()) === 0)
    await page.reload()
    await page.getByText('2 responses').waitFor()
    assert.equal(await isThere(), 0)
  })

  test('are filtered by status, and link to the conversation', async () => {
    const { desk, look } = await open()
    await desk.visitorCalled('ada')('My name is Ada')
    const { page } = await look()
    await page.getByRole('button', { name: 'Complete' }).click()
    await page.getByText('No matching responses').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.getByRole('article').filter({ hasText: 'My name is Ada' }).waitFor()
    const side = page.getByRole('complementary', { name: 'Details' })
    await side.getByRole('meter', { name: 'Completeness' }).waitFor()
  })

  test('are paginated', async () => {
    const { desk, look } = await open()
    await seedManyRecords(desks.connections, desk, 60)
    const { page } = await look()
    await page.getByText('Page 1 of 3').waitFor()
    await page.getByRole('link', { name: 'Next page' }).click()
    await page.getByText('Page 2 of 3').waitFor()
    await page.getByRole('link', { name: 'Next page' }).click()
    await until(async () => (await page.getByRole('row').count()) === 11)
    await page.goBack()
    await page.getByText('Page 2 of 3').waitFor()
  })

  test('are exported as CSV, XLSX and JSON', async () => {
    const { page } = await twoRecords()
    await page.getByText('2 responses').waitFor()
    const csv = await exported(page, 'CSV')
    assert.match(csv.name, /-records\.csv$/)
    assert.match(csv.content.toString(), /Ada.*\+886912345678/)
    const xlsx = await exported(page, 'XLSX')
    assert.equal(xlsx.content.subarray(0, 2).toString(), 'PK')
    const json = JSON.parse((await exported(page, 'JSON')).content.toString())
    assert.deepEqual(json.map(({ data }: { data: { name: string } }) => data.name).sort(), ['Ada', 'Bob'])
  })

  test('link to the form when there is no form or no response', async () => {
    const { page } = await (await open({})).look()
    await page.getByRole('link', { name: 'Create a form' }).waitFor()
    const asked = await (await open()).look()
    await asked.page.getByRole('link', { name: 'View form' }).click()
    await asked.page.waitForURL(/\/build/)
  })

  for (const [size, options] of Object.entries({ desktop: {}, phone: PHONE }))
    test(`axe finds nothing, on a ${size}`, async () => {
      const visited = await twoRecords(options)
      await visited.page.getByText('2 responses').waitFor()
      await assertAccessible(visited)
      const empty = await (await open({})).look(options)
      await empty.page.getByRole('link', { name: 'Create a form' }).waitFor()
      await assertAccessible(empty)
    })
})

async function exported(page: Page, format: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ])
  return { name: file.suggestedFilename(), content: await buffer(await file.createReadStream()) }
}
