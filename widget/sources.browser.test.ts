/** The sources of replies, on a third-party site and on the chatbot's own page. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { noBrowser } from '../testing/browser.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import { newLibrary } from '../testing/knowledge.ts'
import { newProgram } from '../testing/programs.ts'
import { openSite, scriptTag, shopPage } from './testing/sites.ts'
import { finished, replies, say, shown, useVisits, violations } from './testing/visits.ts'

const REPLY = 'We deliver by bicycle, in an hour [2]. We are open from 9 to 5 [1, 7]. Use `list[1]`.'

async function start() {
  const { mock, env } = await startFakeModel()
  mock.onMessage(/.*/, { content: REPLY })
  const { address } = await startTestFrontdesk({ env })
  const { ownerToken } = await newProgram(address)
  const library = await newLibrary(address, ownerToken, { name: 'Mina' })
  const url = 'https://example.org/hours'
  await library.add({ type: 'text', name: 'Hours', url, text: 'We are open from 9 to 5.' })
  await library.add({ type: 'text', name: 'Deliveries', text: 'We deliver by bicycle, in an hour.' })
  const tag = scriptTag(address, library.chatbot.id)
  const languages = ['en', 'bn', 'zh-TW', 'ar']
  const pages = Object.fromEntries(languages.map((language) => [`/${language}`, shopPage(tag, language)]))
  return { site: await openSite({ pages }) }
}

const { site } = noBrowser ? { site: '' } : await start()

const card = (page: Page) => page.locator('.quote')
const mark = (page: Page, number: number) => page.locator('.cite', { hasText: `[${number}]` })

describe('the sources of a reply', { skip: noBrowser }, () => {
  const visits = useVisits()
  async function asked(path = '/en', options?: BrowserContextOptions) {
    const visited = await visits(`${site}${path}`, options)
    const { page } = visited
    await page.locator('button.launcher').click()
    await page.getByRole('dialog').waitFor()
    await say(page, 'Tell me')
    await finished(page)
    await page.locator('.sources').waitFor()
    return visited
  }

  test('are marks in the text and a list below; code keeps its brackets', async () => {
    const { page, errors } = await asked()
    const body = await replies(page).last().locator('.body').textContent()
    assert.match(body ?? '', /an hour\[2\]\. We are open from 9 to 5\[1\]\. Use list\[1\]\./)
    const listed = await page.locator('.sources button').allInnerTexts()
    assert.deepEqual(listed.sort(), ['1 · Hours', '2 · Deliveries'])
    assert.deepEqual(errors, [])
  })

  test('are quoted on hover, and until the pointer leaves', async () => {
    const { page } = await asked()
    await mark(page, 1).hover()
    assert.match(await shown(card(page)), /Hours\s*.?We are open from 9 to 5\./)
    assert.equal(await card(page).getByRole('link').getAttribute('href'), 'https://example.org/hours')
    await card(page).getByRole('link').hover()
    await page.waitForTimeout(400)
    assert.ok(await card(page).isVisible(), 'the pointer may move to the link')
    await page.mouse.move(0, 0)
    await card(page).waitFor({ state: 'detached' })
  })

  test('are quoted on focus; Escape closes the quotation only', async () => {
    const { page } = await asked()
    await mark(page, 2).focus()
    assert.match(await shown(card(page)), /Deliveries\s*.?We deliver by bicycle, in an hour\./)
    assert.equal(await mark(page, 2).getAttribute('aria-expanded'), 'true')
    await page.keyboard.press('Escape')
    await card(page).waitFor({ state: 'detached' })
    assert.ok(await page.getByRole('dialog').isVisible())
    await mark(page, 1).focus()
    await page.keyboard.press('Tab')
    await page.waitForTimeout(400)
    assert.equal(await card(page).getByRole('link').isVisible(), true)
    await page.keyboard.press('Escape')
    await card(page).waitFor({ state: 'detached' })
  })

  test('are quoted on a tap, within the width of a phone', async () => {
    const { page } = await asked('/en', { viewport: { width: 390, height: 844 }, hasTouch: true })
    await mark(page, 1).tap()
    await assertWithin(card(page), 390)
    await page.getByText('an hour').first().tap()
    await card(page).waitFor({ state: 'detached' })
    await page.locator('.sources button', { hasText: 'Deliveries' }).tap()
    await assertWithin(card(page), 390)
  })

  test('are there again after a reload', async () => {
    const { page } = await asked()
    await page.reload()
    await mark(page, 2).hover()
    assert.match(await shown(card(page)), /We deliver by bicycle/)
    assert.equal(await page.locator('.cite').count(), 2)
  })

  for (const [path, label] of Object.entries({ '/bn': 'উৎস', '/zh-TW': '資料來源', '/ar': 'المصادر' }))
    test(`are a list with a name of the language in ${path}`, async () => {
      const { page } = await asked(path)
      await page.getByRole('list', { name: label }).waitFor()
    })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing with a quotation open, ${colorScheme}`, async () => {
      const { page } = await asked('/en', { colorScheme })
      await page.locator('.sources button').first().focus()
      await card(page).waitFor()
      assert.deepEqual(await violations(page), [])
    })
})

async function assertWithin(node: Locator, width: number): Promise<void> {
  const box = await node.boundingBox()
  assert.ok(box && box.x >= 0 && box.x + box.width <= width, JSON.stringify(box))
}
