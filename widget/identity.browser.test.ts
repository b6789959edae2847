/** Verified visitors in the widget: rejected tokens, and isolation between visitors. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../testing/browser.ts'
import { call } from '../testing/client.ts'
import { newSigningSecret, visitorHash, visitorJwt } from '../testing/creators.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import { newProgram } from '../testing/programs.ts'
import { openSite, scriptTag, shopPage } from './testing/sites.ts'
import { finished, replies, say, useVisits } from './testing/visits.ts'

const EVENTS = `<script>
  window.refusals = []
  document.querySelector('script[async]').onload = () =>
    frontdesk.on('identityrefused', (detail) => refusals.push(detail))
</script>`

async function start() {
  const { mock, env } = await startFakeModel()
  mock.onMessage(/.*/, { content: 'Hello to you too.' })
  return startTestFrontdesk({ env })
}

const skip = noBrowser
const address = skip ? '' : (await start()).address

/** A chatbot with a signing secret, and a site that embeds it. Each test has its own secret, since some are retired. */
async function newShop(attributes: (secret: string) => Promise<string> | string = () => '') {
  const { chatbot, ownerToken: token } = await newProgram(address, { name: 'Mina' })
  const { id, secret } = await newSigningSecret(address, token, chatbot.id)
  const tag = scriptTag(address, chatbot.id, await attributes(secret))
  const secrets = `/api/console/chatbots/${chatbot.id}/signing-secrets`
  const conversations = `/api/console/chatbots/${chatbot.id}/conversations`
  return {
    site: await openSite({ pages: { '/': shopPage(tag + EVENTS) } }),
    tokenOf: (visitor: string) => `${visitor}:${visitorHash(secret, visitor)}`,
    retire: async () => {
      assert.equal((await call(address, 'DELETE', `${secrets}/${id}`, { token })).status, 204)
    },
    /** Per conversation with messages, newest first: the visitor's verification and id. */
    visitors: async () => {
      const { json } = await call(address, 'GET', conversations, { token })
      type Summary = { visitor: { visitor_id: string; is_verified?: boolean } }
      return json.conversations.map(({ visitor }: Summary) => visitor.is_verified && visitor.visitor_id)
    },
  }
}

const launcher = (page: Page) => page.locator('button.launcher')
const said = (page: Page) => page.locator('article.user .body').allInnerTexts()
const refusals = (page: Page) => page.evaluate('refusals') as Promise<{ code: string }[]>
const identify = (page: Page, token = '') =>
  page.evaluate(`frontdesk.identify(${token && JSON.stringify(token)})`)

async function ask(page: Page, text: string): Promise<void> {
  const before = await replies(page).count()
  await say(page, text)
  await replies(page).nth(before).waitFor()
  await finished(page)
}

describe('a verified visitor', { skip }, () => {
  const visits = useVisits()
  const visit = async (site: string) => {
    const opened = await visits(site)
    const complaints: string[] = []
    opened.page.on('console', (message) => {
      if (message.type() === 'error' && message.text().startsWith('Frontdesk'))
        complaints.push(message.text())
    })
    await launcher(opened.page).waitFor()
    return { ...opened, complaints }
  }

  for (const [form, attributes, code] of [
    [
      'an expired JWT',
      async (secret: string) =>
        `data-token="${await visitorJwt(secret, { sub: 'user-1', exp: 1_000_000_000 })}"`,
      'token_expired',
    ],
    [
      'a hash of somebody else',
      (secret: string) => `data-token="user-1:${visitorHash(secret, 'x')}"`,
      'visitor_hash_invalid',
    ],
  ] as const)
    test(`continues anonymously with ${form}, and warns the page's developer`, async () => {
      const shop = await newShop(attributes)
      const { page, complaints, errors } = await visit(shop.site)
      await launcher(page).click()
      await page.waitForFunction('refusals.length > 0')
      assert.deepEqual(await refusals(page), [{ code }])
      assert.deepEqual(complaints, [`Frontdesk: visitor not verified (${code})`])
      await ask(page, 'hello')
      assert.deepEqual(await shop.visitors(), [undefined])
      await page.reload()
      await launcher(page).waitFor()
      await replies(page).waitFor()
      assert.deepEqual(await said(page), ['hello'], 'the browser remembers it, as of anybody')
      assert.deepEqual(errors, [])
    })

  test('is not shown to an unverified visitor, nor while the token is checked', async () => {
    const shop = await newShop()
    const { page } = await visit(shop.site)
    await launcher(page).click()
    await ask(page, 'said by nobody')
    await identify(page, shop.tokenOf('grace'))
    await replies(page).waitFor({ state: 'detached' })
    await ask(page, 'said by Grace')
    let answer = () => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/api/chat/widget/session', async (route) => {
      await asked
      await route.continue()
    })
    await identify(page, 'mallory:'.padEnd(72, '0'))
    await page.getByText('said by Grace').waitFor({ state: 'detached' })
    answer()
    await page.getByText('said by nobody').waitFor()
    assert.deepEqual(await refusals(page), [{ code: 'visitor_hash_invalid' }])
    await ask(page, 'said by nobody again')
    assert.deepEqual(await said(page), ['said by nobody', 'said by nobody again'])
    await page.getByRole('button', { name: 'New conversation' }).click()
    await ask(page, 'new')
    assert.deepEqual(await shop.visitors(), [undefined, undefined, 'grace'], 'nothing more is said as Grace')
  })

  test('stays anonymous when the server is unreachable', async () => {
    const shop = await newShop()
    const { page } = await visit(shop.site)
    await identify(page, shop.tokenOf('grace'))
    await launcher(page).click()
    await ask(page, 'said by Grace')
    await page.route('**/api/chat/widget/session', (route) => route.abort())
    await identify(page, shop.tokenOf('ada'))
    await page.waitForFunction('refusals.length > 0')
    assert.deepEqual(await refusals(page), [{ code: 'unreachable' }])
    assert.deepEqual(await said(page), [])
    await page.unrouteAll()
    await identify(page, shop.tokenOf('grace'))
    await page.getByText('said by Grace').waitFor()
  })

  test('a rejected token leaves the anonymous conversation unchanged', async () => {
    const shop = await newShop()
    const { page } = await visit(shop.site)
    await launcher(page).click()
    await ask(page, 'hello')
    await page.getByRole('textbox').fill('half wri')
    await identify(page, 'nonsense')
    await page.waitForFunction('refusals.length > 0')
    assert.deepEqual(await refusals(page), [{ code: 'token_invalid' }])
    assert.deepEqual(await said(page), ['hello'])
    assert.equal(await page.getByRole('textbox').inputValue(), 'half wri')
    await ask(page, 'and more')
    assert.deepEqual(await said(page), ['hello', 'and more'])
  })

  test('the last identify call wins, whichever response comes first', async () => {
    const shop = await newShop()
    const { page } = await visit(shop.site)
    await launcher(page).click()
    await identify(page, shop.tokenOf('grace'))
    await ask(page, 'said by Grace')
    let answer = () => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/api/chat/widget/session', async (route) => {
      if (route.request().postData()?.includes('grace')) await asked
      await route.continue().catch(() => {})
    })
    await identify(page, shop.tokenOf('grace'))
    await identify(page, shop.tokenOf('ada'))
    await ask(page, 'said by Ada')
    answer()
    await page.unrouteAll({ behavior: 'wait' })
    await ask(page, 'said by Ada too')
    assert.deepEqual(await said(page), ['said by Ada', 'said by Ada too'])
    assert.deepEqual(await shop.visitors(), ['ada', 'grace'])
    assert.deepEqual(await refusals(page), [], 'who was overtaken was not refused')
  })

  test('signs out when the page identifies nobody', async () => {
    const shop = await newShop()
    const { page } = await visit(shop.site)
    await launcher(page).click()
    await ask(page, 'said by nobody')
    await identify(page, shop.tokenOf('grace'))
    await replies(page).waitFor({ state: 'detached' })
    await ask(page, 'said by Grace')
    await identify(page)
    await page.getByText('said by nobody').waitFor()
    assert.deepEqual(await said(page), ['said by nobody'])
    assert.deepEqual(await refusals(page), [])
  })

  test('can start a new conversation after their token expires', async () => {
    const shop = await newShop()
    const { page, complaints } = await visit(shop.site)
    await identify(page, shop.tokenOf('grace'))
    await launcher(page).click()
    await ask(page, 'said by Grace')
    await shop.retire()
    await page.getByRole('button', { name: 'New conversation' }).click()
    await ask(page, 'said by who knows whom')
    assert.deepEqual(await refusals(page), [{ code: 'visitor_hash_invalid' }])
    assert.equal(complaints.length, 1)
    assert.deepEqual(await shop.visitors(), [undefined, 'grace'])
    assert.equal(await page.getByRole('button', { name: 'Previous conversation' }).count(), 0)
  })
})
