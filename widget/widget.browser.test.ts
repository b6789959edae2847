/** The widget on a third-party site, with a real server and a fake model. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { noBrowser } from '../testing/browser.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import { newProgram, storedIn } from '../testing/programs.ts'
import { openSite, scriptTag, shopPage } from './testing/sites.ts'
import { finished, liveText, replies, say, shown, useVisits, violations } from './testing/visits.ts'

const configuration = {
  greeting: 'What would you like to know?',
  suggested_questions: ['Which cars do you have?'],
  theme: { accent: '#ffd400', mode: 'auto', position: 'right' },
}

async function start() {
  const { mock, env } = await startFakeModel()
  mock.onMessage('slowly', { content: 'one two three four five six' }, { latency: 300, chunkSize: 5 })
  mock.onMessage(/^hello/, { content: 'Hello to **you** too.' })
  mock.onMessage(/.*/, { content: 'We have *two* cars: [see](https://example.com/cars)' })
  const frontdesk = await startTestFrontdesk({ env })
  const { chatbot } = await newProgram(frontdesk.address, { name: 'Mina', configuration })
  const tag = scriptTag(frontdesk.address, chatbot.id)
  const languages = Object.fromEntries(
    ['bn', 'zh-TW', 'ar'].map((language) => [`/${language}`, shopPage(tag, language)]),
  )
  const site = await openSite({ pages: { '/': shopPage(tag), ...languages } })
  return { ...frontdesk, site, chatbotId: chatbot.id }
}

const skip = noBrowser
const { site, connections, chatbotId } = skip
  ? ({ site: '' } as Awaited<ReturnType<typeof start>>)
  : await start()

const launcher = (page: Page) => page.locator('button.launcher')
const panel = (page: Page) => page.getByRole('dialog')
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

async function openPanel(page: Page): Promise<Locator> {
  await launcher(page).click()
  await panel(page).waitFor()
  return panel(page)
}

const sessionOn = async (page: Page): Promise<string> =>
  JSON.parse(String(await page.evaluate(`localStorage['frontdesk:${chatbotId}']`))).sessionId

describe('the widget', { skip }, () => {
  const visits = useVisits()
  const visit = (options?: BrowserContextOptions, path = '/') => visits(`${site}${path}`, options)
  /** The focused element, also within the shadow root. */
  const focused = (page: Page) =>
    page.evaluate(`(() => {
      const node = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
      return node.ariaLabel || node.tagName
    })()`)

  test('answers a question, and keeps the conversation over a reload and on the next page', async () => {
    const { page, errors } = await visit()
    await openPanel(page)
    await page.getByRole('button', { name: 'Which cars do you have?' }).click()
    await finished(page)
    assert.equal(await page.locator('.assistant em').innerText(), 'two')
    assert.match(await liveText(page), /^Mina: We have two cars/)
    const before = await shown(page.getByRole('log'))
    for (const move of [() => page.reload(), () => page.getByRole('link', { name: 'Next page' }).click()]) {
      await move()
      await panel(page).waitFor()
      await page.locator('.assistant').waitFor()
      assert.equal(await shown(page.getByRole('log')), before)
      assert.equal(await focused(page), 'BODY', 'nobody asked for the focus')
    }
    await page.getByRole('button', { name: 'Close' }).click()
    await page.reload()
    await launcher(page).waitFor()
    await page.waitForTimeout(300)
    assert.equal(await panel(page).count(), 0, 'closed stays closed')
    assert.deepEqual(errors, [])
  })

  test('works by keyboard alone', async () => {
    const { page } = await visit()
    await launcher(page).waitFor()
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    // The site's own link and button come first.
    await press('Tab', 'Tab', 'Tab')
    assert.equal(await focused(page), 'Chat with Mina')
    assert.equal(await launcher(page).getAttribute('aria-expanded'), 'false')
    await press('Enter')
    await panel(page).waitFor()
    assert.equal(await focused(page), 'TEXTAREA')
    assert.equal(await launcher(page).getAttribute('aria-expanded'), 'true')
    await page.keyboard.type('slowly')
    await press('Enter')
    await page.getByText('one').waitFor()
    await press('Escape')
    await page.getByRole('log').getByText('Stopped', { exact: true }).waitFor()
    assert.ok(await panel(page).isVisible(), 'the first Escape stops the reply')
    await page.keyboard.type('hello')
    await press('Enter')
    await page.getByText('Hello to you too.').first().waitFor()
    await finished(page)
    await press('Shift+Tab', 'Shift+Tab')
    assert.equal(await focused(page), 'Not helpful')
    await press('Enter')
    await page.locator('.down[aria-pressed=true]').waitFor()
    assert.equal(await focused(page), 'Not helpful')
    await press('Escape')
    assert.equal(await panel(page).count(), 0)
    assert.equal(await focused(page), 'Chat with Mina')
    await press('Space')
    await panel(page).waitFor()
    assert.equal(await replies(page).count(), 2)
  })

  test('fills the screen and traps the focus on a phone; not on a desktop', async () => {
    for (const [options, isKept] of [
      [phone, true],
      [{ viewport: { width: 1280, height: 800 } }, false],
    ] as const) {
      const { page } = await visit({ ...options, reducedMotion: 'reduce' })
      await openPanel(page)
      const box = await panel(page).boundingBox()
      const { width, height } = options.viewport
      assert.equal(box?.width === width && box.height === height, isKept, JSON.stringify(box))
      const met = new Set<unknown>()
      for (let count = 0; count < 12; count++) {
        await page.keyboard.press('Tab')
        met.add(await focused(page))
      }
      assert.equal(met.has('A'), !isKept, [...met].join())
      const size = await page.evaluate(
        "getComputedStyle(document.querySelector('frontdesk-widget').shadowRoot.querySelector('textarea')).fontSize",
      )
      assert.equal(size, '16px', 'smaller, and a phone zooms in')
    }
  })

  test('two tabs share a conversation', async () => {
    const { page } = await visit()
    const other = await page.context().newPage()
    await other.goto(site)
    await openPanel(page)
    await openPanel(other)
    await say(page, 'hello')
    for (const tab of [page, other]) await finished(tab)
    assert.equal(await shown(replies(other)), await shown(replies(page)))
    await say(other, 'slowly')
    await page.getByText('one').waitFor()
    for (const tab of [page, other]) await tab.locator('.assistant[data-state=done]').nth(1).waitFor()
    assert.equal(await page.getByRole('article').count(), 4)
    await other.getByRole('button', { name: 'Helpful', exact: true }).last().click()
    await page.locator('.up[aria-pressed=true]').waitFor()
    await page.getByRole('button', { name: 'New conversation' }).click()
    await other.getByRole('button', { name: 'Which cars do you have?' }).waitFor()
    assert.equal(await other.getByRole('article').count(), 0)
  })

  test('queues one message offline, also over a reload, and stores it once', async () => {
    const { page } = await visit()
    await openPanel(page)
    await say(page, 'hello')
    await finished(page)
    await page.context().setOffline(true)
    await page.locator('.banner', { hasText: 'You are offline.' }).waitFor()
    await say(page, 'hello again')
    await page.getByText('Not sent yet: you are offline.').first().waitFor()
    // The page closes before sending: the queued message is only in the browser.
    await page.route('**/api/**', (route) => route.abort())
    await page.context().setOffline(false)
    await page.reload()
    await page.unrouteAll()
    await page.reload()
    await replies(page).nth(1).waitFor()
    await finished(page)
    const stored = await storedIn(connections, await sessionOn(page))
    assert.deepEqual(
      stored.filter((line) => line.startsWith('user')),
      ['user: hello', 'user: hello again'],
    )
  })

  for (const [path, locale, you, placeholder, rated] of [
    ['/', 'en-GB', 'You', 'Ask anything', 'Helpful'],
    ['/bn', 'en-GB', 'আপনি', 'যা জানতে চান লিখুন', 'কাজে লেগেছে'],
    ['/zh-TW', 'en-GB', '你', '想問什麼都可以', '有幫助'],
    ['/ar', 'en-GB', 'أنت', 'اسأل عمّا تريد', 'مفيد'],
  ] as const) {
    test(`a conversation on a page in ${path}`, async () => {
      const { page } = await visit({ locale }, path)
      const dialog = await openPanel(page)
      assert.equal(await dialog.getByRole('textbox').getAttribute('placeholder'), placeholder)
      await say(page, 'hello')
      await finished(page)
      assert.equal(await page.getByRole('article', { name: you }).innerText(), 'hello')
      const rating = page.waitForResponse('**/rating')
      await page.getByRole('button', { name: rated, exact: true }).click()
      assert.equal((await rating).status(), 200)
      const isMirrored = path === '/ar'
      assert.equal(await dialog.getAttribute('dir'), isMirrored ? 'rtl' : 'ltr')
      const box = await launcher(page).boundingBox()
      assert.equal((box?.x ?? 0) < 400, isMirrored, 'in the corner that the owner chose, or its mirror')
    })
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, closed, open, in conversation, ${colorScheme}`, async () => {
      const { page } = await visit({ colorScheme, viewport: { width: 1000, height: 1400 } })
      await launcher(page).waitFor()
      assert.deepEqual(await violations(page), [], 'closed')
      await openPanel(page)
      // During the transition, everything is half transparent.
      await page.waitForTimeout(300)
      assert.deepEqual(await violations(page), [], 'open')
      await say(page, 'hello')
      await finished(page)
      await page.getByRole('button', { name: 'Helpful', exact: true }).click()
      assert.deepEqual(await violations(page), [], 'in conversation')
      await page.setViewportSize({ width: 390, height: 1400 })
      await page.waitForTimeout(300)
      assert.deepEqual(await violations(page), [], 'on a phone')
    })
  }
})
