import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, sharedDesk, until } from '../../testing/desk.ts'

const FACTS = 'We open at 8:00 and close at 19:00.'
const UNKNOWN = 'Can I rent a dragon in December?'

describe('analytics', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const visit = useDashboard()
  async function look(options = {}, questions = ['When do you open?', UNKNOWN]) {
    const desk = await desks.open({ facts: FACTS })
    const say = await desk.newVisitor()
    for (const question of questions) await say(question)
    const visited = await visit(desks.address, {
      owner: desk.owner,
      path: `${desk.path}/numbers`,
      ...options,
    })
    return { ...visited, desk }
  }

  test('shows totals and daily charts', async () => {
    const { page, errors } = await look()
    const tile = (name: string) =>
      page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) })
    await until(async () => /Messages\s+2/.test(await tile('Messages').innerText()))
    assert.match(await tile('No answer found').innerText(), /No answer found\s+1/)
    await page.locator('.recharts-bar-rectangle path').first().waitFor()
    assert.deepEqual(errors, [])
  })

  test('recovers by itself when the server is back', async () => {
    const { page, desk } = await look()
    await page.goto('about:blank')
    await page.route('**/numbers?**', (route) => route.fulfill({ status: 503, body: '{}' }))
    await page.goto(`${desks.address}/app${desk.path.replace(/^\/app/, '')}/numbers`)
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await page.unroute('**/numbers?**')
    await page.locator('.recharts-bar-rectangle path').first().waitFor()
  })

  test('shows charts as tables, also for screen readers', async () => {
    const { page } = await look()
    const table = page.getByRole('region', { name: 'Conversations and messages' }).getByRole('table')
    await table.waitFor({ state: 'attached' })
    assert.equal(await table.getByRole('row').count(), 31)
    assert.match((await table.getByRole('row').nth(1).innerText()).replaceAll('\t', ' '), / 1 2$/)
    await page.getByRole('button', { name: 'Show as a table: Conversations and messages' }).click()
    assert.ok(((await table.boundingBox())?.width ?? 0) > 200)
    await page.getByRole('button', { name: 'Show as a chart: Conversations and messages' }).click()
    await page.locator('.recharts-bar-rectangle path').first().waitFor()
  })

  test('answers an unanswered question, and the chatbot uses the answer', async () => {
    const { page, desk } = await look()
    const list = page.getByRole('listitem').filter({ hasText: UNKNOWN })
    await list.getByRole('button', { name: 'Add an answer' }).click()
    await page
      .getByLabel('Answer', { exact: true })
      .fill('Dragons are rented out from May to September only.')
    await page.getByRole('button', { name: 'Save answer' }).click()
    await page.getByText('Answer saved').waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    await list.waitFor({ state: 'detached' })
    assert.match(await (await desk.newVisitor())(UNKNOWN), /from May to September/)
    const { json } = await desk.at('GET', `/api/console/chatbots/${desk.id}`)
    assert.match(json.published.facts, /We open at 8:00[\s\S]*dragon[\s\S]*from May to September/)
  })

  test('dismisses a question, unless undone', async () => {
    const { page, desk } = await look()
    const unanswered = async () =>
      (await desk.at('GET', `/api/console/chatbots/${desk.id}/unanswered`)).json.length
    const list = page.getByRole('listitem').filter({ hasText: UNKNOWN })
    await list.getByRole('button', { name: 'Dismiss' }).click()
    await list.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await list.waitFor()
    assert.equal(await unanswered(), 1)
    await list.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('All caught up').waitFor()
    await until(async () => (await unanswered()) === 0)
  })

  test('keeps the chosen date range after a reload', async () => {
    const { page } = await look()
    const table = page.getByRole('region', { name: 'Conversations and messages' }).getByRole('table')
    await page.getByRole('button', { name: '7 days' }).click()
    await until(async () => (await table.getByRole('row').count()) === 8)
    await page.reload()
    await until(async () => (await table.getByRole('row').count()) === 8)
    await page.getByRole('button', { name: 'Custom range' }).click()
    await page.getByLabel('From', { exact: true }).fill('2026-01-05')
    await page.getByLabel('To', { exact: true }).fill('2026-01-01')
    await page.getByText('The end date must not be before the start date.').waitFor()
    await page.getByLabel('To', { exact: true }).fill('2026-01-09')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('No activity in this period').waitFor()
    assert.match(page.url(), /from=2026-01-05&to=2026-01-09/)
  })

  for (const [size, options] of Object.entries({ desktop: {}, phone: PHONE }))
    test(`axe finds nothing, on a ${size}`, async () => {
      const visited = await look(options)
      await visited.page.locator('.recharts-bar-rectangle path').first().waitFor({ state: 'attached' })
      await assertAccessible(visited)
      await visited.page.getByRole('button', { name: /^Show as a table: Conv/ }).click()
      await assertAccessible(visited)
      await visited.page.getByRole('button', { name: 'Add an answer' }).click()
      await visited.page.getByRole('dialog').waitFor()
      await assertAccessible(visited)
    })
})
