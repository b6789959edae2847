/** The panel mounted in a page, bundled as in the dashboard. */
import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { noBrowser } from '../testing/browser.ts'
import { newUser } from '../testing/client.ts'
import { newConsole } from '../testing/console.ts'
import { startFakeModel } from '../testing/fake-model.ts'
import { startTestFrontdesk } from '../testing/frontdesk.ts'
import { openSite } from './testing/sites.ts'
import { finished, replies, say, useVisits } from './testing/visits.ts'

async function start() {
  const { mock, env } = await startFakeModel()
  mock.onMessage(/.*/, { content: 'Hello to you too.' })
  const { address } = await startTestFrontdesk({ env })
  const desk = await newConsole(address, await newUser(address), { name: 'Mina' })
  const page =
    '<!doctype html><html lang="en"><title>Preview</title><div id="host" style="height: 600px"></div>'
  return { address, desk, site: await openSite({ pages: { '/': page } }) }
}

/** `mountPanel` for the page. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('mount.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'mounting' } },
  })
  const [made] = [built].flat() as { output: { code: string }[] }[]
  return made?.output[0]?.code ?? ''
}

const skip = noBrowser
const { address, desk, site } = skip ? ({ site: '' } as Awaited<ReturnType<typeof start>>) : await start()

const look = {
  name: 'Mina',
  greeting: 'Hello!',
  theme: { accent: '#1f6feb', mode: 'light', position: 'right' },
  language: 'en',
  suggested_questions: ['Do you deliver?'],
}

describe('the panel of a preview', { skip }, () => {
  const visit = useVisits()
  let code: string
  before(async () => {
    code = await bundle()
  })

  async function mount(page: Page, more: object): Promise<void> {
    const options = JSON.stringify({ server: address, chatbotId: desk.id, look, ...more })
    await page.evaluate(
      `${code}; window.mounted = mounting.mountPanel(document.querySelector('#host'), ${options})`,
    )
  }

  test('uses the given session and stores nothing', async () => {
    const { page, errors } = await visit(site)
    const { session, read } = await desk.visitor()
    await mount(page, { sessionId: session })
    await page.getByRole('button', { name: 'Do you deliver?' }).click()
    await finished(page)
    assert.equal(await page.evaluate('localStorage.length'), 0)
    assert.equal(await page.getByRole('button', { name: 'New conversation' }).count(), 0)
    assert.equal((await read()).length, 2)
    assert.deepEqual(errors, [])
  })

  test('applies a new look at once, and keeps the conversation and the draft', async () => {
    const { page } = await visit(site)
    await mount(page, { locale: 'en' })
    await say(page, 'hello')
    await finished(page)
    await page.getByRole('textbox').fill('half a thou')
    const other = {
      ...look,
      name: 'Omar',
      greeting: 'Good day!',
      theme: { ...look.theme, accent: '#ffd400', mode: 'dark' },
    }
    await page.evaluate(`mounted.update(${JSON.stringify(other)})`)
    await page.getByRole('heading', { name: 'Omar' }).waitFor()
    await page.getByText('Good day!').waitFor()
    assert.equal(await replies(page).count(), 1)
    assert.equal(await page.getByRole('textbox').inputValue(), 'half a thou')
    const drawn = `(() => {
      const { backgroundColor, color } = getComputedStyle(host.shadowRoot.querySelector('.mark'))
      return [backgroundColor, color]
    })()`
    assert.deepEqual(await page.evaluate(drawn), ['rgb(255, 212, 0)', 'rgb(0, 0, 0)'])
    await page.evaluate('mounted.destroy()')
    assert.equal(await page.getByRole('textbox').count(), 0)
    await mount(page, { locale: 'ar' })
    await page.getByRole('button', { name: 'إرسال' }).waitFor()
    // Without a session it uses the browser's own conversation.
    await replies(page).waitFor()
  })
})
