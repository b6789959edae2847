/** Stopped, interrupted, lost and retried replies, with a server that can be killed. */
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, afterEach, describe, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { noBrowser } from '../testing/browser.ts'
import { call } from '../testing/client.ts'
import { createTestDatabase } from '../testing/database.ts'
import { startProcess } from '../testing/process.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../testing/raw-model.ts'
import { wireTo } from '../testing/wire.ts'
import {
  allInSight,
  assertFits,
  lastReply,
  liveText,
  replies,
  say,
  useVisits,
  violations,
} from './testing/visits.ts'

/** The server as a separate process behind a breakable proxy, with a scripted model. */
async function startServer() {
  const model = await startRawModel()
  const database = await createTestDatabase()
  const env = { ...database.env, OPENAI_BASE_URL: model.baseUrl, LIMIT_SCALE: '0' }
  let server = await startProcess({ ...env, PORT: '0' })
  const { port } = new URL(server.address)
  const wire = await wireTo(server.address)
  after(async () => {
    wire.remove()
    await server.end('SIGKILL')
    await database.remove()
  })
  const restart = async () => {
    server = await startProcess({ ...env, PORT: port })
  }
  return { model, wire, address: server.address, kill: () => server.end('SIGKILL'), restart }
}

const skip = noBrowser
const { model, wire, address, kill, restart } = skip
  ? ({ address: '' } as Awaited<ReturnType<typeof startServer>>)
  : await startServer()

/** Records in the page whether a reconnect notice appeared. */
const WATCH =
  '(window.said = false, new MutationObserver(() => { window.said ||= /Reconn/.test(document.body.innerText) }))'

describe('an interrupted reply', { skip }, () => {
  const visit = useVisits()
  afterEach(() => wire.mend())

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const under = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true })
  const done = (page: Page, count: number) =>
    page
      .locator('.assistant[data-state=done]')
      .nth(count - 1)
      .waitFor()
  const focused = (page: Page) => page.evaluate('document.activeElement.tagName')

  /** Sends a message and starts the model's reply. @returns a function that continues it, once the start is visible */
  async function ask(
    page: Page,
    beginning = 'One two ',
    act: () => Promise<unknown> = () => say(page, 'count'),
  ): Promise<ServerResponse> {
    const { promise, resolve } = Promise.withResolvers<ServerResponse>()
    model.serve((response) => resolve(begin(response)))
    await act()
    const speaking = await promise
    if (!beginning) return speaking
    speaking.write(delta(beginning))
    await page.getByText(beginning.trim()).waitFor()
    return speaking
  }
  /** Waits past the guard after the button changes. */
  const seen = (page: Page) => page.waitForTimeout(260)
  const end = (speaking: ServerResponse, text: string) => speaking.end(delta(text) + STOP + DONE)
  const answerAtOnce = () => model.serve((response) => end(begin(response), 'At once'))

  /** The stored conversation and its newest turn's state. */
  async function stored(page: Page) {
    const memory = await page.evaluate('Object.values(localStorage).join()')
    const { sessionId } = JSON.parse(String(memory))
    const { json, headers } = await call(address, 'GET', `/api/chat/widget/session/${sessionId}`)
    const contents = json.messages.map(({ content }: { content: string }) => content.trim())
    return [headers.get('x-turn-state'), ...contents]
  }

  test('Escape stops it: the partial text stays, and a retry replaces it', async () => {
    const { page } = await visit(address)
    await ask(page)
    await page.keyboard.type('next')
    await page.keyboard.press('Escape')
    await under(page, 'Stopped').waitFor()
    assert.equal(await lastReply(page), 'One two')
    assert.equal(await liveText(page), 'Stopped')
    assert.deepEqual(
      [await focused(page), await page.getByRole('textbox').inputValue()],
      ['TEXTAREA', 'next'],
    )
    assert.ok(await button(page, 'Send').isEnabled())
    assert.deepEqual(await stored(page), ['stopped', 'count', 'One two'])
    await page.reload()
    await under(page, 'Stopped').waitFor()
    assert.equal(await liveText(page), '')
    await page.keyboard.press('Shift+Tab')
    await ask(page, 'Three ', () => page.keyboard.press('Enter'))
    assert.equal(await focused(page), 'TEXTAREA')
    await page.reload()
    await page.getByText('Three').waitFor()
    assert.equal(await page.getByText('One two').count(), 0, 'the reply that is replaced')
    await page.keyboard.press('Escape')
    await under(page, 'Stopped').waitFor()
    end(await ask(page, 'Four ', () => button(page, 'Try again').click()), 'five')
    await done(page, 1)
    assert.equal(await lastReply(page), 'Four five')
    assert.deepEqual(await stored(page), ['done', 'count', 'Four five'])
    assert.equal(await button(page, 'Try again').count(), 0)
  })

  test('the button stops it, even before the message arrives; a second tap on Send does not', async () => {
    const { page } = await visit(address, { viewport: { width: 390, height: 700 }, hasTouch: true })
    const late = async (route: Route) => {
      await page.waitForResponse('**/stop')
      await route.continue()
    }
    await page.route('**/api/chat/widget', late, { times: 1 })
    model.serve((response) => void begin(response))
    await say(page, 'count')
    await seen(page)
    await assertFits(page, 390)
    await button(page, 'Stop').tap()
    await under(page, 'Stopped').waitFor()
    assert.equal(await focused(page), 'DIV', 'no keyboard comes up')
    assert.deepEqual(await stored(page), ['stopped', 'count'])
    await assertFits(page, 390)
    end(await ask(page, 'One ', () => button(page, 'Try again').tap()), 'two')
    await done(page, 1)
    assert.deepEqual(await stored(page), ['done', 'count', 'One two'])
    await page.getByRole('textbox').fill('count')
    await seen(page)
    await ask(page, 'Three ', () => button(page, 'Send').dblclick())
    await seen(page)
    await button(page, 'Stop').tap()
    await under(page, 'Stopped').waitFor()
    answerAtOnce()
    await say(page, 'another')
    await replies(page).last().getByText('At once').waitFor()
    assert.equal(await button(page, 'Try again').count(), 0, 'only the newest turn can be tried again')
    assert.equal(await under(page, 'Stopped').count(), 1)
  })

  test('it resumes after a broken connection, lost network, and a short break without notice', async () => {
    const { page, elsewhere, errors } = await visit(wire.url)
    const speaking = await ask(page)
    wire.cut()
    speaking.write(delta('three '))
    await under(page, 'Reconnecting…').waitFor()
    assert.equal(await liveText(page), 'Reconnecting…')
    wire.mend()
    await page.getByText('One two three').waitFor()
    assert.equal(await under(page, 'Reconnecting…').count(), 0)
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    const again = page.waitForRequest('**/stream')
    await page.context().setOffline(false)
    await again
    speaking.write(delta('four '))
    await page.getByText('One two three four').waitFor()
    let text = 'One two three four '
    let isQuiet = false
    // At least one of a few breaks ends before the notice, even on a slow machine.
    for (let breaks = 0; breaks < 4 && !isQuiet; breaks++) {
      await page.evaluate(`${WATCH}.observe(document.body, { childList: true, subtree: true })`)
      wire.cut()
      wire.mend()
      speaking.write(delta('five '))
      text += 'five '
      await page.getByText(text.trim()).waitFor()
      isQuiet = (await page.evaluate('window.said')) === false
    }
    assert.ok(isQuiet)
    end(speaking, 'six')
    await done(page, 1)
    assert.equal(await lastReply(page), `${text}six`)
    assert.deepEqual(await stored(page), ['done', 'count', `${text}six`])
    assert.deepEqual([model.calls(), elsewhere, errors], [1, [], []])
  })

  test('reconnects after 45 s without a heartbeat; gives up after half a minute without a connection', async () => {
    const { page } = await visit(wire.url)
    await page.clock.install()
    await page.reload()
    const speaking = await ask(page)
    const again = page.waitForRequest('**/stream')
    await page.clock.fastForward(48_000)
    assert.match((await again).headers()['last-event-id'] ?? '', /^[0-9a-f-]{36}\.\d+\.8$/)
    speaking.write(delta('three '))
    await page.getByText('One two three').waitFor()
    // As another process would: the turn runs, but there is no stream.
    await page.route('**/stream', (route) => route.fulfill({ status: 204 }), { times: 1 })
    const read = page.waitForResponse('**/session/*')
    wire.cut()
    wire.mend()
    await read
    await page.clock.fastForward(3000)
    speaking.write(delta('four '))
    await page.getByText('One two three four').waitFor()
    wire.cut()
    while ((await under(page, 'The connection was lost.').count()) === 0) await page.clock.fastForward(5000)
    assert.equal(await lastReply(page), 'One two three four')
    wire.mend()
    await button(page, 'Try again').click()
    end(speaking, 'five')
    await done(page, 1)
    assert.equal(await lastReply(page), 'One two three four five')
    assert.equal(model.calls(), 1)
  })

  test('a message is stored once, whatever happens to its connection', async () => {
    const { page } = await visit(wire.url)
    wire.cut()
    answerAtOnce()
    await say(page, 'first')
    await under(page, 'Reconnecting…').waitFor()
    wire.mend()
    await done(page, 1)
    assert.deepEqual(await stored(page), ['done', 'first', 'At once'])

    const lose = async (isAnswered: boolean) => {
      await page.route(
        '**/api/chat/widget',
        async (route) => {
          const arrived = route.fetch().catch(() => {})
          if (isAnswered) await arrived
          else while (model.calls() === 0) await page.waitForTimeout(10)
          await route.abort()
        },
        { times: 1 },
      )
    }
    await lose(true)
    answerAtOnce()
    await say(page, 'second')
    await done(page, 2)
    assert.equal(model.calls(), 1)

    await lose(false)
    end(await ask(page, 'One '), 'two')
    await done(page, 3)
    assert.equal(model.calls(), 1)
    const all = ['done', 'first', 'At once', 'second', 'At once', 'count', 'One two']
    assert.deepEqual(await stored(page), all)

    wire.cut()
    await say(page, 'last')
    await under(page, 'Reconnecting…').waitFor()
    await page.keyboard.press('Escape')
    await under(page, 'Not sent: the server could not be reached.').waitFor()
    wire.mend()
    answerAtOnce()
    await button(page, 'Try again').click()
    await done(page, 4)
    assert.deepEqual(await stored(page), [...all, 'last', 'At once'])
  })

  test('an undelivered message survives a reload, unless it was rejected', async () => {
    const { page } = await visit(address)
    const queued = /"queued":\{"text":"(.*?)"/
    const waiting = async () =>
      queued.exec(String(await page.evaluate('Object.values(localStorage).join()')))?.[1]
    // The page itself loads, but its API calls fail.
    const cut = () => page.route('**/api/**', (route) => route.abort('connectionrefused'))
    answerAtOnce()

    await cut()
    await say(page, 'on its way')
    await page.reload()
    assert.equal(await waiting(), 'on its way')
    await page.unrouteAll()
    await page.reload()
    await done(page, 1)
    assert.equal(await waiting(), undefined)

    await cut()
    await page.clock.install()
    await say(page, 'given up')
    while ((await under(page, 'Not sent: the server could not be reached.').count()) === 0)
      await page.clock.fastForward(5000)
    assert.equal(await waiting(), 'given up')
    await page.unrouteAll()
    await page.reload()
    await done(page, 2)
    assert.deepEqual(await stored(page), ['done', 'on its way', 'At once', 'given up', 'At once'])

    await page.route('**/api/chat/widget', (route) => route.fulfill({ status: 422 }))
    await say(page, 'refused')
    await button(page, 'Try again').waitFor()
    await page.reload()
    await done(page, 2)
    assert.equal(await waiting(), undefined)
  })

  test('retries after a model failure', async () => {
    const { page } = await visit(address)
    model.serve((response) => response.writeHead(400).end())
    await say(page, 'hello')
    await button(page, 'Try again').waitFor()
    assert.match(await lastReply(page), /^Sorry/)
    await page.reload()
    answerAtOnce()
    await button(page, 'Try again').click()
    await replies(page).last().getByText('At once').waitFor()
    await done(page, 1)
    assert.deepEqual(await stored(page), ['done', 'hello', 'At once'])
  })

  for (const [locale, colorScheme, stop, stopped, reconnecting] of [
    ['en-GB', 'dark', 'Stop', 'Stopped', 'Reconnecting…'],
    ['bn-BD', 'light', 'থামান', 'থামানো হয়েছে', 'আবার সংযোগ করা হচ্ছে…'],
    ['zh-TW', 'dark', '停止', '已停止', '正在重新連線…'],
  ] as const) {
    test(`axe finds nothing, nothing moves, ${locale}, ${colorScheme}`, async () => {
      const options = { locale, colorScheme, viewport: allInSight, reducedMotion: 'reduce' } as const
      const { page } = await visit(wire.url, options)
      await ask(page, '')
      await page.getByRole('img').waitFor()
      assert.equal(await page.evaluate('document.getAnimations().length'), 0)
      assert.equal(await button(page, stop).getAttribute('title'), `${stop} (Esc)`)
      await seen(page)
      await button(page, stop).click()
      await under(page, stopped).waitFor()
      await ask(page)
      wire.cut()
      await under(page, reconnecting).waitFor()
      assert.deepEqual(await violations(page), [])
    })
  }

  // The last test: it ends the server.
  test('kill -9 of the server: shows the stored part, and a retry works', async () => {
    const { page } = await visit(address)
    const speaking = await ask(page, 'A whole sentence. ')
    await page.waitForTimeout(800)
    speaking.write(delta('And what was not kept '))
    await page.getByText('not kept').waitFor()
    await kill()
    await under(page, 'Reconnecting…').waitFor()
    await restart()
    await under(page, 'The reply was cut off.').waitFor({ timeout: 30_000 })
    const [state, , kept] = await stored(page)
    assert.equal(state, 'interrupted')
    assert.match(kept, /^A whole sentence\./)
    assert.equal(await lastReply(page), kept)
    end(await ask(page, 'One ', () => button(page, 'Try again').click()), 'two')
    await done(page, 1)
    assert.equal(await lastReply(page), 'One two')
    assert.deepEqual(await stored(page), ['done', 'count', 'One two'])
  })
})
