import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, PHONE, startDesk, until } from '../../testing/desk.ts'
import { startWebsite } from '../../testing/website.ts'

const PRICES = '<title>Prices</title><h1>Prices</h1><p>A lamp costs 20 dollars.</p>'

describe('web sources', { skip: noBrowser }, async () => {
  const site = await startWebsite()
  const env = { KNOWLEDGE_ALLOWED_HOSTS: site.host }
  const desks = await startDesk({ env, webLimits: { intervalMs: 0 } })
  const visit = useDashboard()
  Object.assign(site.pages, {
    '/': '<title>Shop</title><h1>Shop</h1><p>Welcome.</p><a href="/prices">Prices</a><a href="/closed">Closed</a>',
    '/prices': PRICES,
    '/closed': (_: unknown, response: ServerResponse) => response.writeHead(403).end(),
  })
  async function add(what: string, address: string, options: object = {}) {
    const desk = await desks.open()
    const path = `${desk.path}/knowledge`
    const visited = await visit(desks.address, { owner: desk.owner, path, ...options })
    const { page } = visited
    await page.getByRole('button', { name: 'Add knowledge' }).click()
    await page.getByRole('menuitem', { name: what }).click()
    await page.getByRole('dialog').getByLabel('Address').fill(address)
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
    return visited
  }
  const openSource = async (page: Page) => {
    const row = page.getByRole('row').filter({ has: page.getByRole('switch') })
    await row.filter({ hasText: 'Ready' }).waitFor()
    await row.getByRole('link').first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  test('a page is read, and read again when its owner asks', async () => {
    const { page } = await add('Web page', `${site.origin}/prices`)
    await openSource(page)
    await page.getByText('A lamp costs 20 dollars.').waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('combobox', { name: 'Read again' }).click()
    await page.getByRole('option', { name: 'Every week' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('definition').filter({ hasText: 'Every week' }).waitFor()
    site.pages['/prices'] = PRICES.replace('20', '25')
    await page.getByRole('button', { name: 'Refresh now' }).click()
    await page.getByText('A lamp costs 25 dollars.').waitFor()
    assert.equal(await page.getByText('A lamp costs 20 dollars.').count(), 0)
  })

  test('a private address is refused with the reason', async () => {
    const { page } = await add('Web page', 'http://10.0.0.1/prices')
    await page.getByRole('alert').filter({ hasText: 'leads to a private network' }).waitFor()
  })

  for (const [size, options] of Object.entries({ desktop: {}, phone: PHONE }))
    test(`a site shows its pages and what failed, on a ${size}`, async () => {
      const visited = await add('Whole site', `${site.origin}/`, options)
      const { page } = visited
      await openSource(page)
      await page.getByRole('link', { name: 'Prices' }).waitFor()
      await until(
        async () =>
          (await page
            .getByText('The site refuses to send this page. Save it as a file, and add that.')
            .count()) === 1,
      )
      const isWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
      assert.equal(await page.evaluate(isWide), false)
      await assertAccessible(visited)
    })
})
