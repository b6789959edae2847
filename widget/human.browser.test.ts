/** The widget during a takeover. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noBrowser } from '../testing/browser.ts'
import { newUser } from '../testing/client.ts'
import { newConsole } from '../testing/console.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import { openSite, scriptTag, shopPage } from './testing/sites.ts'
import { finished, liveText, replies, say, useVisits } from './testing/visits.ts'

async function start() {
  const { mock, env } = await startFakeModel()
  mock.onMessage(
    'slowly',
    { content: 'one two three four five six seven eight' },
    { latency: 400, chunkSize: 4 },
  )
  mock.onMessage(/.*/, { content: 'I am the assistant.' })
  const { address } = await startTestFrontdesk({ env })
  const desk = await newConsole(address, await newUser(address), { name: 'Mina' })
  const site = await openSite({ pages: { '/': shopPage(scriptTag(address, desk.id)) } })
  return { site, desk }
}

const skip = noBrowser
const { site, desk } = skip ? ({ site: '' } as Awaited<ReturnType<typeof start>>) : await start()

describe('a takeover', { skip }, () => {
  const visit = useVisits()

  test('shows a banner and the person’s messages live; the model answers again afterwards', async () => {
    const { page } = await visit(site)
    const banner = page.locator('.banner', { hasText: 'You’re chatting with our team.' })
    await page.locator('button.launcher').click()
    await say(page, 'hello')
    await finished(page)
    assert.equal(await banner.isVisible(), false)
    const number = await desk.newest()
    await desk.of(number, 'POST', '/take-over')
    await banner.waitFor()
    assert.equal(await liveText(page), 'You’re chatting with our team.')
    assert.equal(await page.locator('.note').innerText(), '', 'it is told once')
    await say(page, 'Is anybody there?')
    await page.getByText('Is anybody there?').waitFor()
    await page.locator('.typing').waitFor({ state: 'detached' })
    assert.equal(await page.locator('.trouble').count(), 0, 'that no model answers is no failure')
    const said = await desk.of(number, 'POST', '/messages', { body: { content: 'Yes, **Ada** here.' } })
    assert.equal(said.status, 201, said.text)
    await page.getByText('Yes, Ada here.').first().waitFor()
    assert.equal(await replies(page).last().locator('.by').innerText(), 'Our team')
    assert.match(await liveText(page), /Yes, Ada here/)
    assert.equal(await replies(page).last().getByRole('button', { name: 'Helpful' }).count(), 0)
    await page.reload()
    await banner.waitFor()
    assert.equal(await page.getByRole('article').count(), 4)
    await desk.of(number, 'POST', '/hand-back')
    await banner.waitFor({ state: 'hidden' })
    await say(page, 'Thanks')
    await replies(page).last().getByText('I am the assistant.').waitFor()
    await finished(page)
    assert.equal(await page.getByRole('article').count(), 6)
  })

  test('during a reply, the partial text stays without an error', async () => {
    const { page } = await visit(site)
    await page.locator('button.launcher').click()
    await say(page, 'slowly')
    await page.getByText('one two').waitFor()
    await desk.of(await desk.newest(), 'POST', '/take-over')
    await page.locator('.banner', { hasText: 'You’re chatting with our team.' }).waitFor()
    await finished(page)
    assert.match(await replies(page).innerText(), /^one two/)
    assert.doesNotMatch(await replies(page).innerText(), /eight/)
    assert.equal(await page.locator('.trouble').count(), 0)
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0)
  })

  test('a closed panel does not subscribe, and syncs when opened', async () => {
    const { page } = await visit(site)
    await page.locator('button.launcher').click()
    await say(page, 'hello')
    await finished(page)
    const number = await desk.newest()
    await page.getByRole('button', { name: 'Close' }).click()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await desk.of(number, 'POST', '/take-over')
    await desk.of(number, 'POST', '/messages', { body: { content: 'While you were away.' } })
    await page.waitForTimeout(400)
    assert.deepEqual(asked, [])
    await page.locator('button.launcher').click()
    await page.getByText('While you were away.').first().waitFor()
    await page.locator('.banner', { hasText: 'You’re chatting with our team.' }).waitFor()
  })
})
