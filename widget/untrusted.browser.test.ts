/** Text of models, visitors and owners is untrusted: rendering it runs no code and makes no requests. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { asServiceRole } from '../server/database/transaction.ts'
import { noBrowser } from '../testing/browser.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import { payloads } from '../testing/payloads.ts'
import { newProgram } from '../testing/programs.ts'
import { bundle } from './testing/bundle.ts'
import { openSite, scriptTag, shopPage } from './testing/sites.ts'
import { say, useVisits, type Visit } from './testing/visits.ts'

/** Two payloads per message, to save turns. */
const sayings = Array.from({ length: Math.ceil(payloads.length / 2) }, (_, number) =>
  payloads.slice(2 * number, 2 * number + 2).join('\n\n'),
)

/** Images of allowed and other hosts. */
const IMAGES = `![of the shop](https://images.example/car.png) ![of a part of it](https://a.cdn.example/car.png)
![broken](https://images.example/none.png) ![of another](https://evil.example/1.png)
![of its parent](https://cdn.example/1.png) ![without TLS](http://images.example/1.png)
![at another port](https://images.example:8443/1.png) ![alike](https://images.example.evil.example/1.png)`

const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

/** The visitor sends one of the payloads; the model repeats it. */
async function start() {
  const { mock, env } = await startFakeModel()
  sayings.forEach((content, number) => {
    // Split at odd places, into a bounded number of chunks.
    const chunkSize = Math.max(1 + (number % 7), Math.ceil(content.length / 100))
    mock.onMessage(new RegExp(`^${number}: `), { content }, { chunkSize })
  })
  mock.onMessage('images', { content: IMAGES })
  return startTestFrontdesk({ env })
}

const skip = noBrowser
const frontdesk = skip ? undefined : await start()
const address = frontdesk?.address ?? ''

const TAGS =
  /^(P|BLOCKQUOTE|BR|HR|H1|H2|EM|STRONG|S|CODE|PRE|A|UL|OL|LI|TABLE|THEAD|TBODY|TR|TH|TD|DIV|SPAN|BUTTON)$/
const ATTRIBUTES: Record<string, RegExp> = {
  id: /^frontdesk-name$/,
  class: /^(wide|task|formula|greeting|description|chips|chip|name)$/,
  'data-level': /^[1-6]$/,
  start: /^\d+$/,
  scope: /^col$/,
  tabindex: /^0$/,
  role: /^(region|group)$/,
  'aria-label': /^(Table|Code|Suggested questions)$/,
  dir: /^auto$/,
  lang: /^en$/,
  type: /^button$/,
  href: /^(https?:\/\/|mailto:)/,
  title: /^(https?:\/\/|mailto:)/,
  target: /^_blank$/,
  rel: /^noopener noreferrer nofollow ugc$/,
}
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/

type Drawn = { tag: string; attributes: [name: string, value: string][]; text: string }

/** The page's own panel, or the widget's. */
const ROOT = "(document.querySelector('frontdesk-widget')?.shadowRoot ?? document)"

/** All elements created for user text. */
async function assertHarmless({ page }: Visit): Promise<void> {
  const drawn = (await page.evaluate(`
    [...${ROOT}.querySelectorAll('.body *, .introduction *, .name')].map((node) => ({
      tag: node.tagName,
      attributes: [...node.attributes].map(({ name, value }) => [name, value]),
      text: node.tagName === 'A' ? node.textContent : '',
    }))`)) as Drawn[]
  for (const { tag, attributes, text } of drawn) {
    assert.match(tag, TAGS)
    for (const [name, value] of attributes) {
      assert.ok(ATTRIBUTES[name]?.test(value), `${tag} ${name}=${value}`)
    }
    const has = new Map(attributes)
    if (tag !== 'A') continue
    for (const name of ['href', 'rel', 'target', 'title']) assert.ok(has.has(name), `${name} of ${text}`)
    assert.equal(has.get('title'), has.get('href'), 'it says where it leads')
    assert.doesNotMatch(text, REORDERING)
  }
  assert.equal(await page.evaluate('window.stolen'), undefined)
  assert.doesNotMatch(await page.title(), REORDERING)
}

/** A message's bidi controls must not affect the text around it. */
async function assertOrder(page: Page): Promise<void> {
  const reversed = await page.evaluate(`
    [...${ROOT}.querySelectorAll('.body, .message, .footer, .greeting, .description, .chip')].filter((node) => {
      const probe = document.createElement('span')
      probe.textContent = 'abc'
      node.after(probe)
      const at = [0, 1, 2].map((index) => {
        const range = document.createRange()
        range.setStart(probe.firstChild, index)
        range.setEnd(probe.firstChild, index + 1)
        return range.getBoundingClientRect().left
      })
      const isShown = probe.getClientRects().length > 0
      probe.remove()
      return isShown && !(at[0] < at[1] && at[1] < at[2])
    }).map((node) => node.outerHTML.slice(0, 200))`)
  assert.deepEqual(reversed, [])
}

/** Renders a reply whole and in chunks of each size. @returns the HTML of each */
const DRAW_CUT = `
  import { markdown } from './markdown.ts'
  globalThis.drawCut = (text) => [text.length, 1, 2, 3, 5, 8, 13].map((size) => {
    const body = document.createElement('div')
    body.className = 'body'
    document.querySelector('.log').replaceChildren(body)
    const drawing = markdown(body, { strings: { table: 'Table', code: 'Code' }, imageHosts: [] })
    for (let at = 0; at < text.length; at += size) drawing.write(text.slice(at, at + size))
    drawing.end()
    return body.innerHTML
  })`

type Words = { name: string; greeting: string; description: string; questions: readonly string[] }

/** Replaces the sample chatbot's texts. */
async function describeSample({ name, greeting, description, questions }: Words): Promise<void> {
  if (!frontdesk) return
  const configuration = JSON.stringify({ greeting, suggested_questions: questions })
  await asServiceRole(frontdesk.connections, (sql) => [
    sql`
      update chatbots
      set name = ${name}, description = ${description}, configuration = configuration || ${configuration}::text::jsonb
      where id = ${frontdesk.sampleChatbotId}`,
  ])
}

/** Total time limit; a single payload takes milliseconds, the longest some hundred. */
const MAX_RENDER_MS = 5000

/** Payloads that can be sent and stored. */
const sendable = (text: string) => [...text.replaceAll('\u0000', '')].slice(0, 4900).join('')

describe('untrusted text', { skip }, () => {
  const open = useVisits()

  /** @returns the visit, and its side effects */
  async function visit(): Promise<Visit & { doings: string[] }> {
    const made = await open(address)
    const doings: string[] = []
    const { page } = made
    page.on('dialog', (dialog) => {
      doings.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.context().on('page', (other) => doings.push(`window ${other.url()}`))
    page.on(
      'framenavigated',
      (frame) => frame.url() === `${address}/` || doings.push(`went to ${frame.url()}`),
    )
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (!/^\/(assets\/[\w.-]+|api\/chat\/widget\b.*)?$/.test(pathname)) doings.push(`asked for ${pathname}`)
    })
    return { ...made, doings }
  }

  function assertNothingDone({ doings, elsewhere, errors }: Visit & { doings: string[] }): void {
    assert.deepEqual([doings, elsewhere, errors], [[], [], []])
  }

  test('renders while streaming and after a reload, without running code or making requests', async () => {
    const visited = await visit()
    const { page } = visited
    for (const [number, saying] of sayings.entries()) {
      await say(page, `${number}: ${sendable(saying)}`)
      await page.locator('.assistant[data-state=done]').nth(number).waitFor()
    }
    for (const isReloaded of [false, true]) {
      if (isReloaded) await page.reload()
      await page
        .locator('.assistant[data-state=done]')
        .nth(sayings.length - 1)
        .waitFor()
      assert.equal(await page.getByRole('article').count(), 2 * sayings.length)
      await assertHarmless(visited)
      await assertOrder(page)
      const text = await page.getByRole('log').innerText()
      for (const kept of [
        '<script>window.stolen = 1</script>',
        'a remote picture',
        '[seven][reference]',
        'never-closed',
        '{{constructor.constructor(',
        '{window.stolen=62}',
      ]) {
        assert.ok(text.split(kept).length > 2, `${kept} stands there twice`)
      }
    }
    const titles = await page.locator('.body a').evaluateAll((found) => found.map(({ title }) => title))
    assert.ok(
      titles.includes('https://xn--l-7sba6dbr.com/login'),
      'a name in letters of another script is spelt out',
    )
    assertNothingDone(visited)
  })

  test('renders as safely on a third-party site', async () => {
    const { page: here } = await visit()
    for (const [number, saying] of sayings.entries()) {
      await say(here, `${number}: ${sendable(saying)}`)
      await here.locator('.assistant[data-state=done]').nth(number).waitFor()
    }
    const memory = String(await here.evaluate('JSON.stringify({ ...localStorage })'))
    const site = await openSite({
      pages: { '/': shopPage(scriptTag(address, frontdesk?.sampleChatbotId ?? '')) },
    })
    const visited = await open(site)
    const { page, elsewhere, errors } = visited
    await page.evaluate(`Object.assign(localStorage, ${memory})`)
    await page.locator('button.launcher').click()
    await page
      .locator('.assistant[data-state=done]')
      .nth(sayings.length - 1)
      .waitFor()
    await assertHarmless(visited)
    await assertOrder(page)
    const asked = elsewhere.filter((url) => !url.startsWith(address) && !url.startsWith('data:'))
    assert.deepEqual([asked, errors], [[], []])
  })

  test('shows images of allowed hosts, and links for others', async () => {
    if (!frontdesk) return
    const { chatbot } = await newProgram(address, {
      configuration: { image_hosts: ['images.example', '*.cdn.example'] },
    })
    const site = await openSite({ pages: { '/': shopPage(scriptTag(address, chatbot.id)) } })
    const { page, elsewhere } = await open(site)
    const answer = (isThere: boolean) =>
      isThere ? { contentType: 'image/gif', body: PIXEL } : { status: 404 }
    await page.route(/\.example/, (route) => route.fulfill(answer(route.request().url().endsWith('car.png'))))
    await page.locator('button.launcher').click()
    await say(page, 'images')
    await page.locator('.assistant[data-state=done]').waitFor()
    await page.locator('.body a', { hasText: 'broken' }).waitFor()
    const shown = await page
      .locator('.body img')
      .evaluateAll((found) =>
        found.map((image) => [image.getAttribute('alt'), image.getAttribute('referrerpolicy')]),
      )
    assert.deepEqual(shown, [
      ['of the shop', 'no-referrer'],
      ['of a part of it', 'no-referrer'],
    ])
    const links = await page.locator('.body a').allInnerTexts()
    assert.deepEqual(links, [
      'broken',
      'of another',
      'of its parent',
      'without TLS',
      'at another port',
      'alike',
    ])
    const hosts = elsewhere.map((url) => new URL(url).host).filter((host) => host.includes('.example'))
    assert.deepEqual([...new Set(hosts)].sort(), ['a.cdn.example', 'images.example'])
  })

  test('renders the same wherever chunks split, within the time limit', async () => {
    const visited = await visit()
    const { page } = visited
    await page.evaluate(await bundle(DRAW_CUT))
    const slow: string[] = []
    for (const [number, payload] of payloads.entries()) {
      const begun = performance.now()
      const drawings = (await page.evaluate(`drawCut(${JSON.stringify(payload)})`)) as string[]
      const milliseconds = performance.now() - begun
      assert.equal(new Set(drawings).size, 1, `${number} is drawn in one way`)
      if (milliseconds > MAX_RENDER_MS) slow.push(`${number}: ${milliseconds} ms`)
      await assertHarmless(visited)
    }
    assert.deepEqual(slow, [])
    assertNothingDone(visited)
  })

  test('renders the owner’s texts as plain text', async () => {
    const visited = await visit()
    const { page } = visited
    const words = payloads.map((payload) => payload.replaceAll('\u0000', '').slice(0, 5000).trim())
    for (let at = 0; at < words.length; at += 3) {
      const [greeting = '', name = '', description = ''] = [...words, ...words].slice(at, at + 3)
      await describeSample({ name, greeting, description, questions: words.slice(at, at + 10) })
      await page.goto(address)
      // Rendered again by the script.
      await page.locator('.log[role=log]').waitFor()
      await assertHarmless(visited)
      await assertOrder(page)
      const texts = await page
        .locator('.name, .greeting, .description, .chip')
        .evaluateAll((nodes) => nodes.map((node) => node.textContent))
      assert.deepEqual(texts, [name, greeting, description, ...words.slice(at, at + 10)])
    }
    assertNothingDone(visited)
  })
})
