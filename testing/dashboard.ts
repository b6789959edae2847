/** The dashboard in a real Chromium, served by a real server, with somebody signed in. */
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
/** A build takes some seconds; a lock that is older was left by a process that was killed. */
const LOCK_ENDS_MS = 120_000
const KEPT_AS = 'frontdesk:session'

export type DashboardVisit = {
  page: Page
  context: BrowserContext
  /** What went wrong in the page or against its policy. */
  errors: string[]
}

type Options = BrowserContextOptions & {
  /** Who is signed in; nobody when it is not there. */
  owner?: Account
  /** Below `/app`, such as `/settings`. */
  path?: string
}

/**
 * Builds the dashboard where its sources have changed. To be awaited before the server is started, which looks
 * once for what is built. Several test files at once build it once.
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
 * To be called within `describe`.
 * @returns opens the dashboard of the server at this address, in a browser profile of its own
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
      ...(owner ? { storageState: signedIn(address, owner) } : {}),
      ...options,
    })
    contexts.push(context)
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

/** As `dashboard/session.ts` keeps it. */
function signedIn(address: string, { accessToken, refreshToken }: Account) {
  const kept = { name: KEPT_AS, value: JSON.stringify({ accessToken, refreshToken }) }
  return { cookies: [], origins: [{ origin: new URL(address).origin, localStorage: [kept] }] }
}
