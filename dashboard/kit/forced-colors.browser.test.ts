/** Selection, switches and buttons stay visible in forced-colours mode. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { sharedDesk } from '../../testing/desk.ts'

type Styles = {
  getComputedStyle: (node: unknown, pseudo: string) => { getPropertyValue(name: string): string }
}

const styleOf = (locator: Locator, name: string, pseudo = '') =>
  locator.evaluate(
    (node, [name, pseudo]) =>
      (globalThis as unknown as Styles).getComputedStyle(node, pseudo).getPropertyValue(name),
    [name, pseudo] as const,
  )

describe('forced colours', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const visit = useDashboard()

  test('a switch has a border, and looks different when it is on', async () => {
    const desk = await desks.open({ is_public: false })
    const { page } = await visit(desks.address, { owner: desk.owner, path: `${desk.path}/share` })
    await page.emulateMedia({ forcedColors: 'active' })
    const control = page.getByRole('switch').first()
    assert.equal(await styleOf(control, 'border-top-style'), 'solid')
    const off = await styleOf(control, 'background-color')
    await control.click()
    await page.locator('[role=switch][data-checked]').first().waitFor()
    const deadline = Date.now() + 5000
    while ((await styleOf(control, 'background-color')) === off && Date.now() < deadline)
      await page.waitForTimeout(50)
    assert.notEqual(await styleOf(control, 'background-color'), off)
  })

  test('the current screen is marked by an outline', async () => {
    const desk = await desks.open({})
    const { page } = await visit(desks.address, { owner: desk.owner, path: `${desk.path}/share` })
    await page.emulateMedia({ forcedColors: 'active' })
    const current = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Share' })
    assert.equal(await styleOf(current, 'outline-style'), 'solid')
    const other = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Visitors' })
    assert.equal(await styleOf(other, 'outline-style'), 'none')
  })

  test('the launcher has a border and a bubble in the system’s colour', async () => {
    const desk = await desks.open({})
    const { page } = await visit(desks.address, { owner: desk.owner, path: '/settings' })
    await page.emulateMedia({ forcedColors: 'active' })
    await page.setContent(
      `<script src="${desks.address}/widget.js" data-chatbot-id="${desk.id}" async></script><p>A shop</p>`,
    )
    const launcher = page.locator('button.launcher')
    await launcher.waitFor()
    assert.equal(await styleOf(launcher, 'border-top-style'), 'solid')
    const bubble = await styleOf(launcher, 'background-color', '::before')
    const text = await page.evaluate<string>(`(() => {
      const probe = document.createElement('span')
      probe.style.cssText = 'color: ButtonText'
      document.body.append(probe)
      return getComputedStyle(probe).color
    })()`)
    assert.equal(bubble, text)
  })
})
