import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, sharedDesk, until } from '../../testing/desk.ts'

const FACTS = 'We open at 8:00 and close at 19:00.\n\nDelivery costs 3 euros.'

describe('the inbox', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const visit = useDashboard()
  const open = async (content: object = { facts: FACTS }) => {
    const desk = await desks.open(content)
    const inbox = `${desk.path}/conversations`
    return {
      desk,
      inbox,
      visit: (path = inbox, options = {}) => visit(desks.address, { owner: desk.owner, path, ...options }),
    }
  }

  test('a visitor’s message appears live, unread until seen', async () => {
    const { desk, visit } = await open()
    const { page, errors } = await visit()
    await page.getByText('No conversations yet').waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    const say = await desk.newVisitor()
    await say('When do you open?')
    await rows(page).first().waitFor()
    assert.match(await rows(page).first().innerText(), /We open at 8:00/)
    await page.getByRole('link', { name: 'Conversations 1 unread message' }).waitFor()

    await rows(page).first().click()
    await said(page, 'When do you open?').waitFor()
    await page.getByRole('link', { name: 'Conversations', exact: true }).waitFor()
    await say('What does delivery cost?')
    await said(page, 'Delivery costs 3 euros.').waitFor()
    await unreadOf(page, 0)
    assert.equal((await desk.conversations())[0].unread_count, 0)
    assert.deepEqual(errors, [])
  })

  test('a message that arrives while the page is hidden stays unread', async () => {
    const { desk, inbox, visit } = await open()
    const say = await desk.newVisitor()
    await say('When do you open?')
    const { page } = await visit(`${inbox}/${await desk.number()}`)
    await said(page, 'When do you open?').waitFor()
    await unreadOf(page, 0)
    await hide(page, true)
    await say('What does delivery cost?')
    await page.waitForTimeout(800)
    assert.equal((await desk.conversations())[0].unread_count, 1)
    await hide(page, false)
    await said(page, 'What does delivery cost?').waitFor()
    await until(async () => (await desk.conversations())[0].unread_count === 0)
  })

  test('reconnects after a break and fetches missed messages', async () => {
    const { desk, visit } = await open()
    const say = await desk.newVisitor()
    const { page, context } = await visit()
    await page.getByText('Live', { exact: true }).waitFor()
    await context.setOffline(true)
    await say('When do you open?')
    await context.setOffline(false)
    await page.evaluate("dispatchEvent(new Event('online'))")
    await rows(page).first().waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
  })

  test('searches by message text, and filters by status', async () => {
    const { desk, visit } = await open()
    await (await desk.newVisitor())('When do you open?')
    await desk.visitorCalled('ada', 'Ada Lovelace')('Can I rent a dragon in December?')
    const { page } = await visit()
    await until(async () => (await rows(page).count()) === 2)
    await page.getByRole('searchbox').fill('dragon')
    await until(async () => (await rows(page).count()) === 1)
    assert.match(await rows(page).first().innerText(), /Ada Lovelace/)
    assert.match(page.url(), /q=dragon/)
    await page.reload()
    await until(async () => (await rows(page).count()) === 1)
    await page.getByRole('searchbox').fill('nobody said this')
    await page.getByText('No matching conversations').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await until(async () => (await rows(page).count()) === 2)

    await page.getByRole('button', { name: 'Unanswered' }).click()
    await until(async () => (await rows(page).count()) === 1)
    await rows(page).first().click()
    await said(page, 'Can I rent a dragon in December?').waitFor()
    await page.getByRole('button', { name: 'Unread', exact: true }).click()
    await until(async () => (await rows(page).count()) === 1)
    assert.match(await rows(page).first().innerText(), /We open at/)
    await page.getByRole('button', { name: 'Taken over' }).click()
    await page.getByText('No matching conversations').waitFor()
  })

  test('navigates with j, k, the arrow keys and Enter', async () => {
    const { desk, visit } = await open()
    for (const name of ['Third', 'Second', 'First']) await desk.visitorCalled(name, name)('hello')
    const { page } = await visit()
    await until(async () => (await rows(page).count()) === 3)
    const focused = () =>
      page.evaluate("document.activeElement.innerText.split('\\n').find((line) => line.length > 1)")
    await page.keyboard.press('j')
    assert.equal(await focused(), 'First')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    assert.equal(await focused(), 'Third')
    await page.keyboard.press('k')
    assert.equal(await focused(), 'Second')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Second' }).waitFor()
    await page.getByRole('searchbox').fill('j')
    assert.equal(await page.getByRole('searchbox').inputValue(), 'j')
  })

  test('scrolling loads older conversations, which stay when a message arrives', async () => {
    const { desk, visit } = await open()
    for (let each = 0; each < 34; each++) await desk.visitorCalled(`guest-${each}`)('hello')
    const { page } = await visit()
    await until(async () => (await rows(page).count()) >= 30)
    await rows(page).last().scrollIntoViewIfNeeded()
    await until(async () => (await rows(page).count()) === 34)
    await desk.visitorCalled('another', 'Another One')('hello')
    await until(async () => (await rows(page).count()) === 35)
    assert.match(await rows(page).first().innerText(), /Another One/)
  })

  for (const [size, options] of Object.entries({ desktop: {}, phone: PHONE }))
    test(`axe finds nothing, on a ${size}`, async () => {
      const { desk, visit } = await open()
      const say = await desk.newVisitor()
      await say('When do you open?')
      await say('Can I rent a dragon in December?')
      const list = await visit(undefined, options)
      await rows(list.page).first().waitFor()
      await assertAccessible(list)
    })
})

const rows = (page: Page) => page.locator('[data-conversation]')
const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text }).last()

async function unreadOf(page: Page, count: number): Promise<void> {
  await until(
    async () => (await page.getByText(`${count === 0 ? '' : count} unread message`).count()) === count,
  )
}

/** As when switching to another tab. */
async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))`)
}
