/** The dashboard in a real Chromium, served by a real server, with a signed-in user. */
import { after, afterEach, before } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type Account, chatAt } from './chat.ts'

const KEPT_AS = 'frontdesk:session'

export type DashboardVisit = {
  page: Page
  context: BrowserContext
  /** Page errors and violations of its content security policy. */
  errors: string[]
}

type Options = BrowserContextOptions & {
  /** The signed-in user, if any. */
  owner?: Account
  /** Below `/app`, such as `/settings`. */
  path?: string
}

/** A new account on this server. */
export const newOwner = (address: string, email?: string): Promise<Account> =>
  chatAt(address).newAccount(email)

/**
 * Must be called within `describe`.
 * @returns a function that opens the dashboard of a server in a browser profile of its own
 */
export function useDashboard(): (address: string, options?: Options) => Promise<DashboardVisit> {
  const contexts: BrowserContext[] = []
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())))
  after(() => browser?.close())

  return async (address, { owner, path = '/', ...options } = {}) => {
    const context = await browser.newContext({
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    })
    contexts.push(context)
    if (owner) await signIn(context, address, owner)
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on(
      'console',
      (message) => /Content Security Policy/.test(message.text()) && errors.push(message.text()),
    )
    await page.goto(`${address}/app${path}`)
    return { page, context, errors }
  }
}

/**
 * Stores the session in the format of `dashboard/session.ts`, once, so that a test can sign out. Playwright's
 * `storageState` would open a page for it, which costs two processes.
 */
async function signIn(context: BrowserContext, address: string, account: Account): Promise<void> {
  const { accessToken, refreshToken } = account
  const session = JSON.stringify(JSON.stringify({ accessToken, refreshToken }))
  await context.addInitScript(`
    if (location.origin === '${new URL(address).origin}' && !localStorage.getItem('test:signed-in')) {
      localStorage.setItem('test:signed-in', 'yes')
      localStorage.setItem('${KEPT_AS}', ${session})
    }`)
}
