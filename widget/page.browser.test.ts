import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { BrowserContextOptions, Page, Request } from 'playwright-core'
import { noBrowser } from '../testing/browser.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import {
  allInSight,
  assertFits,
  finished,
  liveText,
  replies,
  say,
  shown,
  useVisits,
  violations,
} from './testing/visits.ts'

const assistant = `---
name: Mina
description: Knows the cars on the lot
languages: [en, bn, zh-Hant]
greeting: Hello! What would you like to know?
suggested_questions:
  - Which cars do you have?
  - When are you open?
---

# Instructions

Be friendly and brief.

# Facts

Honda Civic 2022, silver, $25,000.
`

const cars = `We have two cars:

1. **Honda Civic 2022**, silver, $25,000
2. **Toyota Yaris 2019**, blue, $12,000

### More of them

See [the list](https://example.com/cars), with \`code\`:

> and a quotation

| car | price |
|---|---|
| Civic | $25,000 |

- [x] washed

\`\`\`json
${JSON.stringify({ cars: Array.from({ length: 12 }, (_, number) => `car ${number}`) })}
\`\`\`

${'A test drive takes about half an hour. '.repeat(40)}`

/** The real server with a fake model. */
async function startFrontdesk() {
  const { mock, env } = await startFakeModel()
  const { address } = await startTestFrontdesk({ env, assistant })
  return { address, model: mock }
}

/** The fake model's replies. Latency in milliseconds between chunks, size in characters. */
function teach(): void {
  const broken = { latency: 100, chunkSize: 10, truncateAfterChunks: 4 }
  model?.onMessage('Which cars do you have?', { content: cars }, { latency: 10, chunkSize: 30 })
  model?.onMessage('slowly', { content: 'one two three four five six' }, { latency: 400, chunkSize: 5 })
  model?.onMessage('break', { content: 'This reply breaks off in the middle' }, broken)
  model?.onMessage(/^hello/, { content: 'Hello to **you** too.' })
}

const skip = noBrowser
const { address, model } = skip ? { address: '' } : await startFrontdesk()

describe('the public page', { skip }, () => {
  const open = useVisits()
  const visit = (options?: BrowserContextOptions) => open(address, options)
  const trouble = (page: Page, text: string) => page.getByRole('log').getByText(text)
  before(teach)

  test('streams a reply, and shows it after a reload', async () => {
    const { page, elsewhere, errors } = await visit()
    assert.equal(await page.evaluate('localStorage.length'), 0, 'no session before the first message')
    await page.getByRole('button', { name: 'Which cars do you have?' }).click()
    await page.getByRole('img', { name: 'Writing a reply' }).waitFor()
    const seen = new Set<number>()
    while ((await page.locator('.assistant[data-state=done]').count()) === 0) {
      seen.add((await shown(replies(page).last())).length)
    }
    assert.ok(seen.size > 3, `it was drawn in ${seen.size} steps`)
    assert.equal(await page.locator('.assistant ol > li strong').count(), 2)
    assert.equal(
      await page.getByRole('link', { name: 'the list' }).getAttribute('href'),
      'https://example.com/cars',
    )
    assert.match(await liveText(page), /^Mina: We have two cars:/)
    const before = await shown(page.getByRole('log'))
    await page.reload()
    await page.locator('.assistant').waitFor()
    assert.equal(await shown(page.getByRole('log')), before)
    assert.equal(await liveText(page), '', 'what was read before is not read again')
    assert.deepEqual([elsewhere, errors], [[], []])
  })

  test('works by keyboard alone: write, break the line, send, copy, start over, go back', async () => {
    const { page } = await visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    const focused = () => page.evaluate('document.activeElement.ariaLabel || document.activeElement.tagName')
    assert.equal(await focused(), 'TEXTAREA')
    await page.keyboard.type('hello')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('there')
    await page.keyboard.press('Enter')
    await finished(page)
    assert.equal(await focused(), 'TEXTAREA')
    assert.equal(await shown(page.getByRole('article', { name: 'You' })), 'hello\nthere')
    await page.keyboard.press('Shift+Tab')
    assert.equal(await focused(), 'Copy')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), 'Hello to **you** too.')
    for (const label of ['Not helpful', 'Helpful', 'Conversation']) {
      await page.keyboard.press('Shift+Tab')
      assert.equal(await focused(), label)
    }
    await page.keyboard.press('Shift+Tab')
    assert.equal(await focused(), 'New conversation')
    await page.keyboard.press('Enter')
    assert.equal(await focused(), 'TEXTAREA')
    assert.equal(await page.getByRole('article').count(), 0)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Hello to you too.').waitFor()
  })

  test('Enter that ends a composition does not send', async () => {
    const { page } = await visit()
    const box = page.getByRole('textbox')
    await box.fill('にほん')
    for (const event of ['isComposing: true, keyCode: 13', 'keyCode: 229']) {
      const dispatch = `new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ${event} })`
      await page.evaluate(`document.querySelector('textarea').dispatchEvent(${dispatch})`)
    }
    assert.equal(await box.inputValue(), 'にほん')
    assert.equal(await page.getByRole('article').count(), 0)
  })

  test('a draft can be typed while a reply streams, and a reload resumes the reply', async () => {
    const { page } = await visit()
    await say(page, 'slowly')
    await page.getByText('one').waitFor()
    await page.keyboard.type('next')
    assert.equal(await page.getByRole('button', { name: 'Send' }).count(), 0)
    await page.keyboard.press('Enter')
    assert.equal(await page.getByRole('textbox').inputValue(), 'next')
    await page.reload()
    await page.locator('.assistant[data-state=streaming]').waitFor()
    await finished(page)
    assert.match(await shown(replies(page)), /^one two three four five six/)
    assert.equal(await page.getByRole('article').count(), 2)
  })

  test('queues one message offline, also over a reload, and sends it once', async () => {
    const { page } = await visit()
    const offline = async (isOffline: boolean) => {
      await page.context().setOffline(isOffline)
    }
    await say(page, 'hello')
    await finished(page)
    await offline(true)
    await page.getByText('You are offline.').waitFor()
    await say(page, 'hello again')
    await trouble(page, 'Not sent yet: you are offline.').waitFor()
    assert.match(await liveText(page), /Not sent yet: you are offline/)
    await say(page, 'one more')
    assert.equal(await page.getByRole('textbox').inputValue(), 'one more', 'one message waits, not two')
    await page.getByRole('button', { name: 'Cancel' }).click()
    assert.equal(await page.getByRole('article').count(), 2)
    await say(page, 'hello at last')
    await trouble(page, 'Not sent yet').waitFor()
    const sent: string[] = []
    const note = (request: Request) => {
      const key = request.headers()['idempotency-key']
      if (key) sent.push(`${key} ${request.postData()}`)
    }
    page.context().on('request', note)
    // The page itself loads, but its API calls fail.
    await page.route('**/api/**', (route) => route.abort())
    await offline(false)
    await page.reload()
    await page.unroute('**/api/**')
    await page.reload()
    while (/queued/.test(String(await page.evaluate('JSON.stringify(localStorage)'))))
      await page.waitForTimeout(50)
    await replies(page).nth(1).waitFor()
    await finished(page)
    // It may have arrived before the last reload: then it shows twice until the stored conversation is loaded.
    await page.getByRole('article').nth(4).waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('article').count(), 4)
    assert.equal(await page.getByRole('button', { name: /Cancel|Try again/ }).count(), 0)
    assert.ok(sent.length > 0)
    assert.equal(new Set(sent).size, 1, 'under one key')
    await page.reload()
    await replies(page).nth(1).waitFor()
    assert.equal(await page.getByRole('article').count(), 4, 'stored once')
  })

  test('says how long to wait after too many messages', async () => {
    const { page } = await visit()
    const refusal = { status: 429, headers: { 'retry-after': '7' }, json: { detail: 'Too many requests' } }
    await page.route('**/api/chat/widget', (route) => route.fulfill(refusal), { times: 1 })
    await say(page, 'hello')
    await trouble(page, 'Please wait 7 seconds.').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await finished(page)
  })

  test('says that no more messages can be stored today', async () => {
    const { page } = await visit()
    const refusal = { status: 429, headers: { 'retry-after': '54321' }, json: { code: 'too_much_stored' } }
    await page.route('**/api/chat/widget', (route) => route.fulfill(refusal), { times: 1 })
    await say(page, 'hello')
    await trouble(page, 'Please try again tomorrow.').waitFor()
  })

  test('an interrupted reply keeps its text and can be retried', async () => {
    const { page } = await visit()
    await say(page, 'break')
    await trouble(page, 'The reply was cut off.').waitFor()
    assert.match(await shown(replies(page)), /^This reply/)
    const again = page.waitForRequest('**/api/chat/widget/retry')
    await page.getByRole('button', { name: 'Try again' }).click()
    await again
    await trouble(page, 'The reply was cut off.').waitFor()
    assert.equal(await page.getByRole('article').count(), 2)
  })

  test('silently replaces a session unknown to the server', async () => {
    const { page } = await visit()
    await say(page, 'hello')
    await finished(page)
    const forget =
      "for (const key in localStorage) if (key.startsWith('frontdesk:')) localStorage[key] = " +
      "JSON.stringify({ ...JSON.parse(localStorage[key]), sessionId: '00000000-0000-4000-8000-000000000000' })"
    await page.evaluate(forget)
    await page.reload()
    await page.getByRole('button', { name: 'When are you open?' }).waitFor()
    await say(page, 'hello')
    await finished(page)
    assert.equal(await page.getByRole('article').count(), 2)
  })

  test('works with blocked storage', async () => {
    const { page, errors } = await visit()
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    )
    await page.reload()
    await say(page, 'hello')
    await finished(page)
    assert.deepEqual(errors, [])
  })

  test('allows 5,000 characters, with a counter near the limit', async () => {
    const { page } = await visit()
    const box = page.getByRole('textbox')
    await box.fill('😀'.repeat(4990))
    await page.getByText('4,990 of 5,000 characters').waitFor()
    assert.ok(await page.getByRole('button', { name: 'Send' }).isEnabled())
    await box.fill('😀'.repeat(5003))
    await page.getByText('3 characters too many').waitFor()
    assert.ok(await page.getByRole('button', { name: 'Send' }).isDisabled())
    await box.press('Enter')
    assert.equal(await page.getByRole('article').count(), 0)
  })

  test('does not scroll a reader further up, and shows a new-messages button', async () => {
    const { page } = await visit({ viewport: { width: 390, height: 500 } })
    await say(page, 'Which cars do you have?')
    await finished(page)
    const atEnd =
      "(() => { const log = document.querySelector('.log'); return log.scrollHeight - log.scrollTop - log.clientHeight < 2 })()"
    assert.ok(await page.evaluate(atEnd))
    await say(page, 'slowly')
    await page.getByText('one').waitFor()
    await page.evaluate("document.querySelector('.log').scrollTop = 0")
    await page.getByRole('button', { name: 'New messages' }).click()
    assert.ok(await page.evaluate(atEnd))
    await finished(page)
    assert.equal(await page.getByRole('button', { name: 'New messages' }).count(), 0)
  })

  for (const [name, width, height] of [
    ['phone', 390, 844],
    ['small phone', 320, 568],
    ['desktop', 1440, 900],
  ] as const) {
    test(`fits a ${name}: no horizontal scrolling, every target 40 pixels`, async () => {
      const { page } = await visit({ viewport: { width, height }, hasTouch: width < 500 })
      for (const talking of [false, true]) {
        if (talking) await say(page, 'Which cars do you have?')
        if (talking) await finished(page)
        const size = (await page.evaluate(
          '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
        )) as number[]
        assert.deepEqual(size, [width, height])
        assert.ok(await page.getByRole('textbox').isVisible())
        await assertFits(page, width)
        const font = await page.evaluate("getComputedStyle(document.querySelector('textarea')).fontSize")
        assert.equal(font, '16px', 'smaller, and a phone zooms in')
      }
    })
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, ${colorScheme}`, async () => {
      const { page } = await visit({ colorScheme, viewport: allInSight })
      assert.deepEqual(await violations(page), [], 'empty')
      await say(page, 'Which cars do you have?')
      await finished(page)
      assert.deepEqual(await violations(page), [], 'with a reply')
      await say(page, 'break')
      await page.getByRole('button', { name: 'Try again' }).waitFor()
      assert.deepEqual(await violations(page), [], 'with a failure')
      await page.getByRole('button', { name: 'New conversation' }).click()
      assert.deepEqual(await violations(page), [], 'started over')
    })
  }

  test('uses the visitor’s language', async () => {
    for (const [locale, language, label] of [
      ['bn-BD', 'bn', 'আপনার বার্তা'],
      ['zh-HK', 'zh-Hant', '你的訊息'],
      ['fr', 'en', 'Your message'],
    ]) {
      const { page } = await visit({ locale: locale as string })
      await page.getByRole('textbox', { name: label as string }).waitFor()
      assert.equal(await page.evaluate('document.documentElement.lang'), language)
    }
  })
})
