/** The dashboard in a real Chromium, served by a real server, with a signed-in user. */
import { execFile } from 'node:child_process'
import { mkdir, rmdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type Account, chatAt } from './chat.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LOCK = join(tmpdir(), 'frontdesk-dashboard-build')
/** A build takes some seconds; an older lock was left by a killed process. */
const LOCK_ENDS_MS = 120_000
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

/**
 * Builds the dashboard if its sources have changed. Call it before the server starts, which looks for the
 * build only once. Concurrent test files build it once.
 */
export async function buildDashboard(): Promise<void> {
  while (!(await isLocked())) await wait(200)
  try {
    await promisify(execFile)(process.execPath, ['scripts/build-dashboard.js'], { cwd: ROOT })
  } finally {
    await rmdir(LOCK)
  }
}

async function isLocked(): Promise<boolean> {
  try {
    await mkdir(LOCK)
    return true
  } catch {
    const made = await stat(LOCK).catch(() => undefined)
    if (made && Date.now() - made.mtimeMs > LOCK_ENDS_MS) await rmdir(LOCK).catch(() => undefined)
    return false
  }
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
