/** The page in a real Chromium, with helpers for tests. */
import assert from 'node:assert/strict'
import { after, afterEach, before } from 'node:test'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { openBrowser } from '../../testing/browser.ts'

export type Visit = {
  page: Page
  /** Requests to other hosts. */
  elsewhere: string[]
  errors: string[]
}

/** Call within `describe`. @returns a function that opens a page as a new visitor */
export function useVisits(): (address: string, options?: BrowserContextOptions) => Promise<Visit> {
  const contexts: { close(): Promise<void> }[] = []
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())))
  after(() => browser?.close())

  return async (address, options = {}) => {
    const context = await browser.newContext({ locale: 'en-GB', ...options })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    const elsewhere: string[] = []
    const errors: string[] = []
    page.on('request', (request) => !request.url().startsWith(address) && elsewhere.push(request.url()))
    page.on('pageerror', (error) => errors.push(error.message))
    page.on(
      'console',
      (message) => /Content Security Policy/.test(message.text()) && errors.push(message.text()),
    )
    await page.goto(address)
    return { page, elsewhere, errors }
  }
}

/** The visible text, block by block. */
export const shown = (node: Locator) => node.innerText()

export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text)
  await page.keyboard.press('Enter')
}

export const replies = (page: Page) => page.locator('article.assistant')
/** The last reply's text, without its footer. */
export const lastReply = (page: Page) => shown(replies(page).last().locator('.body'))
export const finished = (page: Page) => page.locator('.assistant[data-state=done]').last().waitFor()
export const liveText = (page: Page) => shown(page.locator('[aria-live=polite]'))

/** Axe violations. Undecided contrast checks count too. */
export async function violations(page: Page): Promise<string[][]> {
  type Found = { id: string; nodes: { html: string }[] }[]
  await page.evaluate(axe.source)
  const run = 'axe.run().then(({ violations, incomplete }) => [...violations, ...incomplete])'
  const found = (await page.evaluate(run)) as Found
  return found.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

/** Tall enough that nothing scrolls out of view, where axe cannot check it. */
export const allInSight = { width: 390, height: 4000 }

/** No horizontal scrolling, and every button at least 40 by 40 pixels. */
export async function assertFits(page: Page, width: number): Promise<void> {
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
  for (const target of await page.locator('button:visible').all()) {
    const box = await target.boundingBox()
    assert.ok(box && box.width >= 40 && box.height >= 40, `${await shown(target)} ${JSON.stringify(box)}`)
  }
}
