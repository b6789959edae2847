/** The embed script's effect on a page: nothing before it is idle, and no layout shift. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page, Request } from 'playwright-core'
import { noBrowser } from '../testing/browser.ts'
import { newSigningSecret, visitorHash, visitorJwt } from '../testing/creators.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import { configure, newProgram } from '../testing/programs.ts'
import { openSite, scriptTag, shopPage } from './testing/sites.ts'
import { finished, replies, say, useVisits } from './testing/visits.ts'

async function start() {
  const { mock, env } = await startFakeModel()
  mock.onMessage(/.*/, { content: 'Hello to you too.' })
  const frontdesk = await startTestFrontdesk({ env })
  const { address } = frontdesk
  const program = await newProgram(address, {
    name: 'Mina',
    configuration: { theme: { accent: '#004d40', position: 'left' } },
  })
  const other = await newProgram(address, { name: 'Omar' })
  const tag = scriptTag(address, program.chatbot.id)
  const { secret } = await newSigningSecret(address, program.ownerToken, program.chatbot.id)
  const jwt = await visitorJwt(secret, { sub: 'user-2' })
  const hashed = `data-token="user-3:${visitorHash(secret, 'user-3')}"`
  const events = `<script>
    window.heard = []
    document.querySelector('script[async]').onload = () => {
      for (const event of ['ready', 'open', 'close', 'message', 'error'])
        frontdesk.on(event, (detail) => heard.push(detail ? event + ' ' + JSON.stringify(detail) : event))
    }
  </script>`
  const slow = `<img src="/slow" alt="">`
  const site = await openSite({
    pages: {
      '/': shopPage(tag + events),
      '/blank': shopPage(''),
      '/slow-page': shopPage(tag + slow),
      '/open': shopPage(scriptTag(address, program.chatbot.id, 'data-open data-locale="ar"')),
      '/jwt': shopPage(scriptTag(address, program.chatbot.id, `data-token="${jwt}"`)),
      '/hmac': shopPage(scriptTag(address, program.chatbot.id, hashed)),
      '/two': shopPage(tag + scriptTag(address, other.chatbot.id)),
      '/gone': shopPage(scriptTag(address, '00000000-0000-4000-8000-000000000000') + events),
    },
  })
  return { ...frontdesk, site, program, other, tag, secret }
}

const skip = noBrowser
const { site, address, program, secret } = skip
  ? ({ site: '' } as Awaited<ReturnType<typeof start>>)
  : await start()

/** A typed call of the page's API. */
const api = (page: Page, code: string) => page.evaluate(`frontdesk.${code}`)
const heard = async (page: Page): Promise<string[]> => (await page.evaluate('heard')) as string[]
const launchers = (page: Page) => page.locator('button.launcher')
const panels = (page: Page) => page.getByRole('dialog')

describe('the loader', { skip }, () => {
  const visits = useVisits()
  const visit = (path = '/', options = {}) => visits(`${site}${path}`, options)
  const ofServer = (requests: string[]) =>
    requests.filter((url) => url.startsWith(address)).map((url) => new URL(url).pathname)

  test('loads only itself before the page is ready, and the panel on first use', async () => {
    const { page, elsewhere } = await visit('/blank')
    const times = new Map<string, number>()
    page.on('request', (request: Request) => times.set(new URL(request.url()).pathname, performance.now()))
    let loadedAt = Number.POSITIVE_INFINITY
    page.on('load', () => {
      loadedAt = performance.now()
    })
    await page.route('**/slow', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await route.fulfill({ status: 204 })
    })
    elsewhere.length = 0
    await page.goto(`${site}/slow-page`, { waitUntil: 'commit' })
    await launchers(page).waitFor()
    await page.waitForTimeout(300)
    const config = `/api/chat/widget/config/${program.chatbot.id}`
    assert.deepEqual(ofServer(elsewhere), ['/widget.js', config])
    assert.ok((times.get(config) ?? 0) >= loadedAt, 'not before the page was loaded')
    await launchers(page).hover()
    await page.waitForResponse(/\/assets\/widget-/)
    await page.waitForResponse(/\/assets\/english-/)
    assert.equal(await panels(page).count(), 0)
    assert.ok(!elsewhere.some((url) => url.includes('/session')), 'and for no conversation before it is open')
    assert.deepEqual(
      elsewhere.filter((url) => !url.startsWith(address) && !url.startsWith(site)),
      [],
    )
  })

  test('causes no layout shift when opened and closed', async () => {
    const { page } = await visit()
    await page.evaluate(`
      window.shifts = []
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: 'layout-shift', buffered: true })`)
    await page.reload()
    await page.evaluate(`
      window.shifts = []
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: 'layout-shift', buffered: true })`)
    await launchers(page).click()
    await panels(page).waitFor()
    await page.waitForTimeout(400)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(200)
    assert.deepEqual(await page.evaluate('shifts'), [])
    // Otherwise no shift would be observed.
    await page.evaluate(
      "document.querySelector('h1').before(Object.assign(document.createElement('p'), { style: 'height: 200px' }))",
    )
    await page.waitForFunction('shifts.length > 0')
  })

  test('the page can open, close, observe and remove it', async () => {
    const { page, errors } = await visit()
    await launchers(page).waitFor()
    await page.evaluate("window.off = frontdesk.on('open', () => heard.push('open once'))")
    await api(page, 'open()')
    await panels(page).waitFor()
    await say(page, 'hello')
    await finished(page)
    await page.evaluate('off()')
    await api(page, 'close()')
    assert.equal(await panels(page).count(), 0)
    await api(page, 'open()')
    assert.deepEqual(await heard(page), [
      'ready',
      'open',
      'open once',
      'message {"role":"user","text":"hello"}',
      'message {"role":"assistant","text":"Hello to you too."}',
      'close',
      'open',
    ])
    await api(page, "setLocale('zh-TW')")
    await page.getByRole('button', { name: '關閉' }).waitFor()
    assert.equal(await launchers(page).getAttribute('aria-label'), '聊天 Mina')
    assert.equal(await replies(page).count(), 1, 'the conversation is still there')
    await api(page, 'destroy()')
    assert.equal(await page.locator('frontdesk-widget').count(), 0)
    assert.equal(await page.evaluate('window.frontdesk'), undefined)
    assert.deepEqual(errors, [])
  })

  test('a verified visitor sees their latest conversation, and the browser stores nothing of it', async () => {
    const identify = `identify(${JSON.stringify(await visitorJwt(secret, { sub: 'user-1' }))})`
    const { page } = await visit()
    await launchers(page).waitFor()
    await api(page, identify)
    await launchers(page).click()
    await page.getByRole('textbox').fill('hello')
    await page.getByRole('button', { name: 'Send' }).click()
    await finished(page)
    assert.doesNotMatch(String(await page.evaluate('JSON.stringify(localStorage)')), /sessionId/)
    const elsewhere = await visit()
    await launchers(elsewhere.page).click()
    await panels(elsewhere.page).waitFor()
    assert.equal(await replies(elsewhere.page).count(), 0)
    await api(elsewhere.page, identify)
    await replies(elsewhere.page).waitFor()
  })

  for (const [form, path] of [
    ['a JWT', '/jwt'],
    ['an HMAC', '/hmac'],
  ] as const)
    test(`the script tag identifies a visitor by ${form}`, async () => {
      const first = await visit(path)
      await launchers(first.page).click()
      await first.page.getByRole('textbox').fill('hello')
      await first.page.getByRole('button', { name: 'Send' }).click()
      await finished(first.page)
      const again = await visit(path)
      await launchers(again.page).click()
      await replies(again.page).waitFor()
      assert.equal(await replies(again.page).count(), 1)
    })

  test('opens automatically in the configured language, until closed', async () => {
    const { page } = await visit('/open')
    await panels(page).waitFor()
    assert.equal(await panels(page).getAttribute('lang'), 'ar')
    await page.getByRole('button', { name: 'إغلاق' }).click()
    await page.reload()
    await launchers(page).waitFor()
    await page.waitForTimeout(300)
    assert.equal(await panels(page).count(), 0)
  })

  test('two chatbots on a page are independent; the first one has the API', async () => {
    const { page, errors } = await visit('/two')
    await launchers(page).nth(1).waitFor()
    const names = await launchers(page).evaluateAll((found) => found.map(({ ariaLabel }) => ariaLabel))
    assert.deepEqual(names.sort(), ['Chat with Mina', 'Chat with Omar'])
    await page.getByRole('button', { name: 'Chat with Omar' }).click()
    await page.getByRole('dialog', { name: 'Omar' }).waitFor()
    await page.getByRole('button', { name: 'Chat with Mina' }).click()
    await page.getByRole('dialog', { name: 'Mina' }).waitFor()
    assert.equal(await page.evaluate('Object.keys(localStorage).length'), 0)
    assert.deepEqual(errors, [])
  })

  test('a panel that fails to load shows an error with a retry', async () => {
    const { page } = await visit()
    await launchers(page).waitFor()
    await page.route('**/assets/widget-*', (route) => route.abort())
    await launchers(page).click()
    await page.getByRole('button', { name: '⚠ Try again' }).waitFor()
    assert.deepEqual((await heard(page)).at(-1), 'error {"code":"unreachable"}')
    await page.unrouteAll()
    await page.getByRole('button', { name: '⚠ Try again' }).click()
    await panels(page).waitFor()
    assert.equal(await launchers(page).innerText(), '')
  })

  test('an unknown chatbot or a site that is not allowed shows no button', async () => {
    const { page } = await visit('/gone')
    await page.waitForFunction('heard.length > 0')
    assert.deepEqual(await heard(page), ['error {"code":"gone"}'])
    assert.equal(await launchers(page).count(), 0)
    await configure(address, program, { allowed_origins: ['https://shop.example'] })
    const refused = await visit()
    await refused.page.waitForFunction('heard.length > 0')
    await configure(address, program, { allowed_origins: [] })
    assert.equal(await launchers(refused.page).count(), 0)
  })
})
