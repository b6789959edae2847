/** `npm run screenshots`: takes every screenshot from a real server into docs/screenshots. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openSite, scriptTag } from '../../widget/testing/sites.ts'
import { call } from '../client.ts'
import { useDashboard } from '../dashboard.ts'
import { PHONE, startDesk } from '../desk.ts'
import { startFakeModel } from '../fake-model.ts'
import { CONTENT, FORM, spread, talk, teach } from './coffee.ts'

const FOLDER = join(import.meta.dirname, '../../docs/screenshots')
const DESKTOP = { viewport: { width: 1280, height: 800 } }
const DARK = { colorScheme: 'dark' } as const

const SHOP = (tag: string, language: string) => `<!doctype html>
<html lang="${language}" ${language === 'ar' ? 'dir="rtl"' : ''}><head><title>Lumen Coffee</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body{margin:0;font:1.1rem/1.6 Georgia,serif;color:#3a2a20;background:#faf5ee}
header{padding:1.5rem 2.5rem;border-bottom:1px solid #e6d9c8;font-size:1.4rem}
main{padding:3rem 2.5rem;max-width:36rem}h1{font-size:2.6rem;line-height:1.15;margin:0 0 1rem}
@media(max-width:600px){main,header{padding:1.5rem}h1{font-size:2rem}}</style></head>
<body><header>Lumen Coffee</header><main><h1>Small batches, roasted on Tuesdays.</h1>
<p>Beans from farms that we know by name, sent the day you order. Come by in Rua das Flores, or have a bag at your
door in two to four days.</p></main>${tag}</body></html>`

describe('the screenshots', { timeout: 600_000 }, async () => {
  await mkdir(FOLDER, { recursive: true })
  const { mock, env } = await startFakeModel()
  teach(mock)
  const desks = await startDesk({ env: { ...env, USE_AI_CHATBOT: 'true' } })
  const { address, connections, setupCode } = desks
  const desk = await desks.open(CONTENT, 'ana@lumen.example')
  const wholesale = await desk.at('POST', '/api/console/chatbots', {
    name: 'Lumen Wholesale',
    description: 'Takes enquiries of cafés and offices.',
    is_public: true,
    form: FORM,
    configuration: { model: 'builtin/answerer' },
  })
  await talk(desk, 64)
  await spread(connections)
  await enquire(address, wholesale.json.id)
  const page = scriptTag(address, desk.id)
  const site = await openSite({ pages: { '/': SHOP(page, 'en'), '/ar': SHOP(page, 'ar') } })
  const open = useDashboard()
  const take = async (page: Page, name: string) => {
    await page.waitForLoadState('networkidle').catch(() => undefined)
    await page.mouse.move(0, 0)
    await page.waitForTimeout(600)
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  }
  const show = (path: string, options = {}) =>
    open(address, { owner: desk.owner, path, ...DESKTOP, ...options })

  for (const [name, path, options] of [
    ['chatbots', '/', {}],
    ['new', '/new', {}],
    ['editor', `${desk.path}/build`, {}],
    ['editor-phone', `${desk.path}/build`, PHONE],
    ['visitors', `${desk.path}/visitors`, {}],
    ['numbers', `${desk.path}/numbers`, {}],
    ['numbers-dark', `${desk.path}/numbers`, DARK],
    ['numbers-phone', `${desk.path}/numbers`, PHONE],
    ['share', `${desk.path}/share`, {}],
    ['settings', '/settings', {}],
    ['records', `/chatbots/${wholesale.json.id}/records`, {}],
  ] as const)
    test(name, async () => {
      const { page } = await show(path, options)
      await take(page, name)
    })

  for (const tab of ['Knowledge', 'Model', 'Form', 'Appearance'])
    test(`the editor's ${tab}`, async () => {
      const { page } = await show(`${desk.path}/build`)
      await page.getByRole('tab', { name: tab }).click()
      await take(page, `editor-${tab.toLowerCase()}`)
    })

  test('conversations', async () => {
    const number = await desk.number()
    const { page } = await show(`${desk.path}/conversations/${number}`)
    await take(page, 'conversations')
    const phone = await show(`${desk.path}/conversations`, PHONE)
    await take(phone.page, 'conversations-phone')
    const dark = await show(`${desk.path}/conversations/${number}`, DARK)
    await take(dark.page, 'conversations-dark')
  })

  test('a conversation that its owner has taken over', async () => {
    const say = desk.visitorCalled('guest-taken', 'Miguel Santos')
    await say('Do you roast decaf?')
    const number = await desk.number()
    const at = `/api/console/chatbots/${desk.id}/conversations/${number}`
    await desk.at('POST', `${at}/take-over`)
    await say('It is for my mother, she cannot sleep.')
    await desk.at('POST', `${at}/messages`, {
      content:
        'Hello Miguel, Ana here. We roast a decaf from Colombia every second Tuesday, the next bags are ready on Thursday.',
    })
    await desk.at('POST', `${at}/notes`, { content: 'Wants decaf: tell him when Thursday’s batch is done.' })
    const { page } = await show(`${desk.path}/conversations/${number}`)
    await take(page, 'taken-over')
  })

  for (const [name, path, options] of [
    ['widget', '/', DESKTOP],
    ['widget-dark', '/', { ...DESKTOP, ...DARK }],
    ['widget-phone', '/', PHONE],
    ['widget-arabic', '/ar', DESKTOP],
  ] as const)
    test(name, async () => {
      const { page } = await open(address, { path: '/sign-in', ...options })
      await page.goto(`${site}${path}`)
      await page.locator('button.launcher').click()
      const dialog = page.getByRole('dialog')
      await dialog
        .getByRole('textbox')
        .fill(name === 'widget-arabic' ? 'هل يمكنني إيقاف الاشتراك مؤقتًا؟' : 'How long does delivery take?')
      await page.keyboard.press('Enter')
      await dialog.locator('.message.assistant[data-state=done]').waitFor()
      await take(page, name)
    })

  for (const [name, options] of [
    ['page', DESKTOP],
    ['page-phone', PHONE],
    ['page-dark', { ...DESKTOP, ...DARK }],
  ] as const)
    test(name, async () => {
      const { page } = await open(address, { path: '/sign-in', ...options })
      await page.goto(`${address}/c/${desk.slug}`)
      await page.getByRole('textbox').fill('Which beans taste of chocolate?')
      await page.keyboard.press('Enter')
      await page.locator('.message.assistant[data-state=done]').waitFor()
      await take(page, name)
    })

  test('the first screens', async () => {
    const setup = await open(address, { path: `/setup#${setupCode}`, ...DESKTOP })
    await take(setup.page, 'setup')
    const signIn = await open(address, { path: '/sign-in', ...DESKTOP })
    await take(signIn.page, 'sign-in')
  })
})

/** Two complete enquiries, and an incomplete one. */
async function enquire(address: string, chatbot_id: string): Promise<void> {
  const visitors = [
    ['Hello', 'Café Aurora', 'Porto', '12', 'ana@aurora.example'],
    ['Hi', 'Studio Nove', 'Lisbon', '4', 'office@nove.example'],
    ['Good morning', 'Hotel Miramar', 'Faro'],
  ]
  for (const [index, said] of visitors.entries()) {
    let token: string | undefined
    for (const message of said) {
      const { json } = await call(address, 'POST', '/chat', {
        body: { message, visitor_id: `enquiry-${index}`, chatbot_id },
        headers: token ? { 'x-visitor-token': token } : {},
      })
      token ??= json.visitor_token
    }
  }
}
