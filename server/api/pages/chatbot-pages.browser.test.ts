/** The public page in Chromium: without scripts, with scripts, and the transition. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../../testing/browser.ts'
import { newUser } from '../../../testing/client.ts'
import { newChatbot, newProfile } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import {
  allInSight,
  assertFits,
  finished,
  say,
  useVisits,
  violations,
} from '../../../widget/testing/visits.ts'

const PHONE = { width: 390, height: 844 }

describe('the public page', { skip: noBrowser }, async () => {
  const { mock, env } = await startFakeModel()
  mock.onMessage(/.*/, { content: 'We are open **every** day.' })
  const { address } = await startTestFrontdesk({ env })
  const token = await newUser(address)
  await newProfile(address, token, { name: 'Ada Lovelace' })
  const owned = (name: string, configuration: object = {}, fields: object = {}) =>
    newChatbot(address, token, { name, description: 'Knows engines.', configuration, ...fields })
  const themed = { accent: '#ffd400', mode: 'auto' }
  const questions = ['When are you open?', 'Do you deliver?']
  const mina = await owned('Mina', { theme: themed, greeting: 'Hello!', suggested_questions: questions })
  const hidden = await owned('Hidden', {}, { is_public: false })
  const at = `${address}/c/${mina.public_url_slug}`
  const visit = useVisits()

  const messages = (page: Page) => page.locator('.message .body').allInnerTexts()

  test('a whole conversation without scripts', async () => {
    const { page, errors, elsewhere } = await visit(at, { javaScriptEnabled: false, viewport: PHONE })
    await page.getByRole('button', { name: 'When are you open?' }).click()
    assert.equal(page.url(), `${at}#latest`)
    await page.getByRole('textbox').fill('Thanks\n<b>a lot</b>')
    await page.getByRole('button', { name: 'Send' }).click()
    assert.deepEqual(await messages(page), [
      'When are you open?',
      'We are open every day.',
      'Thanks\n<b>a lot</b>',
      'We are open every day.',
    ])
    await page.reload()
    assert.equal((await messages(page)).length, 4)
    await page.getByRole('button', { name: 'New conversation' }).click()
    assert.equal(page.url(), at)
    assert.deepEqual(await messages(page), [])
    assert.deepEqual([errors, elsewhere.filter((url) => !url.startsWith(address))], [[], []])
  })

  test('a browser without scripts and cookies continues through the form', async () => {
    const { page } = await visit(at, { javaScriptEnabled: false })
    for (const text of ['One', 'Two']) {
      await page.context().clearCookies()
      await page.getByRole('textbox').fill(text)
      await page.getByRole('button', { name: 'Send' }).click()
      assert.equal(page.url(), at)
    }
    assert.equal((await messages(page)).length, 4)
  })

  test('a foreign link cannot select a conversation, with or without scripts', async () => {
    const { page } = await visit(at, { javaScriptEnabled: false })
    await page.getByRole('textbox').fill('I am the attacker')
    await page.getByRole('button', { name: 'Send' }).click()
    const planted = (await page.context().cookies()).find(({ name }) => name === 'frontdesk-session')?.value
    for (const javaScriptEnabled of [true, false]) {
      const victim = await visit(`${at}?from=${planted}&session=${planted}#latest`, { javaScriptEnabled })
      await victim.page.locator(javaScriptEnabled ? '.log[role=log]' : '.log').waitFor()
      assert.deepEqual(await messages(victim.page), [])
    }
  })

  test('a link to #latest keeps the conversation that the script remembers', async () => {
    const { page } = await visit(at)
    await say(page, 'In the panel')
    await page.locator('.message').nth(1).waitFor()
    await finished(page)
    const bare = await visit(at, { javaScriptEnabled: false })
    await bare.page.getByRole('textbox').fill('In the form')
    await bare.page.getByRole('button', { name: 'Send' }).click()
    const { cookies } = await bare.page.context().storageState()
    await page.context().addCookies(cookies)
    await page.goto('about:blank')
    await page.goto(`${at}#latest`)
    await page.locator('.log[role=log] .message').nth(1).waitFor()
    assert.equal((await messages(page))[0], 'In the panel')
  })

  test('the panel continues a conversation started by the form', async () => {
    const { page } = await visit(at, { javaScriptEnabled: false })
    await page.getByRole('textbox').fill('Hello')
    await page.getByRole('button', { name: 'Send' }).click()
    const { cookies } = await page.context().storageState()
    const scripted = await visit(`${address}/robots.txt`)
    await scripted.page.context().addCookies(cookies)
    await scripted.page.goto(`${at}#latest`)
    await scripted.page.locator('.log[role=log] .message').nth(1).waitFor()
    assert.equal(scripted.page.url(), at)
    await say(scripted.page, 'And now?')
    await scripted.page.locator('.message').nth(3).waitFor()
    await finished(scripted.page)
    assert.equal((await messages(scripted.page)).length, 4)
    await scripted.page.getByRole('button', { name: 'New conversation' }).click()
    await scripted.page.locator('.log:not(.talking)').waitFor()
    assert.equal(scripted.page.url(), at)
    assert.deepEqual(scripted.errors, [])
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, ${colorScheme}, with the script and before it`, async () => {
      const { page } = await visit(at, { colorScheme, viewport: allInSight })
      await page.locator('.log[role=log]').waitFor()
      assert.deepEqual(await violations(page), [])
      // axe needs scripts, so the server's markup is checked with the page's own script blocked.
      const bare = await visit('about:blank', { colorScheme, viewport: allInSight, locale: 'ar' })
      await bare.page.route('**/assets/*.js', (route) => route.abort())
      await bare.page.goto(at)
      await bare.page.getByRole('textbox').fill('Hello')
      await bare.page.locator('.send').click()
      await bare.page.locator('.message').nth(1).waitFor()
      assert.equal(await bare.page.evaluate('document.dir'), 'rtl')
      assert.deepEqual(await violations(bare.page), [])
      await assertFits(bare.page, 390)
    })
  }

  test('the pages of private and unknown chatbots say so, and pass axe', async () => {
    for (const [path, title] of [
      [`/c/${hidden.public_url_slug}`, '這個助理並未公開'],
      ['/c/nothing-here', '找不到聊天機器人'],
    ]) {
      const { page } = await visit(`${address}${path}`, { locale: 'zh-TW', viewport: PHONE })
      assert.equal(await page.getByRole('heading').innerText(), title)
      assert.deepEqual(await violations(page), [])
    }
  })

  test('the layout does not shift when the script takes over', async () => {
    const { page } = await visit('about:blank', { viewport: PHONE })
    await page.addInitScript(`
      window.moved = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value
      }).observe({ type: 'layout-shift', buffered: true })`)
    await page.goto(at)
    await page.locator('.log[role=log]').waitFor()
    await page.waitForTimeout(300)
    assert.equal(await page.evaluate('window.moved'), 0)
  })
})
