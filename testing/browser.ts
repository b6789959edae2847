/** Headless Chromium: the installed one, or Playwright's, which `npm test` downloads if there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
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

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath() ?? '', args: FLAGS.map((flag) => `--${flag}`) })
}
