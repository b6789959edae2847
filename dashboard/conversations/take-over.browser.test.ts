import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { startDesk, until } from '../../testing/desk.ts'
import { startFakeModel } from '../../testing/fake-model.ts'

describe('an owner who takes a conversation over', { skip: noBrowser }, async () => {
  const { mock, env } = await startFakeModel()
  mock.onMessage(/slowly/, { content: 'A reply that takes its time.' }, { latency: 1500, chunkSize: 10 })
  mock.onMessage(/.*/, (request) => ({ content: `Re: ${request.messages.at(-1)?.content}` }))
  const desks = await startDesk({ env: { ...env, USE_AI_CHATBOT: 'true' } })
  const { address } = desks
  const visit = useDashboard()

  /** An owner's browser with a conversation open, and a visitor's with the public page. */
  async function twoBrowsers() {
    const desk = await desks.open()
    const visitor = await visit(address, { path: '/sign-in' })
    await visitor.page.goto(`${address}/c/${desk.slug}`)
    await write(visitor.page, 'Good morning')
    await visitor.page.getByText('Re: Good morning').first().waitFor()
    const path = `${desk.path}/conversations/${await desk.number()}`
    const owner = await visit(address, { owner: desk.owner, path })
    await owner.page.getByRole('article').filter({ hasText: 'Re: Good morning' }).waitFor()
    return { desk, owner, visitor }
  }

  test('chats with the visitor while the chatbot is paused, and returns the conversation', async () => {
    const { desk, owner, visitor } = await twoBrowsers()
    await owner.page.getByRole('button', { name: 'Take over' }).click()
    await owner.page.getByLabel('Your reply').fill('This is **Ada**.')
    await owner.page.keyboard.press('Enter')
    await visitor.page.getByText('This is Ada.').first().waitFor()
    const asked = mock.getRequests().length
    await write(visitor.page, 'Is a person there?')
    await owner.page.getByRole('article').filter({ hasText: 'Is a person there?' }).waitFor()
    await owner.page.getByLabel('Your reply').fill('Yes, I am.')
    await owner.page.getByRole('button', { name: 'Send' }).click()
    await visitor.page.getByText('Yes, I am.').first().waitFor()
    assert.equal(mock.getRequests().length, asked)
    assert.ok((await desk.conversations())[0].is_taken_over)

    await owner.page.getByRole('button', { name: 'Return to chatbot' }).click()
    await owner.page.getByLabel('Your reply').waitFor({ state: 'detached' })
    await write(visitor.page, 'And now?')
    await visitor.page.getByText('Re: And now?').first().waitFor()
    await owner.page.getByRole('article').filter({ hasText: 'Re: And now?' }).waitFor()
    assert.deepEqual(owner.errors, [])
  })

  test('shows its own message at the end of a long conversation', async () => {
    const { owner, visitor } = await twoBrowsers()
    const long = Array.from({ length: 60 }, (_, line) => `Line ${line} of a long question`).join('\n')
    await write(visitor.page, long)
    await owner.page.getByRole('article').filter({ hasText: 'Re: Line 0' }).waitFor()
    const transcript = owner.page.getByRole('region', { name: 'Transcript' })
    await transcript.evaluate((node) => {
      node.scrollTop = 0
    })
    const atEnd = () =>
      transcript.evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight < 48)
    await until(async () => !(await atEnd()))
    await owner.page.getByRole('button', { name: 'Take over' }).click()
    await until(atEnd)
    await transcript.evaluate((node) => {
      node.scrollTop = 0
    })
    await owner.page.getByLabel('Your reply').fill('My own words')
    await owner.page.keyboard.press('Enter')
    await until(atEnd)
    assert.equal(await owner.page.getByRole('button', { name: 'New messages' }).count(), 0)
  })

  test('sees the unanswered question before returning the conversation', async () => {
    const { desk, owner, visitor } = await twoBrowsers()
    await owner.page.getByRole('button', { name: 'Take over' }).click()
    await owner.page.getByLabel('Your reply').waitFor()
    await write(visitor.page, 'Do you deliver on Sundays?')
    await owner.page.getByRole('article').filter({ hasText: 'Do you deliver on Sundays?' }).waitFor()
    await owner.page.getByRole('button', { name: 'Return to chatbot' }).click()
    const question = owner.page.getByRole('alertdialog')
    await question.getByText('Do you deliver on Sundays?').waitFor()
    await question.getByRole('button', { name: 'Cancel' }).click()
    assert.ok((await desk.conversations())[0].is_taken_over)
    await owner.page.getByRole('button', { name: 'Return to chatbot' }).click()
    await question.getByRole('button', { name: 'Return to chatbot' }).click()
    await owner.page.getByLabel('Your reply').waitFor({ state: 'detached' })
    await until(async () => !(await desk.conversations())[0].is_taken_over)
  })

  test('sees an offline notice, and no live badge', async () => {
    const { owner } = await twoBrowsers()
    await owner.page.getByText('Live', { exact: true }).waitFor()
    await owner.page.context().setOffline(true)
    await owner.page.getByText('You are offline.').waitFor()
    await owner.page.getByText('Live', { exact: true }).waitFor({ state: 'detached' })
    await owner.page.context().setOffline(false)
    await owner.page.getByText('You are offline.').waitFor({ state: 'detached' })
    await owner.page.getByText('Live', { exact: true }).waitFor()
  })

  test('keeps an unsent reply over a reload', async () => {
    const { owner } = await twoBrowsers()
    await owner.page.getByRole('button', { name: 'Take over' }).click()
    await owner.page.getByLabel('Your reply').fill('Half a sen')
    await owner.page.reload()
    await until(async () => (await owner.page.getByLabel('Your reply').inputValue()) === 'Half a sen')
    await owner.page.keyboard.press('Shift+Enter')
    assert.equal(await owner.page.getByLabel('Your reply').inputValue(), 'Half a sen\n')
  })

  test('sees that a reply is being written', async () => {
    const { owner, visitor } = await twoBrowsers()
    await owner.page.getByText('Live', { exact: true }).waitFor()
    await write(visitor.page, 'Answer slowly')
    await owner.page.getByText('Writing a reply…').first().waitFor({ state: 'attached' })
    await owner.page.getByRole('article').filter({ hasText: 'A reply that takes its time.' }).waitFor()
    await until(async () => (await owner.page.getByText('Writing a reply…').count()) === 0)
  })

  test('sees a send error, and keeps the text', async () => {
    const { desk, owner } = await twoBrowsers()
    await owner.page.getByRole('button', { name: 'Take over' }).click()
    await owner.page.getByLabel('Your reply').fill('Hello?')
    await owner.page.context().setOffline(true)
    await owner.page.keyboard.press('Enter')
    await owner.page.getByText('The server cannot be reached.').first().waitFor()
    assert.equal(await owner.page.getByLabel('Your reply').inputValue(), 'Hello?')
    await owner.page.context().setOffline(false)
    await owner.page.keyboard.press('Enter')
    await owner.page.getByRole('article').filter({ hasText: 'Hello?' }).waitFor()
    assert.equal((await desk.conversations())[0].last_message.content, 'Hello?')
  })
})

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').first().fill(text)
  await page.keyboard.press('Enter')
}
