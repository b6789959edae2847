import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, sharedDesk, until } from '../../testing/desk.ts'

const FACTS = 'We open at 8:00 and close at 19:00.\n\nDelivery costs 3 euros.'

describe('a conversation', { skip: noBrowser }, async () => {
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

  test('new messages do not move a reader further up', async () => {
    const { desk, inbox, visit } = await open()
    const say = await desk.newVisitor()
    for (let each = 0; each < 8; each++) await say(`When do you open? ${each}`)
    const { page } = await visit(`${inbox}/${await desk.number()}`)
    const transcript = page.getByRole('region', { name: 'Transcript' })
    await said(page, 'When do you open? 7').waitFor()
    await transcript.evaluate((node) => {
      node.scrollTop = 120
    })
    await page.waitForTimeout(100)
    await say('What does delivery cost?')
    await page.getByRole('button', { name: 'New messages' }).waitFor()
    assert.equal(await transcript.evaluate((node) => node.scrollTop), 120)
    assert.equal((await desk.conversations())[0].unread_count, 1)
    await page.getByRole('button', { name: 'New messages' }).click()
    await until(async () => (await desk.conversations())[0].unread_count === 0)
  })

  test('an answer shows its sources, and an unanswered question can be answered there', async () => {
    const { desk, inbox, visit } = await open()
    const say = await desk.newVisitor()
    await say('When do you open?')
    await say('Can I rent a dragon in December?')
    const { page } = await visit(`${inbox}/${await desk.number()}`)
    await page.locator('summary').first().click()
    await page.locator('blockquote', { hasText: 'We open at 8:00' }).waitFor()
    await page.getByRole('button', { name: 'Add an answer' }).click()
    const dialog = page.getByRole('dialog')
    assert.equal(await dialog.getByLabel('Question').inputValue(), 'Can I rent a dragon in December?')
    await dialog
      .getByLabel('Answer', { exact: true })
      .fill('Dragons are rented out from May to September only.')
    await dialog.getByRole('button', { name: 'Save answer' }).click()
    await dialog.getByText('Answer saved').waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Add an answer' }).waitFor({ state: 'detached' })
    assert.match(await (await desk.newVisitor())('Can I rent a dragon in December?'), /from May to September/)
  })

  test('stores notes, and Undo restores a deleted one', async () => {
    const { desk, inbox, visit } = await open()
    await (await desk.newVisitor())('hello')
    const { page } = await visit(`${inbox}/${await desk.number()}`)
    await page.getByLabel('New note').fill('Wants a call back.')
    await page.reload()
    await page.getByRole('button', { name: 'Add note' }).click()
    const note = page.locator('li', { hasText: 'Wants a call back.' })
    await note.waitFor()
    assert.equal(await page.getByLabel('New note').inputValue(), '')
    await note.getByRole('button', { name: 'Delete the note' }).click()
    await note.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await note.waitFor()
    await page.reload()
    await note.waitFor()
  })

  test('renders visitor and model text without executing it', async () => {
    const { desk, inbox, visit } = await open({
      facts: 'The sign says <img src=x onerror=alert(1)> and [here](javascript:alert(1)).',
    })
    const say = await desk.newVisitor()
    await say('<img src=x onerror=alert(1)> [here](javascript:alert(1)) what does the sign say?')
    const { page, errors } = await visit(`${inbox}/${await desk.number()}`)
    await page.getByText('<img src=x onerror=alert(1)> [here]').first().waitFor()
    assert.equal(await page.locator('main img').count(), 0)
    assert.equal(await page.locator('a[href^="javascript:"]').count(), 0)
    assert.deepEqual(errors, [])
  })

  for (const [size, options] of Object.entries({ desktop: {}, phone: PHONE }))
    test(`axe finds nothing, on a ${size}`, async () => {
      const { desk, inbox, visit } = await open()
      const say = await desk.newVisitor()
      await say('When do you open?')
      await say('Can I rent a dragon in December?')
      const one = await visit(`${inbox}/${await desk.number()}`, options)
      await said(one.page, 'When do you open?').waitFor()
      await one.page.locator('summary').last().click()
      await assertAccessible(one)
      await one.page.getByRole('button', { name: 'Take over' }).click()
      await one.page.getByLabel('Your reply').fill('This is Ada.')
      await one.page.keyboard.press('Enter')
      await said(one.page, 'This is Ada.').waitFor()
      await assertAccessible(one)
      if (size === 'desktop') return
      await one.page.getByRole('button', { name: 'Details' }).click()
      await one.page.getByRole('dialog').getByRole('heading', { name: 'Notes' }).waitFor()
      await assertAccessible(one)
    })
})

const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text }).last()
