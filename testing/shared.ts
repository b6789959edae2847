/**
 * What test files share when `npm test` runs them: a Chromium, a server, and on Postgres a migrated template.
 * Environment variables tell the files; without them a file starts its own.
 */
import type { BrowserServer } from 'playwright-core'
import { browserPath, SHARED_BROWSER, startSharedBrowser } from './browser.ts'
import { BUILT, buildPages } from './build.ts'
import { createTemplate, SERVER_URL, TEMPLATE } from './database.ts'
import { SHARED_FRONTDESK, startSharedFrontdesk } from './shared-frontdesk.ts'

/** Starts what these files can share. @returns a function that stops it */
export async function startShared(
  files: readonly string[],
  onCrash: (what: string) => void,
): Promise<() => Promise<void>> {
  const stack = new AsyncDisposableStack()
  const share = (name: string, value: string) => {
    process.env[name] = value
    stack.defer(() => void delete process.env[name])
  }
  try {
    if (SERVER_URL) {
      const { name, remove } = await createTemplate()
      stack.defer(remove)
      share(TEMPLATE, name)
    }
    const needsBrowser = files.some((file) => file.includes('.browser.test.')) && browserPath() !== undefined
    if (needsBrowser) {
      const browser = await startSharedBrowser()
      const crashed = () => onCrash('The shared Chromium ended')
      browser.once('close', crashed)
      stack.defer(() => closeBrowser(browser, crashed))
      share(SHARED_BROWSER, browser.wsEndpoint())
    }
    await buildPages()
    share(BUILT, 'yes')
    const { frontdesk, stop } = await startSharedFrontdesk((reason) =>
      onCrash(`The shared server ended (${reason})`),
    )
    stack.defer(stop)
    share(SHARED_FRONTDESK, JSON.stringify(frontdesk))
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
  return () => stack.disposeAsync()
}

async function closeBrowser(browser: BrowserServer, crashed: () => void): Promise<void> {
  browser.off('close', crashed)
  await browser.close()
}
