/** The widget's calls and the framed page on third-party sites, under strict policies. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { asServiceRole } from '../server/database/transaction.ts'
import { noBrowser, openBrowser } from '../testing/browser.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import { configure, newProgram, storedIn } from '../testing/programs.ts'
import { bundle } from './testing/bundle.ts'

const LATE_MS = 300
const REPLY = 'one two three four five six seven'

async function start() {
  const { mock, env } = await startFakeModel()
  mock.onMessage('slowly', { content: REPLY }, { latency: LATE_MS, chunkSize: 4 })
  mock.onMessage(/.*/, { content: 'Welcome to **you**.' })
  const frontdesk = await startTestFrontdesk({ env })
  return {
    ...frontdesk,
    script: /\/assets\/[\w.-]+\.js/.exec(await (await fetch(frontdesk.address)).text())?.[0],
  }
}

/** A site with one page. @returns its origin */
async function openSite(headers: Record<string, string>, body: string): Promise<string> {
  const server = createServer((request, answer) => {
    answer.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html', ...headers })
    answer.end(request.url === '/' ? `<!doctype html><title>A shop</title>${body}` : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

const skip = noBrowser
const frontdesk = skip ? undefined : await start()
const address = frontdesk?.address ?? ''

/** CSP allows only this server's script and calls; COEP requires opt-in. */
const STRICTEST = {
  'content-security-policy': `default-src 'none'; script-src ${address}; connect-src ${address}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'referrer-policy': 'no-referrer',
}

describe('on third-party pages', { skip }, () => {
  let browser: Browser
  let widget: string
  before(async () => {
    browser = await openBrowser()
    widget = await bundle("import { openApi } from './api.ts'; globalThis.openApi = openApi")
  })
  after(() => browser?.close())

  type Visit = {
    page: Page
    /** Has `api` and a `signal` in scope. */
    run: <Result>(code: string) => Promise<Result>
    /** The loaded scripts. */
    loaded: string[]
  }

  async function visit(site: string): Promise<Visit> {
    const page = await (await browser.newContext()).newPage()
    page.setDefaultTimeout(10_000)
    const loaded: string[] = []
    page.on('requestfinished', (request) => request.resourceType() === 'script' && loaded.push(request.url()))
    await page.addInitScript(
      "globalThis.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push([event.violatedDirective, event.blockedURI]))",
    )
    await page.goto(site)
    await page.evaluate(widget)
    const setUp = `const api = openApi(${JSON.stringify(address)}); const { signal } = new AbortController()`
    return {
      page,
      run: (code) => page.evaluate(`(async () => { ${setUp}; ${code} })()`) as Promise<never>,
      loaded,
    }
  }
  const violationsOn = (page: Page) => page.evaluate('violations')

  test('all API calls work under a strict CSP without violations', async () => {
    const site = await openSite(STRICTEST, `<script src="${address}${frontdesk?.script}"></script>`)
    const program = await newProgram(address, { configuration: { allowed_origins: [site] } })
    const { page, run, loaded } = await visit(site)
    assert.equal(await page.evaluate('crossOriginIsolated'), true)
    const session = await run<string>(
      `return api.createSession(${JSON.stringify(program.chatbot.id)}, 'visitor-1', signal)`,
    )
    const named = JSON.stringify(session)
    const events = await run<string>(`return (await api.say(${named}, 'hello', 'key-1', signal)).text()`)
    assert.match(events, /Welcome to/)
    const again = await run<string[]>(
      `const answer = await api.say(${named}, 'hello', 'key-1', signal); return [await answer.text(), answer.headers.get('idempotent-replayed')]`,
    )
    assert.deepEqual(again, [events, 'true'])
    const stopped = await run<[boolean, string, boolean]>(`
      const reply = api.say(${named}, 'slowly', 'key-2', signal).then((answer) => answer.text())
      await new Promise((resolve) => setTimeout(resolve, ${3 * LATE_MS}))
      const resumed = await api.resume(${named}, undefined, signal)
      const heard = resumed.text()
      const isStopped = await api.stop(${named}, signal)
      return [isStopped, (await api.readSession(${named}, signal)).turn, (await heard) === (await reply)]`)
    assert.deepEqual(stopped, [true, 'stopped', true])
    const retried = await run<string>(`return (await api.retry(${named}, signal)).text()`)
    assert.match(retried, /"type":"finish"/)
    const { messages, turn } = await run<{ messages: { role: string; content: string }[]; turn: string }>(
      `return api.readSession(${named}, signal)`,
    )
    assert.equal(turn, 'done')
    assert.deepEqual(
      messages.map(({ content }) => content),
      ['hello', 'Welcome to **you**.', 'slowly', REPLY],
    )
    assert.deepEqual(await violationsOn(page), [])
    assert.deepEqual(loaded, [`${address}${frontdesk?.script}`])
    // Otherwise no violation would be observed.
    await run(`await fetch('http://127.0.0.1:9/').catch(() => {})`)
    assert.deepEqual(await violationsOn(page), [['connect-src', 'http://127.0.0.1:9/']])
  })

  test('the widget runs under a strict CSP without violations', async () => {
    const program = await newProgram(address, { name: 'Mina' })
    const line = `<script src="${address}/widget.js" data-chatbot-id="${program.chatbot.id}" async></script>`
    const { page } = await visit(await openSite(STRICTEST, line))
    await page.locator('button.launcher').click()
    await page.getByRole('dialog', { name: 'Mina' }).getByRole('textbox').fill('hello')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('Welcome to you.').waitFor()
    const look = `(() => {
      const { shadowRoot } = document.querySelector('frontdesk-widget')
      const { position, backgroundColor } = getComputedStyle(shadowRoot.querySelector('button.launcher'))
      const { width } = getComputedStyle(shadowRoot.querySelector('dialog'))
      return [position, backgroundColor, width]
    })()`
    assert.deepEqual(await page.evaluate(look), ['fixed', 'rgb(31, 111, 235)', '392px'])
    await page.getByRole('button', { name: 'Helpful', exact: true }).click()
    await page.locator('.up[aria-pressed=true]').waitFor()
    await page.evaluate("frontdesk.setLocale('bn')")
    await page.getByRole('button', { name: 'বন্ধ করুন' }).click()
    assert.deepEqual(await violationsOn(page), [])
  })

  test('the script loads into a cross-origin isolated page', async () => {
    const site = await openSite(STRICTEST, '')
    const { page } = await visit(site)
    const load = (path: string) =>
      page.evaluate(
        `fetch(${JSON.stringify(address + path)}, { mode: 'no-cors' }).then(() => 'in', () => 'out')`,
      )
    assert.equal(await load(frontdesk?.script ?? ''), 'in')
    assert.equal(await load('/api/chat/widget/config/x'), 'in')
    for (const path of ['/health', '/conversations', '/', '/docs'])
      assert.equal(await load(path), 'out', path)
  })

  test('a site that is not allowed gets no data and stores none', async () => {
    const site = await openSite(STRICTEST, '')
    const program = await newProgram(address, { configuration: { allowed_origins: [site] } })
    const { run } = await visit(site)
    const id = JSON.stringify(program.chatbot.id)
    const session = await run<string>(`return api.createSession(${id}, 'visitor-1', signal)`)
    await configure(address, program, { allowed_origins: ['https://shop.example'] })
    for (const code of [
      `api.createSession(${id}, 'visitor-2', signal)`,
      `api.say('${session}', 'hello', 'key-1', signal)`,
      `api.readSession('${session}', signal)`,
      `api.retry('${session}', signal)`,
      `api.stop('${session}', signal)`,
      `api.resume('${session}', undefined, signal)`,
    ]) {
      assert.equal(
        await run(`return ${code}.then(() => 'read', (error) => error.message)`),
        'Failed to fetch',
        code,
      )
    }
    assert.deepEqual(frontdesk && (await storedIn(frontdesk.connections, session)), [])
  })

  test('only allowed sites can frame the page', async () => {
    const frame = `<iframe src="${address}/" width="600" height="600"></iframe>`
    const [named, other] = [await openSite({}, frame), await openSite({}, frame)]
    const show = async (origins: string[]) => {
      if (!frontdesk) return
      await asServiceRole(frontdesk.connections, (sql) => [
        sql`
          update chatbots set configuration = configuration || ${JSON.stringify({ allowed_origins: origins })}::text::jsonb
          where id = ${frontdesk.sampleChatbotId}`,
      ])
    }
    const framedBy = async (site: string) => {
      const { page } = await visit(site)
      const framed = page.frames()[1]
      assert.ok(framed)
      await framed.waitForLoadState()
      return { framed, isShown: framed.url() === `${address}/` }
    }
    await show([])
    assert.equal((await framedBy(named)).isShown, false)
    await show([named])
    const { framed, isShown } = await framedBy(named)
    assert.equal(isShown, true)
    await framed.getByRole('textbox').fill('hello')
    await framed.getByRole('textbox').press('Enter')
    await framed.getByRole('log').getByText('Welcome to you.').waitFor()
    assert.equal((await framedBy(other)).isShown, false)
  })
})
