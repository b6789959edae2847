import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { type DashboardVisit, useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, sharedDesk, until } from '../../testing/desk.ts'

const HOURS = '# Opening hours\n\nWe are open from 9 to 5. Our shop is in Taipei.'
const RETURNS = '# Returns\n\nYou may return a lamp within thirty days. The refund is paid in a week.'

const fileOf = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as string),
})

describe('knowledge', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const visit = useDashboard()
  async function open(options: object = {}) {
    const desk = await desks.open()
    const path = `${desk.path}/knowledge`
    return { desk, ...(await visit(desks.address, { owner: desk.owner, path, ...options })) }
  }
  async function withTwoFiles() {
    const opened = await open()
    await choose(opened.page, [fileOf('hours.md', HOURS), fileOf('returns.md', RETURNS)])
    await until(async () => (await readyRows(opened.page).count()) === 2)
    return opened
  }

  test('two files are uploaded and become ready', async () => {
    const { page, errors } = await withTwoFiles()
    const [newest] = await rows(page).allInnerTexts()
    assert.match(newest ?? '', /returns\.md[\s\S]*Ready/)
    await page.getByRole('status').filter({ hasText: 'is ready.' }).waitFor({ state: 'attached' })
    assert.deepEqual(errors, [])
  })

  test('progress is polled while a source is read, not while the page is hidden', async () => {
    const { page } = await withTwoFiles()
    let asked = 0
    await page.route('**/sources?*', async (route) => {
      const response = await route.fetch()
      const { sources, ...rest } = await response.json()
      const progress = { done: 3, total: 10, unit: 'pages' }
      const reading = sources.map((source: object) => ({ ...source, status: 'processing', progress }))
      asked++
      await route.fulfill({ response, json: { ...rest, sources: reading } })
    })
    await page.reload()
    const bar = page.getByRole('progressbar', { name: 'Progress of hours.md' })
    await until(async () => (await bar.getAttribute('aria-valuenow')) === '30')
    await until(async () => asked >= 3)
    const show = (state: string) =>
      page.evaluate(`(() => {
        Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true })
        dispatchEvent(new Event('visibilitychange'))
      })()`)
    await show('hidden')
    // What was asked before may still be under way.
    await page.waitForTimeout(300)
    const before = asked
    await page.waitForTimeout(2500)
    assert.equal(asked, before)
    await show('visible')
    await until(async () => asked > before)
  })

  test('the focus goes into a form, and back to the button', async () => {
    const { page } = await open()
    const focused = () => page.evaluate('document.activeElement.textContent || document.activeElement.name')
    const button = page.getByRole('button', { name: 'Add knowledge' })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Web page' }).waitFor()
    await page.getByRole('menuitem', { name: 'Web page' }).press('Enter')
    await page.getByRole('dialog').getByLabel('Address').waitFor()
    await page.keyboard.type('example.org')
    assert.equal(await page.getByRole('dialog').getByLabel('Address').inputValue(), 'example.org')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await until(async () => String(await focused()).includes('Add knowledge'))
  })

  test('a file is dropped anywhere on the screen', async () => {
    const { page } = await open()
    await page.getByText('Give the chatbot something to answer from').waitFor()
    const dropped = await page.evaluateHandle(`(() => {
      const files = new DataTransfer()
      files.items.add(new File([${JSON.stringify(HOURS)}], 'dropped.md'))
      return files
    })()`)
    const nav = page.getByRole('navigation', { name: 'Main' })
    await nav.dispatchEvent('dragover', { dataTransfer: dropped })
    await page.getByText('Drop files to add them').waitFor()
    await nav.dispatchEvent('drop', { dataTransfer: dropped })
    await readyRows(page).filter({ hasText: 'dropped.md' }).waitFor()
  })

  test('a file that was there already is said so, with a link to it', async () => {
    const { page } = await withTwoFiles()
    await choose(page, [fileOf('again.md', HOURS)])
    const uploads = page.getByRole('region', { name: 'Uploads' })
    await uploads.getByText('Already here as').waitFor()
    await uploads.getByRole('link', { name: 'hours.md' }).waitFor()
    await uploads.getByRole('button', { name: 'Dismiss again.md' }).click()
    await uploads.waitFor({ state: 'detached' })
    assert.equal(await rows(page).count(), 2)
  })

  test('a file that cannot be read says why, and an empty one is not sent', async () => {
    const { page } = await open()
    const program = fileOf('tool.exe', Buffer.from([0x4d, 0x5a, 0, 1, 2, 255, 254, 0]))
    await choose(page, [fileOf('empty.txt', ''), program, fileOf('hours.md', HOURS)])
    await page.getByText('The file is empty.').waitFor()
    const failed = rows(page).filter({ hasText: 'tool.exe' })
    await failed.getByText('This type of file cannot be read.').waitFor()
    await readyRows(page).filter({ hasText: 'hours.md' }).waitFor()
    await page.getByRole('combobox', { name: 'State' }).click()
    await page.getByRole('option', { name: 'Not readable' }).click()
    await until(async () => (await rows(page).count()) === 1)
    await failed.getByRole('link', { name: 'tool.exe' }).click()
    await page.getByRole('alert').filter({ hasText: 'Save it as PDF' }).waitFor()
  })

  test('a source shows its passages, and is renamed, labelled and found by its label', async () => {
    const { page } = await withTwoFiles()
    await page.getByRole('link', { name: 'hours.md' }).click()
    await page.getByRole('heading', { name: 'hours.md', level: 1 }).waitFor()
    await page.getByText('We are open from 9 to 5.').waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Hours')
    await dialog.getByLabel('Labels').fill('shop, Taipei，shop')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Hours', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'Taipei' }).click()
    await until(async () => (await rows(page).count()) === 1)
    assert.match(await rows(page).innerText(), /Hours[\s\S]*shop[\s\S]*Taipei/)
  })

  test('a question shows the passages that would be given, best first, with its words marked', async () => {
    const { page } = await withTwoFiles()
    await page.getByRole('tab', { name: 'Try a question' }).click()
    await page.getByRole('textbox', { name: 'Question' }).fill('Where are the shops that are opened?')
    await page.getByRole('button', { name: 'Search' }).click()
    const best = page.getByRole('tabpanel').getByRole('listitem').first()
    await best.getByRole('link', { name: 'hours.md' }).waitFor()
    assert.deepEqual(await best.locator('mark').allInnerTexts(), ['Opening', 'open', 'shop'])
    await page.getByRole('textbox', { name: 'Question' }).fill('Xylophone quartets?')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing was found').waitFor()
  })

  test('a disabled source is not found; a deleted one is gone', async () => {
    const { page, desk } = await withTwoFiles()
    const search = async () =>
      (await desk.at('POST', `/chatbots/${desk.id}/search`, { query: 'shop in Taipei' })).json.results.length
    assert.equal(await search(), 1)
    const toggle = page.getByRole('switch', { name: 'Use hours.md' })
    await toggle.click()
    await until(async () => (await search()) === 0)
    assert.equal(await toggle.getAttribute('aria-checked'), 'false')
    await page.getByRole('link', { name: 'hours.md' }).click()
    await page.getByRole('switch', { name: 'Use for answers' }).click()
    await until(async () => (await search()) === 1)
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('hours.md was deleted').waitFor()
    await until(async () => (await rows(page).count()) === 1)
    assert.equal(await search(), 0)
  })

  test('the original is downloaded as it came', async () => {
    const { page } = await withTwoFiles()
    await page.getByRole('link', { name: 'hours.md' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    assert.equal(file.suggestedFilename(), 'hours.md')
    assert.equal(await text(await file.createReadStream()), HOURS)
  })

  test('a text is written', async () => {
    const { page } = await open()
    const dialog = await add(page, 'Write a text')
    await dialog.getByLabel('Name').fill('Returns')
    await dialog.getByLabel('Text').fill(RETURNS)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await readyRows(page).filter({ hasText: 'Returns' }).waitFor()
  })

  test('questions are typed, and imported from a CSV', async () => {
    const { page } = await open()
    const dialog = await add(page, 'Questions and answers')
    await dialog.getByRole('textbox', { name: 'Question 1' }).fill('Do you deliver?')
    await dialog.getByRole('textbox', { name: 'Answer 1' }).fill('Yes, within a day.')
    const csv = 'Question;Answer\n"Where; exactly?";In Taipei\nIs there parking?;"Yes, ""free"""\n'
    await dialog.locator('input[type=file]').setInputFiles([fileOf('faq.csv', csv)])
    await page.getByText('2 questions imported').waitFor()
    assert.equal(await dialog.getByRole('textbox', { name: 'Question 2' }).inputValue(), 'Where; exactly?')
    assert.equal(await dialog.getByRole('textbox', { name: 'Answer 3' }).inputValue(), 'Yes, "free"')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await readyRows(page).getByRole('link', { name: 'Do you deliver?' }).click()
    await page.getByText('In Taipei').waitFor()
  })

  test('a refused address is explained in its dialog', async () => {
    const { page } = await open()
    const dialog = await add(page, 'Web page')
    await dialog.getByLabel('Address').fill('http://127.0.0.1/prices')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    assert.equal(await dialog.getByLabel('Address').inputValue(), 'http://127.0.0.1/prices')
  })

  test('unused sources are those that no answer used; a reply links to its source', async () => {
    const { page, desk } = await withTwoFiles()
    assert.match(await (await desk.newVisitor())('When are you open?'), /from 9 to 5/)
    await page.getByRole('combobox', { name: 'State' }).click()
    await page.getByRole('option', { name: 'Not used in 30 days' }).click()
    await until(async () => (await rows(page).count()) === 1)
    await rows(page).getByRole('link', { name: 'returns.md' }).waitFor()
    await page.goto(`${desks.address}/app${desk.path}/conversations/${await desk.number()}`)
    const transcript = page.getByRole('region', { name: 'Transcript' })
    await transcript.locator('summary').last().click()
    await transcript.locator('blockquote').filter({ hasText: 'from 9 to 5' }).waitFor()
    await transcript.getByRole('link', { name: 'hours.md' }).click()
    await page.getByRole('heading', { name: 'hours.md', level: 1 }).waitFor()
  })

  for (const [size, options] of Object.entries({ desktop: {}, phone: PHONE }))
    test(`axe finds nothing and nothing scrolls sideways, on a ${size}`, async () => {
      const visited = await open(options)
      const { page } = visited
      await page.getByText('Give the chatbot something to answer from').waitFor()
      await assertFits(visited)
      await choose(page, [fileOf(`${'long'.repeat(40)}.md`, HOURS), fileOf('empty.md', '')])
      await readyRows(page).first().waitFor()
      await assertFits(visited)
      await page.getByRole('tab', { name: 'Try a question' }).click()
      await page.getByRole('textbox', { name: 'Question' }).fill('When are you open?')
      await page.keyboard.press('Enter')
      await page.locator('mark').first().waitFor()
      await assertFits(visited)
      await page.getByRole('link', { name: 'long' }).click()
      await page.getByText('We are open').waitFor()
      await assertFits(visited)
      await page.getByRole('button', { name: 'Edit' }).click()
      await page.getByRole('dialog').waitFor()
      await assertFits(visited)
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'All knowledge' }).click()
      await add(page, 'Questions and answers')
      await page.getByRole('button', { name: 'Add a question' }).click()
      await assertFits(visited)
    })
})

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('switch') })
const readyRows = (page: Page) => rows(page).filter({ hasText: 'Ready' })

async function choose(page: Page, files: ReturnType<typeof fileOf>[]): Promise<void> {
  await page.getByRole('heading', { name: 'Knowledge', level: 1 }).waitFor()
  await page.locator('input[type=file]').setInputFiles(files)
}

async function add(page: Page, what: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Add knowledge' }).click()
  await page.getByRole('menuitem', { name: what }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: what }).waitFor()
  return dialog
}

async function assertFits(visited: DashboardVisit): Promise<void> {
  const isWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
  assert.equal(await visited.page.evaluate(isWide), false)
  await assertAccessible(visited)
}
