/**
 * Headless Chromium: the installed one, or Playwright's, which `npm test` downloads if there is none. `npm test`
 * launches one for all files; a file that runs alone launches its own.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserServer, chromium } from 'playwright-core'

const PLACES = [
  // Without the windows that a whole Chromium opens unseen: a fifth of its processor time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const FLAGS = [
  'no-sandbox',
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
]

/** Names the shared browser's address to the test files. */
export const SHARED_BROWSER = 'TEST_BROWSER'

/** The path in the variable CHROMIUM, or a usual installation path. */
export const browserPath = () =>
  [process.env.CHROMIUM, ...PLACES, chromium.executablePath()].find((place) => place && existsSync(place))

/** For `skip`: why browser tests cannot run here, false when they can. */
export const noBrowser = browserPath() ? false : 'no Chromium on this machine; CHROMIUM may name one'

/**
 * Downloads Playwright's Chromium, some 170 MB, with a progress bar; on Linux its libraries must be
 * installed.
 */
export function installBrowser(): void {
  const script = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core')))
  process.stderr.write('No Chromium is on this machine: downloading one for the tests (once) ...\n')
  const { status } = spawnSync(process.execPath, [script, 'install', '--no-shell', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0)
    process.stderr.write('It could not be had: the tests in a browser are skipped. CHROMIUM may name one.\n')
}

const launchOptions = () => ({
  executablePath: browserPath() ?? '',
  args: FLAGS.map((flag) => `--${flag}`),
})

/** A browser for several test files at once; each has contexts of its own. */
export function startSharedBrowser(): Promise<BrowserServer> {
  return chromium.launchServer({
    ...launchOptions(),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

/** Closing it closes its contexts, and the browser unless that is shared. */
export function openBrowser(): Promise<Browser> {
  const shared = process.env[SHARED_BROWSER]
  return shared ? chromium.connect(shared) : chromium.launch(launchOptions())
}
