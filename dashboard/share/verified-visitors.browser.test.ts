/** End to end: from a new signing secret to a verified visitor's conversation, with the real widget. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from '../../testing/browser.ts'
import { visitorHash, visitorJwt } from '../../testing/creators.ts'
import { useDashboard } from '../../testing/dashboard.ts'
import { assertAccessible, sharedDesk } from '../../testing/desk.ts'
import { openSite, scriptTag, shopPage } from '../../widget/testing/sites.ts'
import { finished, say } from '../../widget/testing/visits.ts'

describe('verified visitors', { skip: noBrowser }, async () => {
  const desks = await sharedDesk()
  const { address } = desks
  const visit = useDashboard()

  /** Generates a secret in the dashboard. @returns the clipboard's text */
  async function generateSecret(page: Page): Promise<string> {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Generate a secret' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Generate' }).click()
    await page.getByRole('figure', { name: 'Signing secret' }).getByRole('button', { name: 'Copy' }).click()
    await page.getByText('Copied').waitFor()
    const copied = (await page.evaluate('navigator.clipboard.readText()')) as string
    await page.getByRole('button', { name: 'Done' }).click()
    return copied
  }

  test('shows a signed visitor as verified with their id, a forged one not', async () => {
    const desk = await desks.open({ facts: 'We open at 8:00.' })
    const opened = await visit(address, { owner: desk.owner, path: `${desk.path}/share` })
    const { page } = opened
    const secret = await generateSecret(page)
    assert.match(secret, /^fdsec_[\w-]{43}$/)

    const tag = (token: string) => shopPage(scriptTag(address, desk.id, token && `data-token="${token}"`))
    const late = await visitorJwt(secret, { sub: 'late-4', name: 'Ada' })
    const site = await openSite({
      pages: {
        '/hmac': tag(`hmac-1:${visitorHash(secret, 'hmac-1')}`),
        '/jwt': tag(await visitorJwt(secret, { sub: 'jwt-2', name: 'Grace', email: 'grace@example.com' })),
        '/forged': tag(await visitorJwt(`${secret}x`, { sub: 'jwt-2', name: 'Grace' })),
        '/late': tag(''),
      },
    })
    assert.notEqual(new URL(site).origin, new URL(address).origin)
    const refused: string[] = []
    const talkAt = async (path: string): Promise<Page> => {
      const { page } = await visit(address, { path: '/sign-in' })
      page.on('console', (message) => {
        if (message.text().startsWith('Frontdesk')) refused.push(message.text())
      })
      await page.goto(site + path)
      await page.locator('button.launcher').click()
      await say(page, `from ${path}`)
      await finished(page)
      return page
    }
    for (const path of ['/hmac', '/jwt', '/forged']) await talkAt(path)
    assert.deepEqual(refused, ['Frontdesk: visitor not verified (token_invalid)'])
    const shop = await talkAt('/late')
    await shop.evaluate(`frontdesk.identify(${JSON.stringify(late)})`)
    await shop.getByText('from /late').waitFor({ state: 'detached' })
    await say(shop, 'signed in late')
    await finished(shop)

    const details = page.getByRole('complementary', { name: 'Details' })
    const numbers = (await desk.conversations()).map(({ number }: { number: number }) => number)
    numbers.sort((a: number, b: number) => a - b)
    for (const [index, [said, id]] of [
      ['from /hmac', 'hmac-1'],
      ['from /jwt', 'jwt-2'],
      ['from /forged', undefined],
      ['from /late', undefined],
      ['signed in late', 'late-4'],
    ].entries()) {
      await page.goto(`${address}/app${desk.path}/conversations/${numbers[index]}`)
      await page
        .getByRole('article')
        .filter({ hasText: said ?? '' })
        .first()
        .waitFor()
      await details.getByText('Started').waitFor()
      assert.equal(await details.getByText('Verified').count(), id ? 1 : 0, said)
      assert.equal(await details.getByText('ID', { exact: true }).count(), id ? 1 : 0, said)
      if (id) await details.getByText(id, { exact: true }).waitFor()
    }
    await assertAccessible(opened)
    await page.goto(`${address}/app${desk.path}/visitors/jwt-2`)
    await page.getByText('grace@example.com').waitFor()
    await page.getByText('Verified', { exact: true }).waitFor()
  })
})
